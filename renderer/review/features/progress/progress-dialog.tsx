import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { documentLeftText, leftRange, leftText } from '../../../../app/core/left/left-words';
import type { Left } from '../../../../app/core/left/likely-left';
import { pageDetails } from '../../../../app/core/progress/page-details';
import { pageOf } from '../../../../app/core/session/select/selectors-text';
import { kindName, pageStatusName } from '../../../../app/core/discrepancy/model/names';
import type { Statistics } from '../../../../app/core/progress/statistics';
import { PAGE_STATUSES } from '../../../../app/core/page/transcription';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { useErrorRates } from '../../use-error-rates';
import { useWords } from '../../use-words';
import { dispatch, stateNow } from '../../../shell/store';
import { readStatistics } from '../../../shell/requests';

/** How far the project has come: pages, words, flags, corrections, time, quality. */
export function ProgressDialog({ onClose }: { readonly onClose: () => void }) {
  const { say, language } = useWords();
  const [statistics, setStatistics] = useState<Statistics | null>(null);
  useEffect(() => {
    void readStatistics().then((counted) => (counted === null ? onClose() : setStatistics(counted)));
    // eslint-disable-next-line react-hooks/exhaustive-deps -- counted once, when it is asked for
  }, []);
  return (
    <Dialog title={say('progressTitle')} closeLabel={say('close')} onClose={onClose} size="wide">
      {statistics === null ? (
        <p className="dim">{say('counting')}</p>
      ) : (
        <div className="progress" tabIndex={0} role="group" aria-label={say('progressTitle')}>
          <p>{documentLeftText(statistics.left, language)}</p>
          <Totals statistics={statistics} />
          <Flags statistics={statistics} />
          <Sheets statistics={statistics} onClose={onClose} />
        </div>
      )}
      <footer className="dialog-actions">
        <Button
          disabled={statistics === null}
          onClick={() => dispatch({ type: 'requested', effect: { kind: 'export-statistics' } })}
        >
          {say('exportTable')}
        </Button>
        <Button look="primary" onClick={onClose}>
          {say('close')}
        </Button>
      </footer>
    </Dialog>
  );
}

type Props = { readonly statistics: Statistics };

