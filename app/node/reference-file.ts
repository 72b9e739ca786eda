import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { ReferenceRole, Span } from '../core/discrepancy/discrepancy';
import { fail, ok, type Result } from '../core/result';
import { splitByScript } from '../core/facts/publication';
import { readPlainText } from '../core/formats/plain-text';
import type { NewReference } from './project-create';

export type TextFileCode = 'missing' | 'empty' | 'not-text' | 'too-large' | 'unreadable';

/** A text file larger than this is not a transcription: War and Peace is 6 MB. */
const MAX_TEXT_BYTES = 64_000_000;

/** Reads a plain text file in any encoding that Russian texts come in. The message says what to do next. */
export async function readTextFile(
  path: string,
): Promise<Result<{ text: string; bytes: Uint8Array }, TextFileCode>> {
  const bytes = await readBytes(path);
  if (!bytes.ok) return bytes;
  if (bytes.value.length === 0) return fail('empty', 'The file is empty. Give a file with text in it.');
  const read = readPlainText(bytes.value, (part, encoding) =>
    new TextDecoder(encoding, { ignoreBOM: true }).decode(part),
  );
  if (!read.ok) return fail('not-text', read.error.message);
  const { text } = read.value;
  if (text.trim() === '') return fail('empty', 'The file has no text in it. Give a file with text.');
  return ok({ text, bytes: bytes.value });
}

/** The bytes of a text file of a reasonable size. */
export async function readBytes(path: string): Promise<Result<Uint8Array, TextFileCode>> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return fail('unreadable', 'This is a folder. Name the file in it.');
    if (found.size > MAX_TEXT_BYTES)
      return fail('too-large', 'The file is larger than 64 MB. Split it into parts.');
    return ok(await readFile(path));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return fail('missing', 'There is no such file. Check the name and the folder.');
    return fail(
      'unreadable',
      `The file cannot be read (${code ?? 'unknown reason'}). Check who may read it.`,
    );
  }
}

/**
 * Texts to compare with, ready for a project. A file that holds both languages is taken apart by script
 * (DESIGN section 1) and gives two, whatever `role` says.
 */
export async function readReferences(
  path: string,
  role: ReferenceRole,
): Promise<Result<readonly NewReference[], TextFileCode>> {
  const read = await readTextFile(path);
  if (!read.ok) return read;
  const fileName = basename(path);
  const label = basename(path, extname(path));
  const { text, bytes } = read.value;
  const halves = splitByScript(text);
  if (halves === null) return ok([{ role, label, fileName, bytes, text }]);
  const half = (half: ReferenceRole): NewReference => {
    return { role: half, label: `${label} (${half})`, fileName, bytes, text: textOf(text, halves[half]) };
  };
  return ok([half('transcription'), half('translation')]);
}

function textOf(text: string, span: Span): string {
  return text.slice(span.from, span.to);
}
