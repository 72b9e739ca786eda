import type { Correction } from '../../app/core/discrepancy/confusions';
import type { Decision, VerdictChange } from '../../app/core/history';
import type { VerdictEntry } from '../api';
import { askDone } from './ask';
import { getState, setState } from './store';

/** The Verdict that stands on a Discrepancy, `later` where it was put off, or null. */
export function verdictOn(id: string): Decision | null {
  const { view } = getState();
  return view?.verdicts[id]?.verdict ?? (view?.later.includes(id) === true ? 'later' : null);
}

/** What the person replaced by what in this project. */
export function corrections(): readonly Correction[] {
  const verdicts = getState().view?.verdicts ?? {};
  return Object.values(verdicts).flatMap(({ correction }) => correction ?? []);
}

/**
 * Whether a Discrepancy is settled. A correction settles it by changing the text; a flag that is found again after
 * that is another place of the same wording, or the old text come back.
 */
export function isDecided(id: string): boolean {
  const { view, returned } = getState();
  return Object.hasOwn(view?.verdicts ?? {}, id) && !returned.has(id);
}

/** Shows Verdicts at once and writes them down; what cannot be written is taken back and said. */
export function storeVerdicts(changes: readonly VerdictChange[]): void {
  for (const { id, after, correction } of changes) {
    const before = standing(id);
    const { who } = getState().settings;
    const learnt = correction === undefined ? {} : { correction };
    const isLater = after === 'later';
    const verdict = isLater ? null : after;
    const entry = { who, atUtc: new Date().toISOString(), note: '', ...learnt };
    const shown = { entry: verdict === null ? null : { verdict, ...entry }, isLater };
    show(id, shown);
    void askDone('verdict.add', { id, verdict, note: '', isLater, ...learnt }).then((isKept) => {
      // Somebody may have decided otherwise meanwhile; that stands or falls by itself.
      if (!isKept && isSame(standing(id), shown)) show(id, before);
    });
  }
}

/** What stands on a Discrepancy: a Verdict, or that it was put off. */
type Standing = { readonly entry: VerdictEntry | null; readonly isLater: boolean };

function standing(id: string): Standing {
  const { view } = getState();
  return { entry: view?.verdicts[id] ?? null, isLater: view?.later.includes(id) === true };
}

function isSame(a: Standing, b: Standing): boolean {
  return a.entry === b.entry && a.isLater === b.isLater;
}

function show(id: string, { entry, isLater }: Standing): void {
  const { view } = getState();
  if (view === null) return;
  const others = Object.fromEntries(Object.entries(view.verdicts).filter(([each]) => each !== id));
  const verdicts = entry === null ? others : { ...others, [id]: entry };
  const later = view.later.filter((each) => each !== id);
  setState({ view: { ...view, verdicts, later: isLater ? [...later, id] : later } });
}
