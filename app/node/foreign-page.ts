import { fitsImage, fitToImage, inkSize } from '../core/fit-page';
import { withoutTrailer } from '../core/formats/page-adopted';
import type { OpenErrorCode } from '../core/formats/detect/refusals';
import type { TextNote } from '../core/formats/encoding/notes';
import { isUtf8 } from '../core/formats/encoding/utf8';
import { openText } from '../core/formats/open-text';
import { declaredUtf8, placePageXml } from '../core/formats/page-place';
import { readPageXml } from '../core/formats/page-xml';
import { NO_PICTURE, type PagePicture, type ReadFile } from '../core/formats/read-file';
import { readFormat, type FormatId } from '../core/formats/index';
import { readTextPages } from '../core/formats/plain-text';
import type { FormatErrorCode } from '../core/formats/xml';
import { fail, ok, type Result } from '../core/result';
import type { Page, PageImage } from '../core/transcription';
import { decodeBytes } from './decode-bytes';

export type ForeignCode = FormatErrorCode | OpenErrorCode | 'engine-failed';

/** A page file of another program: its format and what stands in it, in the file's own order. */
export type ForeignFile = ReadFile & { readonly format: FormatId };

/** Parses a text that came from outside. In the app this is done in the engine window, and nowhere else. */
export type ReadForeign = (text: string) => Promise<Result<ForeignFile, ForeignCode>>;

/**
 * Parses in this process: for the command line in plain Node, which has no engine window, and whose work is with the
 * files that were named to it. The parsers are core's, with its limits.
 */
export const readForeignHere: ReadForeign = (text) => Promise.resolve(readFormat(text));

/** For plain Node, which must not parse what came from outside. */
export const withoutEngine: ReadForeign = () =>
  Promise.resolve(
    fail('engine-failed', 'Files of other programs are read in the app only. Open the review there.'),
  );

/**
 * `source`: the file's text where it can be kept and edited as it is, else null. `given` is the page as the file has it,
 * before it was fitted to the sheet.
 */
export type ForeignPage = {
  readonly page: Page;
  readonly source: string | null;
  readonly given: Page;
  readonly picture: PagePicture;
};

/** The pages of a foreign file on their sheets, with what its reader says of the whole file. */
export type ForeignPages = Pick<ForeignFile, 'format' | 'account'> & {
  readonly pages: readonly ForeignPage[];
};

/**
 * The pages of a foreign file, on the images of the project's pages from `images[0]` on. A PAGE file is kept as it is,
 * with its polygons scaled where it was made on an image of another size; anything else becomes a page of our own. `about`
 * hears how the bytes were read. Errors: what the parser says, `refused-kind`, `no-encoding`, and `wrong-format` for more
 * pages than there are images.
 */
export async function readForeignPages(
  read: ReadForeign,
  bytes: Uint8Array,
  images: readonly PageImage[],
  about: { readonly name?: string; readonly onNotes?: (notes: readonly TextNote[]) => void } = {},
): Promise<Result<ForeignPages, ForeignCode>> {
  const opened = openText(bytes, about.name ?? '', decodeBytes);
  if (!opened.ok) return opened;
  const { kind } = opened.value;
  // The mark is part of a file that is kept to the byte.
  const text = hasUtf8Mark(bytes) ? `\ufeff${opened.value.text}` : opened.value.text;
  about.onNotes?.(opened.value.notes);
  const file = kind === 'markdown' ? ok(plainFile(text)) : await read(text);
  if (!file.ok) return file;
  const { format, account, pages, pictures } = file.value;
  if (pages.length > images.length) {
    const message = `The file has ${pages.length} pages, and the review has only ${images.length} from this sheet on.`;
    return fail('wrong-format', `${message} Go to the first sheet it belongs to.`);
  }
  const isUnchanged = isUtf8(bytes);
  const placed = images.flatMap((image, i): readonly ForeignPage[] => {
    const given = pages[i];
    const picture = pictures[i] ?? NO_PICTURE;
    if (given === undefined) return [];
    const source = format !== 'page' ? null : isUnchanged ? text : declaredUtf8(text);
    return [{ ...placePage(given, picture, image, source), given, picture }];
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

/** What its name decided (Markdown) cannot be found in the text again. */
function plainFile(text: string): ForeignFile {
  return { format: 'txt', ...readTextPages(text) };
}
