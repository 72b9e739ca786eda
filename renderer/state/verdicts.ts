import type { Decision, VerdictChange } from '../../app/core/history';
import { ask } from './ask';
import { getState, setState } from './store';

/** The Verdict that stands on a Discrepancy, `later` where it was put off, or null. */
export function verdictOn(id: string): Decision | null {
  const { view } = getState();
  return view?.verdicts[id]?.verdict ?? (view?.later.includes(id) === true ? 'later' : null);
}

/** Shows Verdicts at once and writes them down; what cannot be written is taken back and said. */
export function storeVerdicts(changes: readonly VerdictChange[]): void {
  for (const { id, after } of changes) {
    const before = verdictOn(id);
    show(id, after);
    const isLater = after === 'later';
    const verdict = isLater ? null : after;
    void ask('verdict.add', { id, verdict, note: '', isLater }).then((kept) => {
      if (kept === null && verdict !== null) show(id, before);
    });
  }
}

function show(id: string, decision: Decision | null): void {
  const { view, settings } = getState();
  if (view === null) return;
  const verdicts = Object.fromEntries(Object.entries(view.verdicts).filter(([each]) => each !== id));
  if (decision !== null && decision !== 'later') {
    verdicts[id] = { verdict: decision, who: settings.who, atUtc: new Date().toISOString(), note: '' };
  }
  const others = view.later.filter((each) => each !== id);
  setState({ view: { ...view, verdicts, later: decision === 'later' ? [...others, id] : others } });
}
