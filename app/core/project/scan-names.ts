import { givenFileName, type Project, type ProjectPage } from './project';

type Sheet = Pick<ProjectPage, 'scanSha256' | 'scanIndex' | 'scanName' | 'geometry'>;

/** What the file of a sheet's picture was called when it was given; empty where the document does not know the file. */
export function scanNameOf({ scans }: Pick<Project, 'scans'>, { scanSha256, scanName }: Sheet): string {
  const scan = scans.find(({ sha256 }) => sha256 === scanSha256);
  return scanName ?? (scan === undefined ? '' : givenFileName(scan.file));
}

/**
 * The sheets that come out of the same file, itself among them: pages of one PDF, halves of a spread. Pictures with the same
 * bytes that were given twice, such as blank backs, are files of their own.
 */
export function sheetsOfFile<T extends Sheet>(
  { pages, scans }: { readonly pages: readonly T[]; readonly scans: Project['scans'] },
  sheet: T,
): readonly T[] {
  const name = scanNameOf({ scans }, sheet);
  return pages.filter(
    (other) =>
      other === sheet ||
      (other.scanSha256 === sheet.scanSha256 &&
        scanNameOf({ scans }, other) === name &&
        isPart(sheet, other)),
  );
}

/** Two whole sheets that are the same page of one file are two copies of it. */
function isPart(a: Sheet, b: Sheet): boolean {
  const isCut = a.geometry?.cropPx !== undefined || b.geometry?.cropPx !== undefined;
  return a.scanIndex !== b.scanIndex || isCut;
}

/** The name to remember of a picture that is kept under `file`; nothing where that is its name. */
export function otherScanName(given: string, file: string): Pick<ProjectPage, 'scanName'> {
  return givenFileName(file) === given ? {} : { scanName: given };
}