function Totals({ statistics }: Props) {
  const { say, language } = useWords();
  const number = new Intl.NumberFormat(language);
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 });
  const { byStatus, corrected, secondsPerPage, changedAtValidation } = statistics;
  const rows: readonly (readonly [string, ReactNode])[] = [
    ...PAGE_STATUSES.map(
      (status) => [pageStatusName(status, language), number.format(byStatus[status])] as const,
    ),
    [say('wordsTotal'), number.format(statistics.words)],
    [say('correctedLines'), number.format(corrected.lines)],
    [say('correctedWords'), number.format(corrected.words)],
    [say('secondsPerPage'), secondsPerPage === null ? '—' : duration(secondsPerPage)],
    [say('timeTotal'), duration(statistics.seconds)],
    [say('quality'), changedAtValidation === null ? '—' : percent.format(changedAtValidation)],
  ];
  return (
    <dl className="totals">
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Hours, minutes and seconds, as clocks have them. */
function duration(seconds: number): string {
  const whole = Math.round(seconds);
  const two = (value: number) => String(value).padStart(2, '0');
  const minutes = Math.floor(whole / 60);
  const hours = Math.floor(minutes / 60);
  return hours > 0 ? `${hours}:${two(minutes % 60)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

function Flags({ statistics }: Props) {
  const { say, language } = useWords();
  return (
    <table className="counts">
      <thead>
        <tr>
          <th scope="col">{say('discrepancies')}</th>
          <th scope="col">{say('openOnes')}</th>
          <th scope="col">{say('decided')}</th>
        </tr>
      </thead>
      <tbody>
        {statistics.flags.map(({ kind, open, decided }) => (
          <tr key={kind}>
            <th scope="row">{kindName(kind, language)}</th>
            <td>{open}</td>
            <td>{decided}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{say('settledByCorrection')}</th>
          <td>—</td>
          <td>{statistics.settled}</td>
        </tr>
      </tbody>
    </table>
  );
}

const ORDERS = ['sortSheet', 'sortLeft', 'sortOpen', 'sortErrors', 'sortAccuracy', 'sortCorrected'] as const;
type Order = (typeof ORDERS)[number];

type SheetsProps = Props & { readonly onClose: () => void };

/** One row a sheet, the worst first where that is wished; each leads to its sheet. */
function Sheets({ statistics, onClose }: SheetsProps) {
  const { say, language } = useWords();
  const [order, setOrder] = useState<Order>('sortSheet');
  const rows = useSheetRows(statistics);
  const rate = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  const go = (pageId: string) => {
    dispatch({ type: 'page-selected', pageId });
    onClose();
  };
  return (
    <>
      <label className="row sheets-order">
        {say('sortedBy')}
        <select className="field" value={order} onChange={({ target }) => setOrder(target.value as Order)}>
          {ORDERS.map((each) => (
            <option key={each} value={each}>
              {say(each)}
            </option>
          ))}
        </select>
      </label>
      <table className="counts">
        <thead>
          <tr>
            <th scope="col">{say('pages')}</th>
            <th scope="col" className="counts-text">
              {say('statusColumn')}
            </th>
            <th scope="col">{say('wordsTotal')}</th>
            <th scope="col">{say('correctedWords')}</th>
            <th scope="col">{say('openOnes')}</th>
            <th scope="col" title={say('leftHint')}>
              {say('leftColumn')}
            </th>
            <th scope="col" title={say('errorsHint')}>
              {say('errorsColumn')}
            </th>
            <th scope="col">{say('accuracyColumn')}</th>
            <th scope="col">{say('timeColumn')}</th>
          </tr>
        </thead>
        <tbody>
          {[...rows].sort(comparing[order]).map(({ page, number, accuracy, errors, left }) => (
            <tr key={page.pageId}>
              <th scope="row">
                <button
                  type="button"
                  className="go-to-sheet"
                  aria-label={say('goToSheet', { number })}
                  onClick={() => go(page.pageId)}
                >
                  {number}
                </button>
              </th>
              <td className="counts-text">{pageStatusName(page.status, language)}</td>
              <td>{page.words}</td>
              <td>{page.corrected?.words ?? '—'}</td>
              <td>{page.flags.open}</td>
              <td title={leftText(left, language)}>{leftRange(left)}</td>
              <td>{errors === null ? '—' : rate.format(errors)}</td>
              <td>{accuracy === null ? '—' : percent.format(accuracy)}</td>
              <td>{page.seconds === 0 ? '—' : duration(page.seconds)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

type SheetRow = {
  readonly page: Statistics['pages'][number];
  readonly number: number;
  /** The mean probability that a word of the machine's is right; null where it read none. */
  readonly accuracy: number | null;
  /** The error rate against the publication; null where there is none for it. */
  readonly errors: number | null;
  /** The wrong words that are likely left. */
  readonly left: Left;
};

function useSheetRows({ pages, left }: Statistics): readonly SheetRow[] {
  const rates = useErrorRates();
  return useMemo(() => {
    const state = stateNow();
    const { doubtBelow } = state.desk.viewSettings;
    return pages.map((page, i) => {
      const text = pageOf(state, page.pageId);
      const details = text === null ? null : pageDetails(text, doubtBelow, state.project.view?.knots);
      return {
        page,
        number: i + 1,
        accuracy: details?.meanProbability ?? null,
        errors: rates[page.pageId] ?? null,
        left: left.sheets[i] ?? NOT_READ,
      };
    });
  }, [pages, left, rates]);
}

const NOT_READ: Left = { kind: 'unknown', why: 'not-read' };
const likelyLeft = ({ left }: SheetRow) => (left.kind === 'range' ? left.likely : -1);
const share = ({ page }: SheetRow) => (page.words === 0 ? 0 : (page.corrected?.words ?? 0) / page.words);
const inDocument = (a: SheetRow, b: SheetRow) => a.number - b.number;

/** Of equal sheets the first of the document comes first. */
const comparing: Readonly<Record<Order, (a: SheetRow, b: SheetRow) => number>> = {
  sortSheet: inDocument,
  sortLeft: (a, b) => likelyLeft(b) - likelyLeft(a) || inDocument(a, b),
  sortOpen: (a, b) => b.page.flags.open - a.page.flags.open || inDocument(a, b),
  sortErrors: (a, b) => (b.errors ?? -1) - (a.errors ?? -1) || inDocument(a, b),
  sortAccuracy: (a, b) => (a.accuracy ?? 2) - (b.accuracy ?? 2) || inDocument(a, b),
  sortCorrected: (a, b) => share(b) - share(a) || inDocument(a, b),
};
