import { isAccounted, type TextAccount } from '../formats/account/account';
import type { FormatId } from '../formats/format-ids';
import type { PagePicture } from '../formats/account/read-file';
import type { Page, PageImage } from '../page/transcription';
import { notRussian } from '../text/reads-as-russian';

/** What a sheet's picture is called and how large it is. */
export type SheetPicture = {
  readonly pageId: string;
  /** The scan's file name as it was given. */
  readonly scanName: string;
  /** Which page of its scan the sheet is, from 0, and whether the scan has no other. */
  readonly scanIndex: number;
  readonly isOnlyPage: boolean;
  readonly image: PageImage;
};

type Size = Pick<PageImage, 'widthPx' | 'heightPx'>;

/**
 * Why a person should look before the text of a file becomes a sheet's. `other-picture`: the file names another one.
 * `other-shape`: its page has other proportions, or ink beyond the sheet. `unaccounted`: the reader lost or made up text.
 * `not-russian`: it is the text layer of a PDF, and does not read as Russian.
 */
export type ImportDoubt =
  | {
      readonly kind: 'other-picture';
      readonly pageId: string;
      readonly inFile: string;
      readonly onSheet: string;
    }
  | { readonly kind: 'other-shape'; readonly pageId: string; readonly inFile: Size; readonly onSheet: Size }
  | {
      readonly kind: 'unaccounted';
      readonly lost: number;
      readonly invented: number;
      readonly sample: string;
    }
  | { readonly kind: 'not-russian'; readonly sample: string };

/** Scans of one sheet that were cropped alike differ by less; so do sizes that were rounded. */
const SAME_SHAPE = 0.02;

/** What there is to ask about one page of a file on one sheet. */
export function doubtsOfPage(page: Page, picture: PagePicture, sheet: SheetPicture): readonly ImportDoubt[] {
  const { pageId, scanName: onSheet } = sheet;
  const inFile = baseName(picture.fileName);
  const isOther = inFile !== '' && !isNameOf(inFile, sheet);
  return [
    ...(isOther ? [{ kind: 'other-picture', pageId, inFile, onSheet } as const] : []),
    ...(isShapeOf(page, picture, sheet)
      ? []
      : [{ kind: 'other-shape', pageId, inFile: sizeOf(page.image), onSheet: sizeOf(sheet.image) } as const]),
  ];
}

/** What there is to ask about the whole file. */
export function doubtsOfAccount(account: TextAccount): readonly ImportDoubt[] {
  const { lost, invented, lostSample: sample } = account;
  return isAccounted(account) ? [] : [{ kind: 'unaccounted', lost, invented, sample }];
}

/** What there is to ask about the text of a PDF, which some recogniser may have made of other letters. */
export function doubtsOfLayer(format: FormatId, pages: readonly Page[]): readonly ImportDoubt[] {
  if (format !== 'pdf') return [];
  const doubt = notRussian(pages.flatMap(({ lines }) => lines.map(({ text }) => text)).join('\n'));
  return doubt === null ? [] : [{ kind: 'not-russian', ...doubt }];
}

function sizeOf({ widthPx, heightPx }: PageImage): Size {
  return { widthPx, heightPx };
}

function isShapeOf(page: Page, { isSizeTold }: PagePicture, { image }: SheetPicture): boolean {
  const { widthPx, heightPx } = page.image;
  if (!isSizeTold)
    return widthPx <= image.widthPx * (1 + SAME_SHAPE) && heightPx <= image.heightPx * (1 + SAME_SHAPE);
  return Math.abs(Math.log(((widthPx / heightPx) * image.heightPx) / image.widthPx)) <= SAME_SHAPE;
}

/** No honest name is longer. */
const MOST_NAME = 200;

/** The last part of a path of any system, or of an address. */
export function baseName(path: string): string {
  return path
    .slice(-MOST_NAME)
    .trim()
    .replace(/[?#].*$/s, '')
    .replace(/[\\/]+$/, '')
    .replace(/^.*[\\/]/s, '');
}

const ENDINGS =
  /(?:\.(?:jpe?g|jpe|png|tiff?|bmp|gif|webp|jp2|jpx|j2k|jpf|pdf|djvu?|xml|nrm|bin|nlbin|raw|dewarp|proc|orig|bw|gray))+$/i;

/** Letters and numbers of a name without its folders and the endings of pictures: `OCR-D-IMG_0015.bin.png`. */
function tokensOf(name: string): readonly string[] {
  const stem = baseName(name).replace(ENDINGS, '').normalize('NFC').toLowerCase();
  return (stem.match(/\p{N}+|[\p{L}\p{M}]+/gu) ?? []).map((token) => token.replace(/^0+(?=\p{N})/u, ''));
}

/**
 * Whether a picture's name can be that of the sheet. Programs add to names (`.bin`, `-0001` for a page), number pages of
 * a PDF from 0 or 1, and Sverka's own exports are called by the sheet.
 */
function isNameOf(name: string, sheet: SheetPicture): boolean {
  const stated = tokensOf(name);
  const own = tokensOf(sheet.scanName);
  if (stated.length === 0 || own.length === 0 || stated.join(' ') === own.join(' ')) return true;
  const pages = [sheet.scanIndex, sheet.scanIndex + 1, Number(sheet.pageId)];
  const last = lastNumber(stated);
  if (stated.length === 1 && last === Number(sheet.pageId)) return true;
  if (!sheet.isOnlyPage) return last === undefined || pages.includes(last);
  if (isLonger(stated, own, pages) || isLonger(own, stated, pages)) return true;
  return last !== undefined && last === lastNumber(own) && stated[0] === own[0];
}

function isNumber(token: string): boolean {
  return /^\p{N}/u.test(token);
}

function lastNumber(tokens: readonly string[]): number | undefined {
  return tokens.filter(isNumber).map(Number).pop();
}

/**
 * Whether `longer` is `shorter` with something added: behind it no number but that of a page, before it none unless
 * `shorter` has its own.
 */
function isLonger(longer: readonly string[], shorter: readonly string[], pages: readonly number[]): boolean {
  for (let from = 0; from + shorter.length <= longer.length; from += 1) {
    if (!shorter.every((token, i) => longer[from + i] === token)) continue;
    const isEndSame = longer
      .slice(from + shorter.length)
      .every((one) => !isNumber(one) || pages.includes(Number(one)));
    if (isEndSame && (shorter.some(isNumber) || !longer.slice(0, from).some(isNumber))) return true;
  }
  return false;
}
