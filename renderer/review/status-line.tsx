import { Check, CircleAlert, HardDrive } from 'lucide-react';
import { Kbd } from '../ui/kbd';
import { runCommand } from '../shell/run-command';
import { useKeys } from './use-keys';
import { isChecking, openFlags } from '../../app/core/session/select/selectors-flags';
import { holdAtCaret } from '../../app/core/session/select/line-holds';
import { projectPages, sheetsRead } from '../../app/core/session/select/selectors-text';
import { useReview, useReviewAtOnce } from '../shell/store';
import { useWords } from './use-words';

/** Bottom line: how safe the work is, where one is, how far from the reference; and the two keys to know. */
export function StatusLine() {
  const { say, language } = useWords();
  const keys = useKeys();
  const pageId = useReview((state) => state.place.pageId);
  const project = useReview((state) => state.project.view?.project);
  const characterDifference = useReview((state) => state.flags.summary?.characterDifference ?? null);
  const isNothingCompared = useReview(
    ({ flags: { summary } }) => summary !== null && summary.coverage.reason !== null,
  );
  const isUnderWay = useReview(isChecking);
  const number = (project?.pages.findIndex(({ id }) => id === pageId) ?? -1) + 1;
  const percent = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return (
    <footer className="status-line">
      <SaveStatus />
      {number > 0 ? <span>{say('pageOf', { number, total: project?.pages.length ?? 0 })}</span> : null}
      {/* Over 100 %: two texts that have little to do with each other, and no rate of errors. */}
      {characterDifference === null || characterDifference > 1 ? null : (
        <span>{say('characterDifference', { rate: percent.format(characterDifference * 100) })}</span>
      )}
      {isNothingCompared ? <span>{say('nothingCompared')}</span> : null}
      <SheetsRead />
      <FlagsLeft />
      <LineHoldStatus />
      {isUnderWay ? (
        <span className="dim" data-testid="checking">
          {say('checking')}
        </span>
      ) : null}
      <div className="spacer" />
      <button
        type="button"
        className="hint"
        title={keys.tip('next-discrepancy')}
        onClick={() => runCommand('next-discrepancy')}
      >
        <BoundKey keys={keys.first('next-discrepancy')} /> <span>{say('nextDiscrepancy')}</span>
      </button>
      <button type="button" className="hint" title={keys.tip('keys')} onClick={() => runCommand('keys')}>
        <BoundKey keys={keys.first('keys')} /> <span>{say('keys')}</span>
      </button>
    </footer>
  );
}

/** What goes over the whole document knows only these sheets so far. */
function SheetsRead() {
  const { say } = useWords();
  const read = useReview((state) => sheetsRead(state)?.read ?? null);
  const total = useReview((state) => projectPages(state).length);
  return read === null ? null : <span className="dim">{say('sheetsRead', { read, total })}</span>;
}

function FlagsLeft() {
  const { say } = useWords();
  const count = useReview((state) => openFlags(state).length);
  const hasText = useReview((state) => state.flags.summary !== null);
  if (!hasText) return null;
  return <span>{say('flagsLeft', { count })}</span>;
}

/** Said when the caret comes to a line of a given text that hardly holds to the scan. */
function LineHoldStatus() {
  const { say } = useWords();
  const hold = useReview(holdAtCaret);
  const isThread = hold === 'thread';
  return (
    <span
      className="line-hold"
      role="status"
      title={hold === null ? undefined : say(isThread ? 'lineThreadHint' : 'lineNoPlaceHint')}
    >
      {hold === null ? '' : say(isThread ? 'lineThread' : 'lineNoPlace')}
    </span>
  );
}

function BoundKey({ keys }: { readonly keys: string | null }) {
  return keys === null ? null : <Kbd>{keys}</Kbd>;
}

/** At once: a letter that is not saved must not stand beside “Saved”, not for a frame. */
function SaveStatus() {
  const { say, textOf } = useWords();
  const saving = useReviewAtOnce((state) => state.saving.state);
  const isSlow = useReviewAtOnce((state) => state.saving.isSlow);
  const failure = useReviewAtOnce((state) => state.saving.error);
  const error = failure === null ? null : textOf(failure);
  const text =
    saving === 'saved'
      ? say('saved')
      : error !== null && saving === 'unsaved'
        ? say('notSaved', { reason: error })
        : saving === 'journaled'
          ? say(isSlow ? 'saveSlow' : 'safeHere')
          : say('saving');
  const icon =
    saving === 'saved' ? (
      <Check size={16} />
    ) : saving === 'journaled' ? (
      <HardDrive size={16} />
    ) : (
      <CircleAlert size={16} />
    );
  return (
    <span
      className={`save-status save-${saving}`}
      role="status"
      title={error ?? undefined}
      data-testid="save"
    >
      {icon} <span className="status-text">{text}</span>
    </span>
  );
}
