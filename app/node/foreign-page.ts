import { fitsImage, fitToImage } from '../core/fit-page';
import { withoutTrailer } from '../core/formats/page-adopted';
import { isPageKind } from '../core/formats/detect/kinds';
import type { OpenErrorCode } from '../core/formats/detect/refusals';
import type { TextNote } from '../core/formats/encoding/notes';
import { isUtf8 } from '../core/formats/encoding/utf8';
import { detectFormat, readPages, type FormatId } from '../core/formats/index';
import { openText } from '../core/formats/open-text';
import { pagesOfText } from '../core/formats/plain-text';
import type { FormatErrorCode } from '../core/formats/xml';
import { fail, ok, type Result } from '../core/result';
import type { Page, PageImage } from '../core/transcription';
import { decodeBytes } from './decode-bytes';

export type ForeignCode = FormatErrorCode | OpenErrorCode | 'engine-failed';

/** A page file of another program: its format and what stands in it, in the file's own order. */
export type ForeignFile = { readonly format: FormatId; readonly pages: readonly Page[] };

/** Parses a text that came from outside. In the app this is done in the engine window, and nowhere else. */
export type ReadForeign = (text: string) => Promise<Result<ForeignFile, ForeignCode>>;

/**
 * Parses in this process: for the command line in plain Node, which has no engine window, and whose work is with the
 * files that were named to it. The parsers are core's, with its limits.
 */
export const readForeignHere: ReadForeign = (text) => {
  const pages = readPages(text);
  const format = detectFormat(text)?.id ?? 'txt';
  return Promise.resolve(pages.ok ? ok({ format, pages: pages.value }) : pages);
};

/** For plain Node, which must not parse what came from outside. */
export const withoutEngine: ReadForeign = () =>
  Promise.resolve(
    fail('engine-failed', 'Files of other programs are read in the app only. Open the review there.'),
  );

/** `source`: the file's text where it can be kept and edited as it is, else null. */
export type ForeignPage = { readonly page: Page; readonly source: string | null };

/**
 * The pages of a foreign file, on the images of the project's pages from `images[0]` on. A single PAGE file in UTF-8
 * made on an image of the same size is kept as it is; anything else becomes a page of our own. `about` hears how the
 * bytes were read. Errors: what the parser says, `refused-kind`, `no-encoding`, and `wrong-format` for more pages than
 * there are images.
 */
export async function readForeignPages(
  read: ReadForeign,
  bytes: Uint8Array,
  images: readonly PageImage[],
  about: { readonly name?: string; readonly onNotes?: (notes: readonly TextNote[]) => void } = {},
): Promise<Result<readonly ForeignPage[], ForeignCode>> {
  const opened = openText(bytes, about.name ?? '', decodeBytes);
  if (!opened.ok) return opened;
  const { kind, text } = opened.value;
  about.onNotes?.(opened.value.notes);
  const file = isPageKind(kind) ? await read(text) : ok(plainFile(text));
  if (!file.ok) return file;
  const { format, pages } = file.value;
  if (pages.length > images.length) {
    const message = `The file has ${pages.length} pages, and the review has only ${images.length} from this sheet on.`;
    return fail('wrong-format', `${message} Go to the first sheet it belongs to.`);
  }
  const isKept = format === 'page' && pages.length === 1 && isUtf8(bytes);
  return ok(
    images.flatMap((image, i): readonly ForeignPage[] => {
      const page = pages[i];
      if (page === undefined) return [];
      if (isKept && fitsImage(page, image)) return [{ page, source: withoutTrailer(text) }];
      const hasSize = format !== 'txt' && page.image.widthPx > 1;
      return [{ page: hasSize ? fitToImage(page, image) : { ...page, image }, source: null }];
    }),
  );
}

/** Nothing is parsed in a plain text, and what its name decided (Markdown) nobody need decide again. */
function plainFile(text: string): ForeignFile {
  return { format: 'txt', pages: pagesOfText(text, { widthPx: 1, heightPx: 1, dpi: null }) };
}
