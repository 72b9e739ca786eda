import { wordAtPoint } from '../../app/core/word-at';
import type { Severity } from '../../app/core/discrepancy/discrepancy';
import { getState, setState, type Located, type Target } from './store';
import { isDecided } from './verdicts';

let targets = 0;

/** Goes to a place: the page turns, the text selects it, the scan moves to its ink. */
export function showTarget(target: Omit<Target, 'serial'>): void {
  targets += 1;
  const caret = { lineIndex: target.lineIndex, column: target.from };
  setState({ pageId: target.pageId, caret, target: { ...target, serial: targets } });
}

/** Severities that F3 stops at; the rest is collapsed in the list. */
export const VISITED: readonly Severity[] = ['high', 'medium', 'low'];

/** Discrepancies that still wait for a person, in the order of the text. */
export function openDiscrepancies(located: readonly Located[]): readonly Located[] {
  return located.filter(
    ({ discrepancy }) => VISITED.includes(discrepancy.severity) && !isDecided(discrepancy.id),
  );
}

/** Those of them that F3 is to stop at. */
export function queuedDiscrepancies(located: readonly Located[]): readonly Located[] {
  const { queue } = getState().viewSettings;
  const { pageId } = getState();
  return openDiscrepancies(located).filter(
    ({ discrepancy: { kind, severity }, parts }) =>
      (queue.kinds.length === 0 || queue.kinds.includes(kind)) &&
      (queue.severities.length === 0 || queue.severities.includes(severity)) &&
      (!queue.isThisPage || parts[0]?.pageId === pageId),
  );
}

/** The queue as it is gone through: what was put off comes when nothing else is left. */
function nextInQueue(located: readonly Located[]): readonly Located[] {
  const queued = queuedDiscrepancies(located);
  const later = getState().view?.later ?? [];
  const fresh = queued.filter(({ discrepancy }) => !later.includes(discrepancy.id));
  return fresh.length > 0 ? fresh : queued;
}

/** Shows a Discrepancy: its card, its words, its ink. `focus` says where the keys go from there. */
export function showDiscrepancy(one: Located, focus: Target['focus'] = 'card'): void {
  const [part] = one.parts;
  setState({ activeId: one.discrepancy.id, tab: 'discrepancies' });
  if (part !== undefined) showTarget({ ...part, focus });
}

/** F3 and Shift+F3: the next open Discrepancy after the active one, else after the caret; around the end. */
export function stepDiscrepancy(step: 1 | -1): boolean {
  const { located, activeId } = getState();
  const open = nextInQueue(located);
  if (open.length === 0) return false;
  const current = open.findIndex(({ discrepancy }) => discrepancy.id === activeId);
  const next = current >= 0 ? current + step : nearestToCaret(located, open, step);
  const one = open[(next + open.length) % open.length];
  if (one !== undefined) showDiscrepancy(one);
  return one !== undefined;
}

/** The active one may just have been decided or corrected away: go on from where the person is. */
function nearestToCaret(located: readonly Located[], open: readonly Located[], step: 1 | -1): number {
  const { activeId, view, pageId, caret } = getState();
  const order = view?.project.pages.map(({ id }) => id) ?? [];
  const decided = located.find(({ discrepancy }) => discrepancy.id === activeId)?.discrepancy.from;
  const isAfter = (one: Located): boolean => {
    if (decided !== undefined) return one.discrepancy.from >= decided;
    const [part] = one.parts;
    if (part === undefined) return true;
    const pages = order.indexOf(part.pageId) - order.indexOf(pageId ?? '');
    const lines = part.lineIndex - (caret?.lineIndex ?? 0);
    return pages > 0 || (pages === 0 && (lines > 0 || (lines === 0 && part.from >= (caret?.column ?? 0))));
  };
  const after = open.findIndex(isAfter);
  if (step === 1) return after < 0 ? 0 : after;
  return (after < 0 ? open.length : after) - 1;
}

/** A click on the scan: the word under it is selected, or the caret goes to the line. */
export function showPoint(pageId: string, xPx: number, yPx: number): void {
  const page = getState().pages[pageId]?.page;
  const place = page == null ? null : wordAtPoint(page, xPx, yPx);
  if (place !== null) showTarget({ pageId, ...place, focus: 'text' });
}
