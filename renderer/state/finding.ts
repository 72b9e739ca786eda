import type { FindHit, FindQuery, FindText, Found } from '../../app/core/find';
import { replaceOnPage } from '../../app/core/replace-found';
import type { Result } from '../../app/core/result';
import { pageText } from '../../app/core/transcription';
import { doStep, newLineId } from './editing';
import FindWorker from './find-worker?worker';
import { showTarget } from './navigation';
import { getState, say, setState, store, type Finding } from './store';

export type FindRequest = {
  readonly serial: number;
  readonly texts: readonly FindText[];
  readonly query: FindQuery;
};
export type FindReply = { readonly serial: number; readonly found: Result<Found, 'bad-pattern'> };

const SEARCH_AFTER_MS = 120;
/** An honest expression takes a small part of this over a thousand sheets. */
const TOO_LONG_MS = 4_000;

const NOTHING: FindQuery = { text: '', replacement: '', isRegex: false, isExact: false };

let worker: Worker | null = null;
let timer: ReturnType<typeof setTimeout> | null = null;
let patience: ReturnType<typeof setTimeout> | null = null;
let serial = 0;
/** Where the next hit is to be shown once the search after a replacement has answered. */
let goOnAfter: { readonly pageId: string; readonly offset: number } | null = null;
/** What was asked for while the answer to the newest query was still to come: it must not see older places. */
let whenFound: (() => void) | null = null;
let lastQuery = NOTHING;

/** Opens the panel, or brings the keys back to it. `text` is looked for at once. */
export function openFinding(scope: Finding['scope'], showsReplacement: boolean, text: string): void {
  const before = getState().finding;
  const query = { ...(before?.query ?? lastQuery), ...(text === '' ? {} : { text }) };
  setState({
    finding: {
      ...{ query, scope, hits: [], isCut: false, current: null, problem: null },
      showsReplacement: showsReplacement || before?.showsReplacement === true,
      serial: (before?.serial ?? 0) + 1,
    },
  });
  searchSoon();
}

export function closeFinding(): void {
  lastQuery = getState().finding?.query ?? lastQuery;
  setState({ finding: null });
  const { pageId, caret } = getState();
  if (pageId === null || caret === null) return;
  showTarget({ pageId, lineIndex: caret.lineIndex, from: caret.column, to: caret.column, focus: 'text' });
}

export function changeFinding(change: Partial<FindQuery> | { readonly scope: Finding['scope'] }): void {
  const { finding } = getState();
  if (finding === null) return;
  const isScope = 'scope' in change;
  setState({
    finding: isScope
      ? { ...finding, scope: change.scope, current: null }
      : { ...finding, query: { ...finding.query, ...change } },
  });
  searchSoon();
}

// What is typed moves what was found.
store.subscribe((now, before) => {
  if (now.finding === null) return;
  const isElsewhere = now.pageId !== before.pageId && now.finding.scope === 'page';
  if (now.pages !== before.pages || isElsewhere) searchSoon();
});

function searchSoon(): void {
  if (timer !== null) clearTimeout(timer);
  timer = setTimeout(search, SEARCH_AFTER_MS);
}

function search(): void {
  timer = null;
  const { finding, pages, pageId, view } = getState();
  if (finding === null || view === null) return;
  const ids = finding.scope === 'page' ? [pageId ?? ''] : view.project.pages.map(({ id }) => id);
  const texts = ids.flatMap((id) => {
    const page = pages[id]?.page;
    return page == null ? [] : [{ pageId: id, text: pageText(page) }];
  });
  serial += 1;
  if (patience !== null) stopWorker();
  patience = setTimeout(giveUp, TOO_LONG_MS);
  runningWorker().postMessage({ serial, texts, query: finding.query } satisfies FindRequest);
}

function runningWorker(): Worker {
  if (worker !== null) return worker;
  worker = new FindWorker();
  worker.onmessage = ({ data }: MessageEvent<FindReply>) => show(data);
  return worker;
}

function stopWorker(): void {
  if (patience !== null) clearTimeout(patience);
  patience = null;
  worker?.terminate();
  worker = null;
}

function giveUp(): void {
  stopWorker();
  whenFound = null;
  const { finding } = getState();
  if (finding !== null) setState({ finding: { ...finding, hits: [], current: null, problem: 'too-long' } });
}

