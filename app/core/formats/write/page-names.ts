import type { Project } from '../../project/project';
import { scanNameOf, sheetsOfFile } from '../../project/scan-names';

/** What the files of a page are called in an export: the stem of each, and its picture. */
export type PageNames = {
  readonly stem: string;
  readonly imageFilename: string;
  /** SHA-256 of the scan that the picture is, byte for byte; null where a page has to be drawn from its scan. */
  readonly scanSha256: string | null;
};

/** Pictures that hold one page and that other programs open. */
const PICTURES = /\.(?:jpe?g|png|tiff?|webp|jp2)$/i;

/**
 * The archive's own names: `f45_op1_d337_001.tif` and `f45_op1_d337_001.xml`, so that other programs match them. Pages of
 * a scan with several have their number behind its name. Two scans of one name are told apart by the number of the sheet.
 */
export function pageNames({
  pages,
  scans,
}: Pick<Project, 'pages' | 'scans'>): ReadonlyMap<string, PageNames> {
  const taken = new Set<string>();
  return new Map(
    pages.map((page) => {
      const { id, scanSha256, scanIndex } = page;
      const given = scanNameOf({ scans }, page);
      const siblings = sheetsOfFile({ pages, scans }, page).length;
      const isWhole = siblings === 1 && scanIndex === 0 && PICTURES.test(given);
      const base = given.replace(/\.[^.]*$/, '').trim() || id;
      const own = isWhole ? base : `${base}-${String(scanIndex + 1).padStart(4, '0')}`;
      const stem = taken.has(own.toLowerCase()) ? `${own}-${id}` : own;
      taken.add(stem.toLowerCase());
      const ending = isWhole ? given.slice(given.lastIndexOf('.')) : '.jpg';
      return [id, { stem, imageFilename: `${stem}${ending}`, scanSha256: isWhole ? scanSha256 : null }];
    }),
  );
}
