import { kindName, verdictName } from '../../../../app/core/discrepancy/names';
import { formatMessage } from '../../../../app/core/discrepancy/messages';
import { runCommand } from '../../../commands/run';
import { openDiscrepancies, queuedDiscrepancies, showDiscrepancy } from '../../../state/navigation';
import { isDecided } from '../../../state/verdicts';
import { useReview, type Located } from '../../../state/store';
import { useKeys } from '../../../state/keys';
import { useWords } from '../../../state/words';
import { Button } from '../../../ui/button';
import { DiscrepancyCard } from './discrepancy-card';
import { LaterDigits } from './later-digits';
import { QueueMenu } from './queue-menu';

const NOTHING: readonly string[] = [];

/** The card of the active discrepancy, and the lists of the others. */
export function DiscrepancyPanel() {
  const { say } = useWords();
  const located = useReview((state) => state.located);
  const activeId = useReview((state) => state.activeId);
  const pageId = useReview((state) => state.pageId);
  useReview((state) => state.view?.verdicts);
  const hasText = useReview((state) => state.summary !== null);
  const later = useReview((state) => state.view?.later ?? NOTHING);
  useReview((state) => state.viewSettings.queue);
  const open = queuedDiscrepancies(located);
  const all = openDiscrepancies(located);
  const active = located.find(({ discrepancy }) => discrepancy.id === activeId);
  const isLater = (one: Located) => later.includes(one.discrepancy.id);
  const rest = open.filter((one) => one !== active && !isLater(one));
  const putOff = all.filter((one) => one !== active && isLater(one));
  const isHere = (one: Located) => one.parts[0]?.pageId === pageId;
  const decided = located.filter((one) => isDecided(one.discrepancy.id) && one !== active);
  const info = located.filter(
    (one) => one.discrepancy.severity === 'info' && !decided.includes(one) && one !== active,
  );
  return (
    <div className="discrepancies">
      {hasText && located.length > 0 ? <QueueMenu /> : null}
      {active !== undefined ? (
        <DiscrepancyCard
          key={active.discrepancy.id}
          one={active}
          number={open.indexOf(active) + 1}
          total={open.length}
        />
      ) : hasText ? (
        <Overview openCount={all.length} foundCount={located.length} />
      ) : (
        <p className="dim panel-note">{say('noneYet')}</p>
      )}
      <List title={say('moreOnPage')} entries={rest.filter(isHere)} />
      <List title={say('wholeDocument')} entries={rest.filter((one) => !isHere(one))} />
      <List title={say('comeBack')} entries={putOff} />
      <LaterDigits />
      <List title={say('collapsed')} entries={info} isCollapsed />
      <List title={say('decided')} entries={decided} isCollapsed />
    </div>
  );
}

function Overview({ openCount, foundCount }: { readonly openCount: number; readonly foundCount: number }) {
  const { say } = useWords();
  const key = useKeys().first('next-discrepancy');
  const hasReference = useReview((state) => (state.view?.project.references.length ?? 0) > 0);
  const isReadOnly = useReview((state) => state.view?.readOnly !== null);
  if (openCount > 0) {
    return (
      <div className="overview">
        {key === null ? null : <p>{say('startHint', { key })}</p>}
        <Button look="primary" onClick={() => runCommand('next-discrepancy')}>
          {say('start')}
        </Button>
      </div>
    );
  }
  return (
    <div className="overview">
      <p>
        <strong>{say(foundCount > 0 ? 'allDone' : 'noDiscrepancies')}</strong>
      </p>
      <p>{say(hasReference ? 'allDoneHint' : 'noReference')}</p>
      <Button
        disabled={isReadOnly}
        onClick={() => runCommand(hasReference ? 'finish-page' : 'add-references')}
      >
        {say(hasReference ? 'markProofread' : 'addReference')}
      </Button>
    </div>
  );
}

type ListProps = {
  readonly title: string;
  readonly entries: readonly Located[];
  readonly isCollapsed?: boolean;
};

function List({ title, entries, isCollapsed = false }: ListProps) {
  if (entries.length === 0) return null;
  const items = (
    <ul>
      {entries.map((one) => (
        <Entry key={one.discrepancy.id} one={one} />
      ))}
    </ul>
  );
  if (!isCollapsed) {
    return (
      <section className="list">
        <h2>{title}</h2>
        {items}
      </section>
    );
  }
  return (
    <details className="list">
      <summary>
        {title} {entries.length}
      </summary>
      {items}
    </details>
  );
}

function Entry({ one }: { readonly one: Located }) {
  const { say, language } = useWords();
  const { discrepancy, parts } = one;
  const verdict = useReview((state) => state.view?.verdicts[discrepancy.id]?.verdict ?? null);
  const pages = useReview((state) => state.view?.project.pages);
  const pageId = useReview((state) => state.pageId);
  const [part] = parts;
  const sheet = (pages?.findIndex(({ id }) => id === part?.pageId) ?? -1) + 1;
  const where =
    part === undefined
      ? '—'
      : part.pageId === pageId
        ? say('lineNumber', { number: part.lineIndex + 1 })
        : say('page', { number: sheet }).toLowerCase();
  return (
    <li>
      <button
        type="button"
        className="entry"
        title={formatMessage(discrepancy.message, language)}
        onClick={() => showDiscrepancy(one)}
      >
        <span className={`dot dot-${discrepancy.severity}`} />
        <span className="entry-text">
          <span className="mono">{shorten(discrepancy.text || discrepancy.reference?.text || '')}</span>
          <span className="dim"> · {kindName(discrepancy.kind, language).toLowerCase()}</span>
          {verdict === null ? null : (
            <span className="dim"> · {verdictName(verdict, language).toLowerCase()}</span>
          )}
        </span>
        <span className="dim entry-where">{where}</span>
      </button>
    </li>
  );
}

const MAX_ENTRY_CHARS = 28;

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= MAX_ENTRY_CHARS ? line : `${line.slice(0, MAX_ENTRY_CHARS - 1)}…`;
}
