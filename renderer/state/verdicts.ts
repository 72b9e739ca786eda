import type { Verdict } from '../../app/core/discrepancy/discrepancy';
import type { VerdictChange } from '../../app/core/history';
import type { VerdictEntry } from '../api';
import { ask } from './ask';
import { getState, setState } from './store';

/** The Verdict that stands on a Discrepancy, or null. */
export function verdictOn(id: string): Verdict | null {
  return getState().view?.verdicts[id]?.verdict ?? null;
}

/** Shows Verdicts at once and writes them down; what cannot be written is taken back and said. */
export function storeVerdicts(changes: readonly VerdictChange[]): void {
  for (const { id, after } of changes) {
    const before = getState().view?.verdicts[id] ?? null;
    const { who } = getState().settings;
    show(id, after === null ? null : { verdict: after, who, atUtc: new Date().toISOString(), note: '' });
    void ask('verdict.add', { id, verdict: after, note: '' }).then((kept) => {
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
