import type { Effect } from '../actions/effects';
import { isJobRunning } from '../select/job-state';
import { metNeeds } from '../select/needs';
import { outcome, patch, type Outcome } from './outcome';
import { searchSoon } from './reduce-find';
import { showsAlignment, showsFacts } from '../select/selectors-aids';
import { pageInView } from '../select/selectors-text';
import type { ReviewState } from '../state/state';

/**
 * What follows from a change of the state, whichever action made it: a page that comes into view is looked up, the
 * page that is left is journaled, the facts of an open panel are read again. A new line "when this changes, do that"
 * belongs here. Slices are compared by identity, so an action that changes little costs little.
 */
export function withConsequences(before: ReviewState, after: ReviewState): Outcome {
  if (before === after) return outcome(after);
  const effects = FOLLOWERS.flatMap((follow) => follow(before, after));
  const settled = closeWhatIsElsewhere(before, after);
  if (!isFindStale(before, settled)) return outcome(settled, ...effects);
  const searching = searchSoon(settled);
  return outcome(searching.state, ...effects, ...searching.effects);
}

type Follower = (before: ReviewState, after: ReviewState) => readonly Effect[];

const FOLLOWERS: readonly Follower[] = [
  followPage,
  followSaving,
  followNeeds,
  followFacts,
  followAlignment,
  followSpelling,
  followNotice,
];

/** The page that is left goes to the disk at once; recognition takes the one that is looked at before the others. */
function followPage(before: ReviewState, after: ReviewState): readonly Effect[] {
  const { pageId } = after.place;
  if (pageId === before.place.pageId) return [];
  const isWaited = pageId !== null && isJobRunning(after.job.job);
  const isNoted = before.place.pageId !== null && pageId !== null;
  return [
    { kind: 'journal-now' },
    ...(isNoted ? [{ kind: 'note-place-soon' } as const] : []),
    ...(isWaited ? [{ kind: 'prioritise', pageId } as const] : []),
  ];
}

/** Main has to know whether the window may be closed. */
function followSaving(before: ReviewState, { saving }: ReviewState): readonly Effect[] {
  const { state, isFlushing } = saving;
  return state === before.saving.state ? [] : [{ kind: 'report-saving', state, isFlushing }];
}

/** The menu shows which commands make sense. */
function followNeeds(before: ReviewState, after: ReviewState): readonly Effect[] {
  const met = metNeeds(after);
  return met === metNeeds(before) ? [] : [{ kind: 'report-needs', met }];
}

function followFacts(before: ReviewState, after: ReviewState): readonly Effect[] {
  if (!showsFacts(after)) return [];
  const isSame =
    showsFacts(before) &&
    before.place.pageId === after.place.pageId &&
    before.text.pages === after.text.pages &&
    before.project.references === after.project.references &&
    before.project.view?.knowledge === after.project.view?.knowledge;
  if (isSame) return [];
  const isFirst = after.aids.facts.every((one) => one.pageId !== after.place.pageId);
  return [{ kind: isFirst ? 'facts-now' : 'facts-soon' }];
}

function followAlignment(before: ReviewState, after: ReviewState): readonly Effect[] {
  if (!showsAlignment(after)) return [];
  const isSame =
    showsAlignment(before) &&
    before.place.pageId === after.place.pageId &&
    before.text.pages === after.text.pages &&
    before.project.references === after.project.references &&
    before.desk.viewSettings.referencesShown === after.desk.viewSettings.referencesShown;
  return isSame ? [] : [{ kind: 'align-soon' }];
}

/** The words of the page in view are looked up, and those that are typed. */
function followSpelling(before: ReviewState, after: ReviewState): readonly Effect[] {
  const [page, isShown] = [pageInView(after), after.desk.viewSettings.showsSpelling];
  if (page === pageInView(before) && isShown === before.desk.viewSettings.showsSpelling) return [];
  return [{ kind: page !== null && isShown ? 'spell-soon' : 'spell-never' }];
}

function followNotice(before: ReviewState, after: ReviewState): readonly Effect[] {
  const { notice } = after.desk;
  if (notice === before.desk.notice || notice?.tone !== 'info') return [];
  return [{ kind: 'notice-expires', notice }];
}

/** What was typed moves what was found, and another page has other places. */
function isFindStale(before: ReviewState, after: ReviewState): boolean {
  const { finding } = after.find;
  if (finding === null) return false;
  const isElsewhere = before.place.pageId !== after.place.pageId && finding.scope === 'page';
  return before.text.pages !== after.text.pages || isElsewhere;
}

/** A frame and a levelling belong to their page, and are given up with it. */
function closeWhatIsElsewhere(before: ReviewState, after: ReviewState): ReviewState {
  const { framing, levelling } = after.desk;
  const { pageId } = after.place;
  if (before.place.pageId === pageId) return after;
  const isHere = (one: { readonly pageId: string } | null) => one === null || one.pageId === pageId;
  return isHere(framing) && isHere(levelling)
    ? after
    : patch(after, 'desk', { framing: null, levelling: null });
}
