import { basename, dirname, extname, join, resolve } from 'node:path';
import { accountText } from '../core/formats/account/account-words';
import { KIND_NAMES, isParsed } from '../core/base/file-kinds';
import type { FormatFile } from '../core/formats/index';
import { textNoteText } from '../core/formats/encoding/notes';
import { openText, textOfPages } from '../core/formats/open-text';
import { writeOne, writeWhole, type WriteOptions } from '../core/formats/write/write-format';
import {
  isPageFormat,
  TEXT_EXPORTS,
  WRITTEN_ENDINGS,
  WRITTEN_FORMATS,
  type TextExport,
} from '../core/formats/write/written-formats';
import { baseName } from '../core/import/import-doubts';
import type { Language } from '../core/base/language';
import { failure, type Failure } from '../core/base/result';
import type { Page } from '../core/page/transcription';
import { writePdf } from '../core/formats/pdf/pdf-write';
import { readScanHeader } from '../core/scan/header';
import { attempt } from '../node/disk/disk-error';
import { decodeBytes } from '../node/disk/decode-bytes';
import { durableWrite } from '../node/disk/durable-write';
import { makeParents } from '../node/review/new-review';
import { makeInputs, notesOfLayer } from './input';
import { CliError, cliErrorIn, EXIT, type CliIo } from './io';

export type ConvertOptions = { readonly format?: TextExport; readonly language: Language };

/** A document without pictures gets the sheet it is likely written on: A4 at 300 dpi. */
const A4 = { widthPx: 2480, heightPx: 3508, dpi: 300 } as const;

/**
 * `sverka convert`: writes a file in another format. What of it was taken, and what not, is said on the error output. A
 * file that is of the wanted format already comes out as it is, byte for byte.
 */
export async function runConvert(
  io: CliIo,
  file: string,
  out: string,
  options: ConvertOptions,
): Promise<number> {
  const { language } = options;
  const format = options.format ?? formatOfName(out);
  if (format === null)
    throw new CliError(failure('format-unknown', { file: out, formats: TEXT_EXPORTS.join(', ') }));
  if (out === '-' && (format === 'docx' || format === 'pdf'))
    throw new CliError(failure('needs-file', { file }));
  const failed = (error: Failure) => cliErrorIn(file, error);
  const inputs = makeInputs(io, language);
  const bytes = await inputs.bytesOf(file);
  if (!bytes.ok) throw failed(bytes.error);
  const opened = openText(bytes.value, file === '-' ? '' : basename(file), decodeBytes);
  if (!opened.ok) throw failed(opened.error);
  const read = await inputs.read(opened.value.file);
  if (!read.ok) throw failed(read.error);
  const { kind } = opened.value.file;
  const name = isParsed(kind) ? KIND_NAMES[kind] : 'TXT';
  io.err(`${file}: ${name}. ${accountText(read.value.account)[language]}\n`);
  if (read.value.format === 'pdf')
    for (const note of notesOfLayer(textOfPages(read.value.pages)))
      io.err(`${file}: ${textNoteText(note, language)}\n`);
  if (read.value.format === format) await writeOut(io, out, bytes.value);
  else await writeConverted(io, { read: read.value, file, out, format });
  return EXIT.done;
}

/** What the name of the output says; `.xml` alone may be any of three. */
function formatOfName(out: string): TextExport | null {
  const name = out.toLowerCase();
  if (/\.(?:html?)$/.test(name)) return 'hocr';
  if (/\.pdf$/.test(name)) return 'pdf';
  if (/\.alto(?:\.xml)?$/.test(name)) return 'alto';
  if (/\.tei$/.test(name)) return 'tei';
  if (/\.page\.xml$/.test(name)) return 'page';
  return (
    WRITTEN_FORMATS.find((one) => WRITTEN_ENDINGS[one] !== '.xml' && name.endsWith(WRITTEN_ENDINGS[one])) ??
    null
  );
}

type Conversion = {
  readonly read: FormatFile;
  readonly file: string;
  readonly out: string;
  readonly format: TextExport;
};

async function writeConverted(io: CliIo, { read, file, out, format }: Conversion): Promise<void> {
  const stem = file === '-' ? 'text' : basename(file, extname(file));
  const pages = read.pages.map((page): Page => (page.image.widthPx === 1 ? { ...page, image: A4 } : page));
  const pictures = new Map(read.pages.map(({ id }, i) => [id, baseName(read.pictures[i]?.fileName ?? '')]));
  const options: WriteOptions = {
    ...{ title: stem, archival: null, creator: `Sverka ${io.version}`, author: `Sverka ${io.version}` },
    createdUtc: io.deps.nowUtc(),
    imageFilename: ({ id }) => pictures.get(id) || `${stem}.jpg`,
  };
  if (format === 'pdf') {
    const picture = ({ id }: Page) => pictureBeside(io, file, pictures.get(id) ?? '');
    return await writeOut(
      io,
      out,
      await writePdf(pages, {
        title: stem,
        creator: options.creator,
        createdUtc: options.createdUtc,
        picture,
      }),
    );
  }
  if (!isPageFormat(format)) return await writeOut(io, out, await writeWhole(pages, format, options));
  const [only] = pages;
  if (only === undefined) throw new CliError(failure('no-pages', { file }));
  if (pages.length === 1) return await writeOut(io, out, writeOne(only, format, options));
  if (out === '-') throw new CliError(failure('many-pages', { file }));
  for (const page of pages)
    await writeOut(io, join(out, `${stem}-${page.id}.xml`), writeOne(page, format, options));
}

/** The picture that a page names, where it lies beside the page's file and PDF can hold it as it is; it is a name, no path. */
async function pictureBeside(io: CliIo, file: string, name: string): Promise<Uint8Array | null> {
  if (name === '' || file === '-') return null;
  const path = join(dirname(resolve(file)), name);
  const bytes = await attempt(path, () => io.deps.disk.fs.readFile(path));
  const header = bytes.ok ? readScanHeader(bytes.value) : null;
  const isHeld = header?.format === 'jpeg' || header?.format === 'png';
  return bytes.ok && isHeld ? bytes.value : null;
}

/** `-` is the standard output; what is packed asks for a file. */
async function writeOut(io: CliIo, out: string, content: string | Uint8Array): Promise<void> {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  if (out === '-') return io.out(typeof content === 'string' ? content : decodeBytes(content, 'utf-8'));
  const path = resolve(out);
  const made = await makeParents(io.deps, join(path, '..'));
  if (!made.ok) throw cliErrorIn(out, made.error);
  const written = await durableWrite(io.deps.disk, path, bytes);
  if (!written.ok) throw cliErrorIn(out, written.error);
}
