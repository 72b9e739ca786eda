import { notCheckedText } from '../../../../app/core/discrepancy/not-checked';
import { coverageLines, noneFound } from '../../../../app/core/discrepancy/coverage-words';
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
  if (openCount === 0) return <NothingOpen foundCount={foundCount} />;
  return (
    <div className="overview">
      {key === null ? null : <p>{say('startHint', { key })}</p>}
      <Button look="primary" onClick={() => runCommand('next-discrepancy')}>
        {say('start')}
      </Button>
    </div>
  );
}

/** Nothing is left to decide; what was compared with what stands beside it, for without that it says nothing. */
function NothingOpen({ foundCount }: { readonly foundCount: number }) {
  const { say, language } = useWords();
  const coverage = useReview((state) => state.summary?.coverage ?? null);
  const isReadOnly = useReview((state) => state.view?.readOnly !== null);
  if (coverage === null) return null;
  const isCompared = coverage.reason === null;
  const found = say(foundCount > 0 ? 'allDone' : 'noDiscrepancies');
  const isWhole = foundCount > 0 || coverage.comparedWords >= coverage.words;
  const title = isWhole ? found : noneFound(coverage, language);
  const lines = coverage.reason === 'no-reference' ? [say('noReference')] : coverageLines(coverage, language);
  return (
    <div className="overview">
      <p>
        <strong>{isCompared ? title : say('nothingCompared')}</strong>
      </p>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {isCompared ? <p>{say('allDoneHint')}</p> : null}
      <Button disabled={isReadOnly} onClick={() => runCommand(isCompared ? 'finish-page' : 'add-references')}>
        {say(isCompared ? 'markProofread' : 'addReference')}
      </Button>
    </div>
  );
}
