import { notCheckedText } from '../../../../app/core/discrepancy/not-checked';
import { runCommand } from '../../../commands/run';
import { openDiscrepancies, queuedDiscrepancies } from '../../../state/navigation';
import { isDecided } from '../../../state/verdicts';
import { useReview, type Located } from '../../../state/store';
import { useKeys } from '../../../state/keys';
import { useWords } from '../../../state/words';
import { Button } from '../../../ui/button';
import { DiscrepancyCard } from './discrepancy-card';
import { DiscrepancyList } from './discrepancy-list';
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
  const isInfo = (one: Located) => one.discrepancy.severity === 'info' && !isDecided(one.discrepancy.id);
  const info = located.filter((one) => isInfo(one) && one !== active);
  return (
    <div className="discrepancies">
      <Incomplete />
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
        <NotChecked />
      )}
      <DiscrepancyList title={say('moreOnPage')} entries={rest.filter(isHere)} />
      <DiscrepancyList title={say('wholeDocument')} entries={rest.filter((one) => !isHere(one))} />
      <DiscrepancyList title={say('comeBack')} entries={putOff} />
      <LaterDigits />
      <DiscrepancyList title={say('collapsed')} entries={info} isCollapsed />
      <DiscrepancyList title={say('decided')} entries={decided} isCollapsed />
    </div>
  );
}

/** Says what was not checked for as long as that is so, beside any list that might be taken for complete. */
function Incomplete() {
  const summary = useReview((state) => state.summary);
  const language = useReview((state) => state.settings.language);
  const what = summary === null ? null : notCheckedText(summary, language);
  return what === null ? null : <p className="panel-note">{what}</p>;
}

/** Before the first check has answered: there is no text yet, or the check is under way. */
function NotChecked() {
  const { say } = useWords();
  const isUnderWay = useReview(
    ({ isChecking, pageId, pages }) => isChecking && pageId !== null && pages[pageId]?.page != null,
  );
  return <p className="dim panel-note">{say(isUnderWay ? 'checking' : 'noneYet')}</p>;
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
