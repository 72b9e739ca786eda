import { reduce } from '../../app/core/session/reduce/reduce';
import type { ReviewState } from '../../app/core/session/state/state';
import { moment, openState, pageOfTexts } from '../helpers/session';

/** What one key costs before anything is drawn, in ms. */
export type KeyCost = { readonly pages: number; readonly p50Ms: number; readonly p95Ms: number };

const LINES_A_PAGE = 40;
const KEYS = 600;
/** Until the code is compiled; not counted. */
const WARM_UP_KEYS = 200;

/** Types on a page in the middle of documents of several lengths: what a key costs should not grow with them. */
export function benchReduce(nowMs: () => number): readonly KeyCost[] {
  return [100, 1_000, 10_000].map((pages) => keyCost(pages, nowMs));
}

function keyCost(pages: number, nowMs: () => number): KeyCost {
  const texts = Array.from(
    { length: LINES_A_PAGE },
    (_, i) => `Строка ${i} телеграммы от 16 января 1951 года`,
  );
  const id = (i: number) => String(i + 1).padStart(5, '0');
  let state: ReviewState = openState(Array.from({ length: pages }, (_, i) => pageOfTexts(id(i), ...texts)));
  const pageId = id(Math.floor(pages / 2));
  const times: number[] = [];
  for (let key = 0; key < WARM_UP_KEYS + KEYS; key += 1) {
    // The check takes what was typed every 30 ms; here it never comes, so it is taken away.
    state = { ...state, flags: { ...state.flags, typed: [] } };
    const change =
      key % 2 === 0 ? { from: 300, to: 300, inserted: 'ж' } : { from: 300, to: 301, inserted: '' };
    const beganMs = nowMs();
    state = reduce(state, { type: 'typed', pageId, changes: [change] }, moment(key)).state;
    if (key >= WARM_UP_KEYS) times.push(nowMs() - beganMs);
  }
  const sorted = times.sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
  return { pages, p50Ms: at(0.5), p95Ms: at(0.95) };
}
