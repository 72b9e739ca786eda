import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { ReferenceRole } from '../core/discrepancy/discrepancy';
import { fail, ok, type Result } from '../core/result';
import { decodeText } from './decode-text';
import type { NewReference } from './project-create';

export type TextFileCode = 'missing' | 'empty' | 'not-text' | 'too-large' | 'unreadable';

/** A text file larger than this is not a transcription: War and Peace is 6 MB. */
const MAX_TEXT_BYTES = 64_000_000;

/** Reads a plain text file in UTF-8, UTF-16, Windows-1251 or KOI8-R. The message says what to do next. */
export async function readTextFile(
  path: string,
): Promise<Result<{ text: string; bytes: Uint8Array }, TextFileCode>> {
  const bytes = await readBytes(path);
  if (!bytes.ok) return bytes;
  if (bytes.value.length === 0) return fail('empty', 'The file is empty. Give a file with text in it.');
  const text = looksBinary(bytes.value) ? null : decodeText(bytes.value);
  if (text === null)
    return fail('not-text', 'This is not a text file. Save it as plain text (UTF-8) and give that.');
  if (text.trim() === '') return fail('empty', 'The file has no text in it. Give a file with text.');
  return ok({ text, bytes: bytes.value });
}

async function readBytes(path: string): Promise<Result<Uint8Array, TextFileCode>> {
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

/** Text in any supported encoding has no NUL but in UTF-16, which begins with a byte order mark. */
function looksBinary(bytes: Uint8Array): boolean {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return !isUtf16 && bytes.subarray(0, 8_192).includes(0);
}

/** A text to compare with, ready for a project. */
export async function readReference(
  path: string,
  role: ReferenceRole,
): Promise<Result<NewReference, TextFileCode>> {
  const read = await readTextFile(path);
  if (!read.ok) return read;
  const fileName = basename(path);
  const label = basename(path, extname(path));
  return ok({ role, label, fileName, bytes: read.value.bytes, text: read.value.text });
}
