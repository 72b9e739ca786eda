import { failure, type Failure } from '../../base/result';
import { detectText } from './detect';
import { isRefused, KIND_NAMES } from '../../base/file-kinds';
import { refusal } from './refusals';

/** A tag or two are what somebody transcribes or quotes; the source of a file is longer. */
const FEWEST_CHARACTERS = 80;

/** Why a text that is pasted is not taken: it is the source of a file, with its markup. Null for text. */
export function pastedSource(text: string): Failure | null {
  const { kind, detail } = detectText(text);
  if (kind === 'empty' || (text.length < FEWEST_CHARACTERS && kind !== 'rtf')) return null;
  if (isRefused(kind)) return refusal({ kind, detail }).error;
  return kind === 'plain-text' ? null : failure('pasted-pages', { format: KIND_NAMES[kind] });
}
