import { notCheckedText } from '../../../../app/core/discrepancy/evidence/not-checked';
import {
  coverageLines,
  noneFound,
  unlookedLines,
} from '../../../../app/core/discrepancy/evidence/coverage-words';
import { Button } from '../../../ui/button';
import { DecidedList } from './decided-list';
import { DiscrepancyCard } from './discrepancy-card';
import { DiscrepancyList } from './discrepancy-list';
import { LaterDigits } from './later-digits';
import { QueueMenu } from './queue-menu';
import { runCommand } from '../../../shell/run-command';
import {
  activeFlag,
  isChecking,
  putOff,
  queuedFlags,
  sortedFlags,
} from '../../../../app/core/session/select/selectors-flags';
import { useReview } from '../../../shell/store';
import type { Located } from '../../../../app/core/session/state/places';
import { useKeys } from '../../use-keys';
import { LikelyLeft } from '../../likely-left';
import { useWords } from '../../use-words';
import { isReadOnly, pageInView } from '../../../../app/core/session/select/selectors-text';

/** The card of the active discrepancy, and the lists of the others. */
export function DiscrepancyPanel() {
  const { say } = useWords();
  const located = useReview((state) => state.flags.located);
  const active = useReview(activeFlag);
  const pageId = useReview((state) => state.place.pageId);
  const hasText = useReview((state) => state.flags.summary !== null);
  const later = useReview(putOff);
  const queued = useReview(queuedFlags);
  const { open, info } = useReview(sortedFlags);
  const isLater = (one: Located) => later.includes(one.discrepancy.id);
  const isHere = (one: Located) => one.parts[0]?.pageId === pageId;
  const others = (list: readonly Located[]) => list.filter((one) => one !== active);
  const rest = others(queued).filter((one) => !isLater(one));
  return (
    <div className="discrepancies">
      <Incomplete />
      {hasText && located.length > 0 ? <QueueMenu /> : null}
      {active !== null ? (
        <DiscrepancyCard
          key={active.discrepancy.id}
          one={active}
          number={queued.indexOf(active) + 1}
          total={queued.length}
        />
      ) : hasText ? (
        <Overview openCount={open.length} foundCount={located.length} />
      ) : (
        <NotChecked />
      )}
      <DiscrepancyList title={say('moreOnPage')} entries={rest.filter(isHere)} />
      <DiscrepancyList title={say('wholeDocument')} entries={rest.filter((one) => !isHere(one))} />
      <DiscrepancyList title={say('comeBack')} entries={others(open).filter(isLater)} />
      <LaterDigits />
      <DiscrepancyList title={say('collapsed')} entries={others(info)} isCollapsed />
      <DecidedList />
    </div>
  );
}

/** Says what was not checked for as long as that is so, beside any list that might be taken for complete. */
function Incomplete() {
  const summary = useReview((state) => state.flags.summary);
  const language = useReview((state) => state.app.settings.language);
  if (summary === null) return null;
  const what = notCheckedText(summary, language);
  const lines = [...(what === null ? [] : [what]), ...unlookedLines(summary.coverage, language)];
  return lines.map((line) => (
    <p key={line} className="panel-note">
      {line}
    </p>
  ));
}

/** Before the first check has answered: there is no text yet, or the check is under way. */
function NotChecked() {
  const { say } = useWords();
  const isUnderWay = useReview((state) => isChecking(state) && pageInView(state) !== null);
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

/** Nothing is left to decide; what was compared with what is beside it, for without that it says nothing. */
function NothingOpen({ foundCount }: { readonly foundCount: number }) {
  const { say, language } = useWords();
  const coverage = useReview((state) => state.flags.summary?.coverage ?? null);
  const readOnly = useReview(isReadOnly);
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
      <LikelyLeft />
      {isCompared ? <p>{say('allDoneHint')}</p> : null}
      <Button disabled={readOnly} onClick={() => runCommand(isCompared ? 'finish-page' : 'add-references')}>
        {say(isCompared ? 'markProofread' : 'addReference')}
      </Button>
    </div>
  );
}
