import type { Failure } from '../../result';
import { detectText } from './detect';
import { isPageKind, isRefused, PAGE_KIND_NAMES } from './kinds';
import { pastedPages, refusal } from './refusals';

/** A tag or two are what somebody transcribes or quotes; the source of a file is longer. */
const FEWEST_CHARACTERS = 80;

/** Why a text that is pasted is not taken: it is the source of a file, with its markup. Null for text. */
export function pastedSource(text: string): Failure | null {
  const { kind, detail } = detectText(text);
  if (kind === 'empty' || (text.length < FEWEST_CHARACTERS && kind !== 'rtf')) return null;
  if (isPageKind(kind)) return pastedPages(PAGE_KIND_NAMES[kind]).error;
  return isRefused(kind) ? refusal({ kind, detail }).error : null;
}
