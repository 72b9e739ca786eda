import { pageStatusName } from '../../../../app/core/discrepancy/names';
import type { ProjectPage } from '../../../../app/core/project';
import { whyNotValidate, type StatusEntry } from '../../../../app/core/status-flow';
import { runCommand } from '../../../commands/run';
import { useKeys } from '../../../state/keys';
import { marksOf, setPageStatus, shownStatus } from '../../../state/statuses';
import { useReview } from '../../../state/store';
import { useWords } from '../../../state/words';
import { Button } from '../../../ui/button';
import { SheetFigures } from './sheet-figures';
import { SheetRemarks } from './sheet-remarks';

/** Everything about the sheet in view but its text: how far it is, where it comes from, what people noted on it. */
export function SheetPanel() {
  const { say } = useWords();
  const pages = useReview((state) => state.view?.project.pages);
  const pageId = useReview((state) => state.pageId);
  const index = pages?.findIndex(({ id }) => id === pageId) ?? -1;
  const page = pages?.[index];
  if (page === undefined) return <p className="dim panel-note">{say('noPages')}</p>;
  return (
    <div className="sheet-panel">
      <h2>{say('sheetWhole', { number: index + 1, total: pages?.length ?? 0 })}</h2>
      <SheetStatus page={page} />
      <SheetFigures page={page} />
      <SheetRemarks pageId={page.id} />
    </div>
  );
}

function SheetStatus({ page }: { readonly page: ProjectPage }) {
  const { say, language } = useWords();
  const { tip } = useKeys();
  const hasText = useReview((state) => state.pages[page.id]?.page != null);
  const isReadOnly = useReview((state) => state.view?.readOnly !== null);
  const who = useReview((state) => state.settings.who);
  useReview((state) => state.view?.marks);
  const marks = marksOf(page.id);
  const status = shownStatus(page.status, hasText);
  const isWaiting = whyNotValidate(marks, who) === null && status === 'proofread';
  return (
    <>
      <p className="sheet-status">
        <span className={`status-dot status-${status}`} aria-hidden />
        <span className="visually-hidden">{say('statusColon')}: </span>
        <strong>{pageStatusName(status, language)}</strong>
      </p>
      <Given entry={marks.proofread} />
      <Given entry={marks.validated} />
      {isReadOnly ? null : (
        <div className="sheet-actions">
          <Button disabled={!hasText} title={tip('finish-page')} onClick={() => runCommand('finish-page')}>
            {say(isWaiting ? 'validate' : 'sheetDone')}
          </Button>
          {status === 'needs-attention' ? (
            <Button onClick={() => void setPageStatus(hasText ? 'in-progress' : 'untouched')}>
              {say('noMoreAttention')}
            </Button>
          ) : (
            <Button title={tip('mark-attention')} onClick={() => runCommand('mark-attention')}>
              {say('needsAttention')}
            </Button>
          )}
          <Button disabled={!hasText} title={tip('comment-page')} onClick={() => runCommand('comment-page')}>
            {say('commentOnSheet')}
          </Button>
          <Button title={tip('read-sheet-again')} onClick={() => runCommand('read-sheet-again')}>
            {say('sheetReadAgain')}
          </Button>
        </div>
      )}
    </>
  );
}

/** Who gave the status, and when. */
function Given({ entry }: { readonly entry: StatusEntry | null }) {
  const { language } = useWords();
  if (entry === null) return null;
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const who = entry.who === '' ? '—' : entry.who;
  return (
    <p className="dim">
      {pageStatusName(entry.status, language)}: {who}, {when.format(new Date(entry.atUtc))}
    </p>
  );
}
