import { pageDetails, paperCm } from '../../../../app/core/progress/page-details';
import type { ProjectPage } from '../../../../app/core/project/project';
import { scanNameOf, sheetsOfFile } from '../../../../app/core/project/scan-names';
import { flagCounts } from '../../../../app/core/session/select/selectors-flags';
import { docOf } from '../../../../app/core/session/select/selectors-text';
import { useReview } from '../../../shell/store';
import { useWords } from '../../use-words';

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

function useOrigin(page: ProjectPage): readonly Row[] {
  const { scanIndex, image } = page;
  const { say, language } = useWords();
  const project = useReview((state) => state.project.view?.project);
  const file = (project === undefined ? '' : scanNameOf(project, page)) || '—';
  const total = project === undefined ? 1 : sheetsOfFile(project, page).length;
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
  const doc = useReview((state) => docOf(state, id));
  const doubtBelow = useReview((state) => state.desk.viewSettings.doubtBelow);
  const knots = useReview((state) => state.project.view?.knots);
  const open = useReview((state) => flagCounts(state, id).open);
  const count = useReview((state) => flagCounts(state, id).count);
  if (doc?.page == null) return [[say('wordsTotal'), say('noTextYet')]];
  const number = new Intl.NumberFormat(language);
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  const details = pageDetails(doc.page, doubtBelow, knots);
  const { lines, words, machineWords, meanProbability, doubtfulWords } = details;
  return [
    [say('discrepancies'), say('discrepanciesOf', { open, count })],
    [say('linesTotal'), number.format(lines)],
    [say('wordsTotal'), number.format(words)],
    [say('untouchedWords'), number.format(machineWords)],
    [say('meanProbability'), meanProbability === null ? '—' : percent.format(meanProbability)],
    [say('doubtfulWords'), number.format(doubtfulWords)],
    ...(doc.readings.length > 1 ? [[say('timesRead'), number.format(doc.readings.length)] as const] : []),
  ];
}
