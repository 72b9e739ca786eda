import { ok, type Result } from '../result';
import type { Page } from '../transcription';
import { decodeText } from './encoding/decode-text';
import type { Decode, TextEncoding } from './encoding/encodings';
import type { TextNote } from './encoding/notes';
import { detectFile } from './detect/detect';
import { isRefused, type PageKind, type TextKind } from './detect/kinds';
import { noEncoding, refusal, type OpenErrorCode } from './detect/refusals';

/** A file that can be read here: its decoded text, which for a page file is its markup. */
export type OpenedText = {
  readonly kind: TextKind | PageKind;
  readonly text: string;
  readonly encoding: TextEncoding;
  readonly notes: readonly TextNote[];
};

/** The one way in for texts, at every door: what the file is, and its text; or why it is not taken. */
export function openText(bytes: Uint8Array, name: string, decode: Decode): Result<OpenedText, OpenErrorCode> {
  const detected = detectFile(bytes, name);
  const { kind, detail } = detected;
  if (isRefused(kind)) return refusal({ kind, detail });
  const decoded = decodeText(bytes, decode);
  if (decoded.ok) return ok({ kind, ...decoded.value });
  return decoded.error.code === 'not-text' ? refusal({ kind: 'binary', detail: '' }) : noEncoding();
}

/** The text of pages to compare with: a line a Line; a form feed begins each page but the first. */
export function textOfPages(pages: readonly Page[]): string {
  const texts = pages.map(({ lines }) => lines.map(({ text }) => text).join('\n'));
  return `${texts.join('\n\f')}\n`;
}
