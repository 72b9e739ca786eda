import { useEffect, useState, type ReactNode } from 'react';
import { kindName, pageStatusName } from '../../../../app/core/discrepancy/names';
import type { Statistics } from '../../../../app/core/statistics';
import { PAGE_STATUSES } from '../../../../app/core/transcription';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { useWords } from '../../use-words';
import { dispatch } from '../../../shell/store';
import { readStatistics } from '../../../shell/requests';

/** How far the project has come: pages, words, flags, corrections, time, quality. */
export function ProgressDialog({ onClose }: { readonly onClose: () => void }) {
  const { say } = useWords();
  const [statistics, setStatistics] = useState<Statistics | null>(null);
  useEffect(() => {
    void readStatistics().then((counted) => (counted === null ? onClose() : setStatistics(counted)));
    // Counted once, when it is asked for.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return (
    <Dialog title={say('progressTitle')} closeLabel={say('close')} onClose={onClose} size="wide">
      {statistics === null ? (
        <p className="dim">{say('counting')}</p>
      ) : (
        <div className="progress" tabIndex={0} role="group" aria-label={say('progressTitle')}>
          <Totals statistics={statistics} />
          <Flags statistics={statistics} />
          <Sheets statistics={statistics} />
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

/** One row a sheet; long projects scroll. */
function Sheets({ statistics }: Props) {
  const { say, language } = useWords();
  return (
    <table className="counts">
      <thead>
        <tr>
          <th scope="col">{say('pages')}</th>
          <th scope="col">{say('statusColumn')}</th>
          <th scope="col">{say('wordsTotal')}</th>
          <th scope="col">{say('correctedWords')}</th>
          <th scope="col">{say('openOnes')}</th>
          <th scope="col">{say('timeColumn')}</th>
        </tr>
      </thead>
      <tbody>
        {statistics.pages.map((page, i) => (
          <tr key={page.pageId}>
            <th scope="row">{i + 1}</th>
            <td className="counts-text">{pageStatusName(page.status, language)}</td>
            <td>{page.words}</td>
            <td>{page.corrected?.words ?? '—'}</td>
            <td>{page.flags.open}</td>
            <td>{page.seconds === 0 ? '—' : duration(page.seconds)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
