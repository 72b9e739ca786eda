import { isJobRunning } from './job-state';
import type { ReviewState } from './state';

/** What a command can need before it makes sense. */
export const NEEDS = [
  'project',
  /** The project may be changed. */
  'writable',
  /** The sheet in view has a text. */
  'text',
  /** The card of a discrepancy is open. */
  'card',
  'something-to-undo',
  'something-to-redo',
  'recognition-runs',
  'recognition-rests',
  'failed-sheets',
] as const;
export type Need = (typeof NEEDS)[number];

/** Asked at every action, so each looks at few values and goes through no list. */
const IS_MET: Readonly<Record<Need, (state: ReviewState) => boolean>> = {
  project: ({ project }) => project.view !== null,
  writable: ({ project }) => project.view?.readOnly === null,
  text: ({ place, text }) => place.pageId !== null && text.pages[place.pageId]?.page != null,
  card: ({ flags }) => flags.activeId !== null,
  'something-to-undo': ({ text }) => text.history.done.length > 0,
  'something-to-redo': ({ text }) => text.history.undone.length > 0,
  'recognition-runs': ({ job }) => isJobRunning(job.job),
  'recognition-rests': ({ job }) => !isJobRunning(job.job),
  'failed-sheets': ({ job }) => Object.keys(job.failed).length > 0,
};

const lists = new Map<string, readonly Need[]>();

/** The needs that are met; the same list for the same needs, so that it can be compared by `===`. */
export function metNeeds(state: ReviewState): readonly Need[] {
  const met = NEEDS.filter((need) => IS_MET[need](state));
  const name = met.join();
  const known = lists.get(name) ?? met;
  lists.set(name, known);
  return known;
}
