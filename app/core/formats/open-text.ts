import { fail, ok, type Result } from '../base/result';
import type { Page } from '../page/transcription';
import { decodeText } from './encoding/decode-text';
import type { Decode } from './encoding/encodings';
import type { TextNote } from './encoding/notes';
import { detectFile } from './detect/detect';
import { isRefused, type Detected, type GivenFile } from '../base/file-kinds';
import { refusal, type OpenErrorCode } from './detect/refusals';

/** A file that can be read here, as its reader takes it, and what the person should know of how its bytes are text. */
export type OpenedFile = { readonly file: GivenFile; readonly notes: readonly TextNote[] };

/** The one way in for texts, at every door: what the file is, and its text or bytes; or why it is not taken. */
export function openText(bytes: Uint8Array, name: string, decode: Decode): Result<OpenedFile, OpenErrorCode> {
  const detected = detectFile(bytes, name);
  const { kind, detail } = detected;
  if (isRefused(kind)) return refusal({ kind, detail });
  if (isPacked(detected)) return ok({ file: { kind, bytes }, notes: [] });
  const decoded = decodeText(bytes, decode);
  if (decoded.ok) return ok({ file: { kind, text: decoded.value.text }, notes: decoded.value.notes });
  return decoded.error.code === 'not-text' ? refusal({ kind: 'binary', detail: '' }) : fail('no-encoding');
}

/** Whether a document's text stands in its bytes otherwise than as text of one encoding. */
function isPacked({ kind, detail }: Detected): boolean {
  return kind === 'docx' || kind === 'rtf' || kind === 'pdf' || (kind === 'odt' && detail !== 'flat');
}

/** The text of pages to compare with: a line a Line; a form feed begins each page but the first. */
export function textOfPages(pages: readonly Page[]): string {
  const texts = pages.map(({ lines }) => lines.map(({ text }) => text).join('\n'));
  return `${texts.join('\n\f')}\n`;
}
