import { pageStatusName } from '../../../../app/core/discrepancy/model/names';
import type { ProjectPage } from '../../../../app/core/project/project';
import { whyNotValidate, type StatusEntry } from '../../../../app/core/page/status-flow';
import { Button } from '../../../ui/button';
import { SheetFigures } from './sheet-figures';
import { SheetRemarks } from './sheet-remarks';
import { runCommand } from '../../../shell/run-command';
import { useKeys } from '../../use-keys';
import { marksOf, shownStatus } from '../../../../app/core/session/select/selectors-flags';
import { dispatch, useReview } from '../../../shell/store';
import { LikelyLeft } from '../../likely-left';
import { useWords } from '../../use-words';
import { isReadOnly, pageOf } from '../../../../app/core/session/select/selectors-text';

/** Everything about the sheet in view but its text: how far it is, where it comes from, what people noted on it. */
export function SheetPanel() {
  const { say } = useWords();
  const pages = useReview((state) => state.project.view?.project.pages);
  const pageId = useReview((state) => state.place.pageId);
  const index = pages?.findIndex(({ id }) => id === pageId) ?? -1;
  const page = pages?.[index];
  if (page === undefined) return <p className="dim panel-note">{say('noPages')}</p>;
  return (
    <div className="sheet-panel">
      <h2>{say('sheetWhole', { number: index + 1, total: pages?.length ?? 0 })}</h2>
      <SheetStatus page={page} />
      <LikelyLeft />
      <SheetFigures page={page} />
      <SheetRemarks pageId={page.id} />
    </div>
  );
}

function SheetStatus({ page }: { readonly page: ProjectPage }) {
  const { say, language } = useWords();
  const { tip } = useKeys();
  const hasText = useReview((state) => pageOf(state, page.id) !== null);
  const readOnly = useReview(isReadOnly);
  const who = useReview((state) => state.app.settings.who);
  const marks = useReview((state) => marksOf(state.project.view, page.id));
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
      {readOnly ? null : (
        <div className="sheet-actions">
          <Button disabled={!hasText} title={tip('finish-page')} onClick={() => runCommand('finish-page')}>
            {say(isWaiting ? 'validate' : 'sheetDone')}
          </Button>
          {status === 'needs-attention' ? (
            <Button
              onClick={() =>
                dispatch({ type: 'status-given', status: hasText ? 'in-progress' : 'untouched' })
              }
            >
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
