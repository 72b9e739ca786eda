import { lineStart } from '../../base/positions';
import type { FindHit } from '../../edit/find';
import { replaceOnPage } from '../../edit/replace-found';
import { pageText } from '../../page/transcription';
import type { FindAction } from '../actions/actions-text';
import { chain, outcome, patch, tell, type Handlers, type Moment, type Outcome } from './outcome';
import { focusText, showTarget } from './reduce-place';
import {
  isReadOnly,
  pageIndex,
  pageInView,
  pageOf,
  projectPages,
  sheetsRead,
} from '../select/selectors-text';
import type { ReviewState } from '../state/state';
import type { Finding, FindNext } from '../state/state-find';
import { doEdits } from './steps';

type Action<T extends FindAction['type']> = Extract<FindAction, { readonly type: T }>;

export const FIND_HANDLERS: Handlers<FindAction> = {
  'find-opened': openFind,
  'find-closed': (state) => {
    const { finding, lastQuery } = state.find;
    const closed = patch(state, 'find', {
      ...{ finding: null, lastQuery: finding?.query ?? lastQuery },
      ...{ search: 'idle', next: null, goOnAfter: null },
    });
    return outcome(focusText(closed));
  },
  'find-changed': (state, { query }) =>
    searchSoon(patchFinding(state, (finding) => ({ ...finding, query: { ...finding.query, ...query } }))),
  'find-scoped': (state, { scope }) =>
    searchSoon(patchFinding(state, (finding) => ({ ...finding, scope, current: null }))),
  'search-due': search,
  'search-answered': takeAnswer,
  'hit-stepped': (state, { step }, moment) => onceFound(state, { kind: 'step', step }, moment),
  'hit-shown': (state, { index, focus }) => outcome(showHit(state, index, focus)),
  'hit-replaced': (state, _, moment) => onceFound(state, { kind: 'replace-current' }, moment),
  'all-hits-replaced': (state, _, moment) => onceFound(state, { kind: 'replace-all' }, moment),
};

function patchFinding(state: ReviewState, change: (finding: Finding) => Finding): ReviewState {
  const { finding } = state.find;
  return finding === null ? state : patch(state, 'find', { finding: change(finding) });
}

/** Opens the panel, or brings keyboard focus back to it. */
function openFind(state: ReviewState, { scope, showsReplacement, text }: Action<'find-opened'>): Outcome {
  const { finding: before, lastQuery } = state.find;
  const query = { ...(before?.query ?? lastQuery), ...(text === '' ? {} : { text }) };
  const finding: Finding = {
    ...{
      query,
      scope: scope ?? before?.scope ?? 'page',
      hits: [],
      isCut: false,
      current: null,
      problem: null,
    },
    showsReplacement: showsReplacement || before?.showsReplacement === true,
    serial: (before?.serial ?? 0) + 1,
  };
  return searchSoon(patch(state, 'find', { finding }));
}

/** Looks again once the typing pauses: what is typed moves what was found. */
export function searchSoon(state: ReviewState): Outcome {
  if (state.find.finding === null) return outcome(state);
  return outcome(patch(state, 'find', { search: 'due' }), { kind: 'search-soon' });
}

function search(state: ReviewState): Outcome {
  const { finding } = state.find;
  if (finding === null || state.project.view === null)
    return outcome(patch(state, 'find', { search: 'idle' }));
  const ids = finding.scope === 'page' ? [state.place.pageId] : projectPages(state).map(({ id }) => id);
  const texts = ids.flatMap((id) => {
    const page = pageOf(state, id);
    return page === null ? [] : [{ pageId: page.id, text: pageText(page) }];
  });
  const serial = state.find.searchSerial + 1;
  const asked = patch(state, 'find', { search: 'asked', searchSerial: serial });
  return outcome(asked, { kind: 'search', serial, texts, query: finding.query });
}

function takeAnswer(
  state: ReviewState,
  { serial, outcome: answer }: Action<'search-answered'>,
  moment: Moment,
): Outcome {
  const { finding, searchSerial, next, goOnAfter, search: phase } = state.find;
  if (finding === null || serial !== searchSerial) return outcome(state);
  const rested = { search: phase === 'due' ? 'due' : 'idle', goOnAfter: null } as const;
  if (typeof answer === 'string') {
    const failed = { ...finding, hits: [], isCut: false, current: null, problem: answer };
    return outcome(patch(state, 'find', { ...rested, next: null, finding: failed }));
  }
  const { hits, isCut } = answer;
  const current =
    goOnAfter === null
      ? sameHit(state, finding, hits)
      : firstFrom(state, hits, goOnAfter.pageId, goOnAfter.offset);
  const found = { ...finding, hits, isCut, current, problem: null };
  const shown = patch(state, 'find', { ...rested, next: null, finding: found });
  const gone = goOnAfter === null || current === null ? shown : showHit(shown, current, 'panel');
  return next === null ? outcome(gone) : doNext(gone, next, moment);
}

