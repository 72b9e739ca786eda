import { fail, type Result } from '../../base/result';
import { fitsImage, fitToImage, inkSize } from '../../page/fit-page';
import type { Page } from '../../page/transcription';
import type { ReadFile } from '../account/read-file';
import { readAlto } from '../alto/alto';
import { readHocr } from '../hocr/hocr';
import { readTei } from '../tei/tei';
import type { FormatErrorCode } from '../xml/xml';
import { editKept, type KeptPage, type ReadKept } from './kept-edit';
import { placeAlto, readKeptAlto } from './kept-alto';
import { placeHocr, readKeptHocr } from './kept-hocr';
import { placeKept, type PlaceKept, type Placing } from './kept-place';
import { placeTei, readKeptTei } from './kept-tei';
import { markTei } from './kept-tei-marks';

/** Formats whose files are given back as they came, but for what was corrected. PAGE files are kept in the versions. */
export const KEPT_FORMATS = ['alto', 'hocr', 'tei'] as const;
export type KeptFormat = (typeof KEPT_FORMATS)[number];

type Keeper = {
  readonly readFile: (text: string) => Result<ReadFile, FormatErrorCode>;
  readonly read: ReadKept;
  readonly place: PlaceKept;
};

const KEEPERS: Readonly<Record<KeptFormat, Keeper>> = {
  alto: { readFile: (text) => readAlto(text), read: readKeptAlto, place: placeAlto },
  hocr: { readFile: readHocr, read: readKeptHocr, place: placeHocr },
  tei: { readFile: readTei, read: readKeptTei, place: placeTei },
};

/** A page of a file by its place there, as it stands now, on the picture of its sheet. */
export type PageNow = { readonly index: number; readonly page: Page };

/**
 * `original`, a file that pages were taken from, with their texts as they stand now: what was not edited stays as it is,
 * byte for byte, with regions, glyphs and styles. Where it was made on a picture of another size than the sheet's, its
 * positions are scaled. `not-spliced` where its shape cannot hold a page.
 */
export function giveBack(
  format: KeptFormat,
  original: string,
  now: readonly PageNow[],
): Result<string, FormatErrorCode | 'not-spliced'> {
  const { readFile, read, place } = KEEPERS[format];
  const file = readFile(original);
  if (!file.ok) return file;
  const placings: (Placing | null)[] = file.value.pages.map(() => null);
  const pages: KeptPage[] = [];
  for (const { index, page: after } of now) {
    const given = file.value.pages[index];
    const isSizeTold = file.value.pictures[index]?.isSizeTold === true;
    if (given === undefined) return fail('not-spliced');
    const from = inkSize(given, isSizeTold, after.image);
    if (!fitsImage(given, after.image)) placings[index] = { from, onto: after.image };
    pages.push({ index, before: fitToImage(given, after.image, from), after });
  }
  const placed = placeKept(place, original, placings);
  if (!placed.ok) return placed;
  const edited = editKept(read, placed.value, pages);
  return edited.ok && format === 'tei' ? markTei(edited.value, pages) : edited;
}
