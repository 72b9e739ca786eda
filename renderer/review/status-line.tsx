import { Check, CircleAlert, HardDrive } from 'lucide-react';
import { runCommand } from '../commands/run';
import { useKeys } from '../state/keys';
import { openDiscrepancies } from '../state/navigation';
import { useReview } from '../state/store';
import { useWords } from '../state/words';
import { Kbd } from '../ui/kbd';

/** Bottom line: how safe the work is, where one is, how far from the reference; and the two keys to know. */
export function StatusLine() {
  const { say, language } = useWords();
  const keys = useKeys();
  const pageId = useReview((state) => state.pageId);
  const project = useReview((state) => state.view?.project);
  const cer = useReview((state) => state.summary?.cer ?? null);
  const isNothingCompared = useReview(
    (state) => state.summary !== null && state.summary.coverage.reason !== null,
  );
  const isChecking = useReview((state) => state.isChecking);
  const number = (project?.pages.findIndex(({ id }) => id === pageId) ?? -1) + 1;
  const percent = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return (
    <footer className="status-line">
      <SaveStatus />
      {number > 0 ? <span>{say('pageOf', { number, total: project?.pages.length ?? 0 })}</span> : null}
      {cer === null ? null : <span>{say('cer', { rate: percent.format(cer * 100) })}</span>}
      {isNothingCompared ? <span>{say('nothingCompared')}</span> : null}
      <FlagsLeft />
      {isChecking ? (
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

function FlagsLeft() {
  const { say } = useWords();
  const located = useReview((state) => state.located);
  useReview((state) => state.view?.verdicts);
  const hasText = useReview((state) => state.summary !== null);
  if (!hasText) return null;
  return <span>{say('flagsLeft', { count: openDiscrepancies(located).length })}</span>;
}

function BoundKey({ keys }: { readonly keys: string | null }) {
  return keys === null ? null : <Kbd>{keys}</Kbd>;
}

function SaveStatus() {
  const { say, textOf } = useWords();
  const saving = useReview((state) => state.saving);
  const failure = useReview((state) => state.saveError);
  const error = failure === null ? null : textOf(failure);
  const text =
    saving === 'saved'
      ? say('saved')
      : error !== null && saving === 'unsaved'
        ? say('notSaved', { reason: error })
        : saving === 'journaled'
          ? say('safeHere')
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