/** Does it with what the newest query finds, which a fast hand does not wait for. */
function onceFound(state: ReviewState, next: FindNext, moment: Moment): Outcome {
  if (state.find.search === 'idle') return doNext(state, next, moment);
  const waiting = patch(state, 'find', { next });
  return state.find.search === 'due' ? outcome(waiting, { kind: 'search-now' }) : outcome(waiting);
}

function doNext(state: ReviewState, next: FindNext, moment: Moment): Outcome {
  switch (next.kind) {
    case 'step':
      return outcome(stepHit(state, next.step));
    case 'replace-current':
      return replaceCurrent(state, moment);
    case 'replace-all':
      return replaceAll(state, moment);
  }
}

/** The hit that was current, wherever typing has moved it. */
function sameHit(
  state: ReviewState,
  { current, hits: before }: Finding,
  hits: readonly FindHit[],
): number | null {
  const old = current === null ? undefined : before[current];
  if (old === undefined) return null;
  const same = hits.findIndex(({ pageId, from, text }) => {
    return pageId === old.pageId && from === old.from && text === old.text;
  });
  return same >= 0 ? same : firstFrom(state, hits, old.pageId, old.from);
}

/** The first hit at a place of the text or after it, else the first of all; null where there is none. */
function firstFrom(
  state: ReviewState,
  hits: readonly FindHit[],
  pageId: string | null,
  offset: number,
): number | null {
  if (hits.length === 0) return null;
  const order = projectPages(state);
  const at = pageIndex(order, pageId);
  const index = hits.findIndex((hit) => {
    const page = pageIndex(order, hit.pageId);
    return page > at || (page === at && hit.from >= offset);
  });
  return Math.max(0, index);
}

/** Goes to the next or previous hit, around the end; the first time, from the caret. */
function stepHit(state: ReviewState, step: 1 | -1): ReviewState {
  const { finding } = state.find;
  if (finding === null || finding.hits.length === 0) return state;
  const { current, hits } = finding;
  if (current !== null) return showHit(state, (current + step + hits.length) % hits.length, 'panel');
  const { pageId, caret } = state.place;
  const page = pageInView(state);
  const before = page === null ? 0 : lineStart(page.lines, caret?.lineIndex ?? 0);
  const next = firstFrom(state, hits, pageId, before + (caret?.column ?? 0)) ?? 0;
  return showHit(state, step === 1 ? next : (next - 1 + hits.length) % hits.length, 'panel');
}

/** Shows a hit in the text and on the scan. */
function showHit(state: ReviewState, index: number, focus: 'panel' | 'text'): ReviewState {
  const hit = state.find.finding?.hits[index];
  if (hit === undefined) return state;
  const { pageId, lineIndex, column, text } = hit;
  const to = column + (text.split('\n')[0] ?? '').length;
  const shown = patchFinding(state, (finding) => ({ ...finding, current: index }));
  return showTarget(shown, { pageId, lineIndex, from: column, to, focus });
}

/** Replaces the current hit and goes to the next; without a current one, goes to the first. */
function replaceCurrent(state: ReviewState, moment: Moment): Outcome {
  const { finding } = state.find;
  const hit = finding?.current == null ? undefined : finding.hits[finding.current];
  if (hit === undefined) return outcome(stepHit(state, 1));
  const goOnAfter = { pageId: hit.pageId, offset: hit.from + hit.replacement.length };
  return replace(patch(state, 'find', { goOnAfter }), [hit], moment);
}

function replaceAll(state: ReviewState, moment: Moment): Outcome {
  const hits = state.find.finding?.hits ?? [];
  if (hits.length === 0) return outcome(state);
  // “All” is a promise, and nobody would look for what is left on sheets that came later.
  if (state.find.finding?.scope === 'project' && sheetsRead(state) !== null)
    return outcome(tell(state, 'sheetsStillRead', {}, 'error'));
  return chain(replace(state, hits, moment), (now) => outcome(tell(now, 'replaced', { count: hits.length })));
}

function replace(state: ReviewState, hits: readonly FindHit[], moment: Moment): Outcome {
  if (isReadOnly(state)) return outcome(state);
  const edits = [...new Set(hits.map(({ pageId }) => pageId))].map((pageId) => {
    const page = pageOf(state, pageId);
    return page === null ? null : replaceOnPage(page, hits, moment.newId);
  });
  return doEdits(state, edits, moment);
}
