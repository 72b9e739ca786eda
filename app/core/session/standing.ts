import type { Decision } from '../history';
import type { ProjectView, VerdictEntry } from './project-view';

/** What a Discrepancy has at the moment: a Verdict, or that it was put off. */
export type StandingDecision = { readonly entry: VerdictEntry | null; readonly isLater: boolean };

export function standingOn(view: ProjectView | null, id: string): StandingDecision {
  return { entry: view?.verdicts[id] ?? null, isLater: view?.later.includes(id) === true };
}

export function isSameStanding(a: StandingDecision, b: StandingDecision): boolean {
  return a.entry === b.entry && a.isLater === b.isLater;
}

/** The Verdict on a Discrepancy, `later` where it was put off, or null. */
export function decisionOn(view: ProjectView | null, id: string): Decision | null {
  return view?.verdicts[id]?.verdict ?? (view?.later.includes(id) === true ? 'later' : null);
}

/** The project with another decision on one Discrepancy. */
export function withStanding(
  view: ProjectView,
  id: string,
  { entry, isLater }: StandingDecision,
): ProjectView {
  const others = Object.fromEntries(Object.entries(view.verdicts).filter(([each]) => each !== id));
  const later = view.later.filter((each) => each !== id);
  return {
    ...view,
    verdicts: entry === null ? others : { ...others, [id]: entry },
    later: isLater ? [...later, id] : later,
  };
}
