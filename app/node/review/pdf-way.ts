import { createHash } from 'node:crypto';
import type { Result } from '../../core/base/result';
import type { GivenPdf } from '../../core/formats/pdf/given/given-pdf';
import type { PdfGrowth, PdfWay } from '../../core/formats/pdf/given/pdf-growth';
import type { Project, ProjectPage } from '../../core/project/project';
import type { Disk } from '../disk/fs';

/** Asks the engine of the scan of a page; plain Node has none, and reads no PDF. */
export type ReadGrowth = (pageId: string) => Promise<Result<PdfGrowth>>;

type Found = { readonly way: PdfWay; readonly pdf: GivenPdf | null; readonly sha256: string };

const PIECE_BYTES = 1 << 20;

/** How the sheets go out as a searchable PDF, and the PDF that text is put behind, if it is that way. */
export async function pdfWayOf(
  project: Project,
  pageIds: readonly string[],
  readGrowth: ReadGrowth | undefined,
): Promise<Found> {
  const byId = new Map(project.pages.map((page) => [page.id, page]));
  const pages = pageIds.flatMap((id) => byId.get(id) ?? []);
  const [first] = pages;
  const sha256 = first?.scanSha256 ?? '';
  const asNew = (way: PdfWay): Found => ({ way, pdf: null, sha256 });
  if (first === undefined || readGrowth === undefined || !pages.some((page) => isPdf(project, page)))
    return asNew({ kind: 'pictures' });
  if (!isOneInOrder(pages)) return asNew({ kind: 'new', why: 'some-sheets' });
  const growth = await readGrowth(first.id);
  if (!growth.ok)
    return asNew({ kind: 'new', why: growth.error.code === 'password' ? 'protected' : 'damaged' });
  if (growth.value.kind === 'no-pdf') return asNew({ kind: 'pictures' });
  if (growth.value.kind === 'refused') return asNew({ kind: 'new', why: growth.value.why });
  const { pdf } = growth.value;
  if (pdf.pages.length !== pages.length) return asNew({ kind: 'new', why: 'some-sheets' });
  return { way: { kind: 'grown', isSigned: pdf.isSigned }, pdf, sha256 };
}

/** By its name alone; what it is, the engine says. */
function isPdf({ scans }: Project, { scanSha256 }: ProjectPage): boolean {
  return scans.some(({ sha256, file }) => sha256 === scanSha256 && /\.pdf$/i.test(file));
}

function isOneInOrder(pages: readonly ProjectPage[]): boolean {
  return pages.every(
    ({ scanSha256, scanIndex }, i) => scanSha256 === pages[0]?.scanSha256 && scanIndex === i,
  );
}

/** Gives the file out as it is, and says whether it is the one that was read. */
export async function copyGiven(
  disk: Disk,
  path: string,
  expected: { readonly bytes: number; readonly sha256: string },
  take: (bytes: Uint8Array) => Promise<void>,
): Promise<boolean> {
  const hash = createHash('sha256');
  const file = await disk.fs.openReadable(path);
  let at = 0;
  try {
    for (let isMore = true; isMore;) {
      const piece = await file.read(at, PIECE_BYTES);
      isMore = piece.length > 0;
      if (!isMore) continue;
      hash.update(piece);
      at += piece.length;
      await take(piece);
    }
  } finally {
    await file.close();
  }
  return at === expected.bytes && hash.digest('hex') === expected.sha256;
}