function show({ serial: answered, found }: FindReply): void {
  const { finding } = getState();
  if (answered !== serial || finding === null) return;
  if (patience !== null) clearTimeout(patience);
  patience = null;
  if (!found.ok) {
    whenFound = null;
    setState({ finding: { ...finding, hits: [], isCut: false, current: null, problem: found.error.code } });
    return;
  }
  const { hits, isCut } = found.value;
  const place = goOnAfter;
  goOnAfter = null;
  const current = place === null ? sameAgain(finding, hits) : firstFrom(hits, place.pageId, place.offset);
  setState({ finding: { ...finding, hits, isCut, current, problem: null } });
  if (place !== null && current !== null) showHit(current, 'panel');
  const asked = whenFound;
  whenFound = null;
  asked?.();
}

/** Does it with what the newest query finds, which a fast hand does not wait for. */
function onceFound(ask: () => void): void {
  if (timer === null && patience === null) return ask();
  whenFound = ask;
  if (timer === null) return;
  clearTimeout(timer);
  search();
}

/** The hit that was current, wherever typing has moved it. */
function sameAgain({ current, hits: before }: Finding, hits: readonly FindHit[]): number | null {
  const old = current === null ? undefined : before[current];
  if (old === undefined) return null;
  const same = hits.findIndex(({ pageId, from, text }) => {
    return pageId === old.pageId && from === old.from && text === old.text;
  });
  return same >= 0 ? same : firstFrom(hits, old.pageId, old.from);
}

/** The first hit at a place of the text or after it, else the first of all; null where there is none. */
function firstFrom(hits: readonly FindHit[], pageId: string, offset: number): number | null {
  if (hits.length === 0) return null;
  const order = getState().view?.project.pages.map(({ id }) => id) ?? [];
  const at = order.indexOf(pageId);
  const index = hits.findIndex((hit) => {
    const page = order.indexOf(hit.pageId);
    return page > at || (page === at && hit.from >= offset);
  });
  return Math.max(0, index);
}

/** Goes to the next or previous hit, around the end; the first time, from the caret. */
export function stepHit(step: 1 | -1): void {
  onceFound(() => stepNow(step));
}

function stepNow(step: 1 | -1): void {
  const { finding } = getState();
  if (finding === null || finding.hits.length === 0) return;
  const { current, hits } = finding;
  if (current !== null) return showHit((current + step + hits.length) % hits.length, 'panel');
  const { pageId, caret } = getState();
  const page = pageId === null ? null : getState().pages[pageId]?.page;
  const before = page?.lines
    .slice(0, caret?.lineIndex ?? 0)
    .reduce((sum, line) => sum + line.text.length + 1, 0);
  const next = firstFrom(hits, pageId ?? '', (before ?? 0) + (caret?.column ?? 0)) ?? 0;
  showHit(step === 1 ? next : (next - 1 + hits.length) % hits.length, 'panel');
}

/** Shows a hit in the text and on the scan. */
export function showHit(index: number, focus: 'panel' | 'text'): void {
  const { finding } = getState();
  const hit = finding?.hits[index];
  if (finding === null || hit === undefined) return;
  setState({ finding: { ...finding, current: index } });
  const { pageId, lineIndex, column, text } = hit;
  showTarget({ pageId, lineIndex, from: column, to: column + (text.split('\n')[0] ?? '').length, focus });
}

/** Replaces the current hit and goes to the next; without a current one, goes to the first. */
export function replaceCurrent(): void {
  onceFound(replaceNow);
}

function replaceNow(): void {
  const { finding } = getState();
  const hit = finding?.current == null ? undefined : finding.hits[finding.current];
  if (hit === undefined) return stepNow(1);
  goOnAfter = { pageId: hit.pageId, offset: hit.from + hit.replacement.length };
  replace([hit]);
}

/** Replaces every hit on every page in one step to undo. */
export function replaceAll(): void {
  onceFound(replaceAllNow);
}

function replaceAllNow(): void {
  const { finding } = getState();
  if (finding === null || finding.hits.length === 0) return;
  replace(finding.hits);
  say('replaced', { count: finding.hits.length });
}

function replace(hits: readonly FindHit[]): void {
  const { pages, view } = getState();
  if (view === null || view.readOnly !== null) return;
  const edits = [...new Set(hits.map(({ pageId }) => pageId))].flatMap((pageId) => {
    const page = pages[pageId]?.page;
    return page == null ? [] : (replaceOnPage(page, hits, newLineId) ?? []);
  });
  if (edits.length > 0) doStep({ edits, verdicts: [], group: null, atMs: Date.now() });
}
