import { pageDetails, paperCm } from '../../../../app/core/page-details';
import { givenFileName, type ProjectPage } from '../../../../app/core/project';
import { openDiscrepancies, VISITED } from '../../../state/navigation';
import { getState, useReview } from '../../../state/store';
import { useWords } from '../../../state/words';

type Row = readonly [label: string, value: string];
type Props = { readonly page: ProjectPage };

/** Where the sheet comes from, and what can be counted on it. */
export function SheetFigures({ page }: Props) {
  const origin = useOrigin(page);
  const counts = useCounts(page);
  return (
    <dl className="sheet-figures">
      {[...counts, ...origin].map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function useOrigin({ scanSha256, scanIndex, image }: ProjectPage): readonly Row[] {
  const { say, language } = useWords();
  const project = useReview((state) => state.view?.project);
  const scan = project?.scans.find(({ sha256 }) => sha256 === scanSha256);
  const file = scan === undefined ? '—' : givenFileName(scan.file);
  const total = project?.pages.filter((other) => other.scanSha256 === scanSha256).length ?? 1;
  const number = new Intl.NumberFormat(language);
  const cm = paperCm(image);
  const sizePx = { width: number.format(image.widthPx), height: number.format(image.heightPx) };
  return [
    [say('fromFile'), total > 1 ? say('imageOfFile', { file, number: scanIndex + 1, total }) : file],
    [say('pictureSize'), say('pictureSizePx', sizePx)],
    [
      say('resolution'),
      cm === null
        ? say('resolutionUnknown')
        : say('resolutionDpi', {
            dpi: number.format(Math.round(image.dpi ?? 0)),
            width: number.format(cm[0]),
            height: number.format(cm[1]),
          }),
    ],
  ];
}

function useCounts({ id }: ProjectPage): readonly Row[] {
  const { say, language } = useWords();
  const doc = useReview((state) => state.pages[id]);
  const doubtBelow = useReview((state) => state.viewSettings.doubtBelow);
  const knots = useReview((state) => state.view?.knots);
  const flags = useFlagsOf(id);
  if (doc?.page == null) return [[say('wordsTotal'), say('noTextYet')]];
  const number = new Intl.NumberFormat(language);
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  const details = pageDetails(doc.page, doubtBelow, knots);
  const { lines, words, machineWords, meanProbability, doubtfulWords } = details;
  return [
    [say('discrepancies'), say('discrepanciesOf', flags)],
    [say('linesTotal'), number.format(lines)],
    [say('wordsTotal'), number.format(words)],
    [say('untouchedWords'), number.format(machineWords)],
    [say('meanProbability'), meanProbability === null ? '—' : percent.format(meanProbability)],
    [say('doubtfulWords'), number.format(doubtfulWords)],
    ...(doc.readings.length > 1 ? [[say('timesRead'), number.format(doc.readings.length)] as const] : []),
  ];
}

/** Those that F3 stops at, on this sheet: still open, and all. */
function useFlagsOf(pageId: string): { readonly open: number; readonly count: number } {
  useReview((state) => state.located);
  useReview((state) => state.view?.verdicts);
  const here = getState().located.filter(({ parts }) => parts[0]?.pageId === pageId);
  const visited = here.filter(({ discrepancy }) => VISITED.includes(discrepancy.severity));
  return { open: openDiscrepancies(here).length, count: visited.length };
}
