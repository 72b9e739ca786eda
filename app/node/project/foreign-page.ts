import { fitsImage, fitToImage, inkSize } from '../../core/page/fit-page';
import { withoutTrailer } from '../../core/formats/page/page-adopted';
import type { OpenErrorCode } from '../../core/formats/detect/refusals';
import type { TextNote } from '../../core/formats/encoding/notes';
import { isUtf8 } from '../../core/formats/encoding/utf8';
import { openText } from '../../core/formats/open-text';
import { declaredUtf8, placePageXml } from '../../core/formats/page/page-place';
import { readPageXml } from '../../core/formats/page/page-xml';
import { NO_PICTURE, type PagePicture } from '../../core/formats/account/read-file';
import type { GivenFile } from '../../core/base/file-kinds';
import { readGiven, type FormatFile } from '../../core/formats/index';
import type { FormatErrorCode } from '../../core/formats/xml/xml';
import { fail, ok, type Result } from '../../core/base/result';
import type { Page, PageImage } from '../../core/page/transcription';
import { decodeBytes } from '../disk/decode-bytes';

export type ForeignCode =
  FormatErrorCode | OpenErrorCode | 'too-many-pages' | 'needs-engine' | 'engine-failed';

/** A file of another program: its format and what stands in it, in the file's own order. */
export type ForeignFile = FormatFile;

/** Parses a file that came from outside. In the app this is done in the engine window, and nowhere else. */
export type ReadForeign = (file: GivenFile) => Promise<Result<ForeignFile, ForeignCode>>;

/** Takes the text out of a PDF. */
export type ReadPdf = (bytes: Uint8Array) => Promise<Result<ForeignFile, ForeignCode>>;

/**
 * Parses in this process: for the command line in plain Node, which has no engine window, and whose work is with the
 * files that were named to it. The parsers are core's, with its limits; `readPdf` is given to it.
 */
export function readForeignHere(readPdf: ReadPdf): ReadForeign {
  return (file) =>
    file.kind === 'pdf' && 'bytes' in file
      ? readPdf(file.bytes)
      : Promise.resolve(readGiven(file, decodeBytes));
}

/** For plain Node, which must not parse what came from outside. */
export const withoutEngine: ReadForeign = () => Promise.resolve(fail('needs-engine'));

/**
 * `source`: the file's text where it can be kept and edited as it is, else null. `given` is the page as the file has it,
 * before it was fitted to the sheet.
 */
export type ForeignPage = {
  readonly page: Page;
  readonly source: string | null;
  readonly given: Page;
  readonly picture: PagePicture;
  /** Which page of its file it is, from 0. */
  readonly index: number;
};

/** The pages of a foreign file on their sheets, with what its reader says of the whole file. */
export type ForeignPages = Pick<ForeignFile, 'format' | 'account'> & {
  readonly pages: readonly ForeignPage[];
};

/**
 * The pages of a foreign file, on the images of the project's pages from `images[0]` on. A PAGE file is kept as it is,
 * with its polygons scaled where it was made on an image of another size; anything else becomes a page of our own. `about`
 * is called with how the bytes were read. Errors: what the parser says, `refused-…`, `no-encoding`, and `too-many-pages` for more
 * than there are images.
 */
export async function readForeignPages(
  read: ReadForeign,
  bytes: Uint8Array,
  images: readonly PageImage[],
  about: { readonly name?: string; readonly onNotes?: (notes: readonly TextNote[]) => void } = {},
): Promise<Result<ForeignPages, ForeignCode>> {
  const opened = openText(bytes, about.name ?? '', decodeBytes);
  if (!opened.ok) return opened;
  const given = opened.value.file;
  about.onNotes?.(opened.value.notes);
  // The mark is part of a file that is kept to the byte.
  const text = 'text' in given ? `${hasUtf8Mark(bytes) ? '\ufeff' : ''}${given.text}` : '';
  const file = await read('text' in given ? { kind: given.kind, text } : given);
  if (!file.ok) return file;
  const { format, account, pages, pictures } = file.value;
  if (pages.length > images.length) {
    return fail('too-many-pages', { pages: pages.length, left: images.length });
  }
  const isUnchanged = isUtf8(bytes);
  const placed = images.flatMap((image, i): readonly ForeignPage[] => {
    const page = pages[i];
    const picture = pictures[i] ?? NO_PICTURE;
    if (page === undefined) return [];
    const source = format !== 'page' ? null : isUnchanged ? text : declaredUtf8(text);
    return [{ ...placePage(page, picture, image, source), given: page, picture, index: i }];
  });
  return ok({ format, account, pages: placed });
}

function placePage(
  given: Page,
  { isSizeTold }: PagePicture,
  image: PageImage,
  source: string | null,
): Pick<ForeignPage, 'page' | 'source'> {
  const from = inkSize(given, isSizeTold, image);
  const kept = source === null ? null : withoutTrailer(source);
  if (kept !== null && fitsImage(given, image)) return { page: given, source: kept };
  const placed = kept === null ? null : placePageXml(kept, from, image);
  const read = placed?.ok === true ? readPageXml(placed.value) : null;
  if (placed?.ok === true && read?.ok === true && fitsImage(read.value.page, image))
    return { page: read.value.page, source: placed.value };
  return { page: fitToImage(given, image, from), source: null };
}

function hasUtf8Mark([first, second, third]: Uint8Array): boolean {
  return first === 0xef && second === 0xbb && third === 0xbf;
}
