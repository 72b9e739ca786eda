import type { Verdict } from '../../app/core/discrepancy/discrepancy';
import type { Correction } from '../../app/core/discrepancy/confusions';
import type { VerdictChange } from '../../app/core/history';
import type { VerdictEntry } from '../api';
import { ask } from './ask';
import { getState, setState } from './store';

/** The Verdict that stands on a Discrepancy, or null. */
export function verdictOn(id: string): Verdict | null {
  return getState().view?.verdicts[id]?.verdict ?? null;
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
    const before = getState().view?.verdicts[id] ?? null;
    const { who } = getState().settings;
    const learnt = correction === undefined ? {} : { correction };
    const entry = { who, atUtc: new Date().toISOString(), note: '', ...learnt };
    show(id, after === null ? null : { verdict: after, ...entry });
    void ask('verdict.add', { id, verdict: after, note: '', ...learnt }).then((kept) => {
      if (kept === null && after !== null) show(id, before);
    });
  }
}

function show(id: string, entry: VerdictEntry | null): void {
  const { view } = getState();
  if (view === null) return;
  const others = Object.fromEntries(Object.entries(view.verdicts).filter(([each]) => each !== id));
  setState({ view: { ...view, verdicts: entry === null ? others : { ...others, [id]: entry } } });
}
