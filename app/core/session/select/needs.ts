import type { Layout } from '../../settings/arrangement';
import { arrangementOf } from './arrangement';
import { isJobRunning } from './job-state';
import { pageInView } from './selectors-text';
import type { ReviewState } from '../state/state';

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
  /** What the window shows, for the ticks of the menu. */
  ...(['shows-sheets', 'shows-scan', 'shows-side', 'shows-boxes', 'shows-spelling', 'inverted'] as const),
  ...(['scan-left', 'scan-right', 'scan-top', 'scan-bottom'] as const),
] as const;
export type Need = (typeof NEEDS)[number];

/** Asked at every action, so each looks at few values and goes through no list. */
const IS_MET: Readonly<Record<Need, (state: ReviewState) => boolean>> = {
  project: ({ project }) => project.view !== null,
  writable: ({ project }) => project.view?.readOnly === null,
  text: (state) => pageInView(state) !== null,
  card: ({ flags }) => flags.activeId !== null,
  'something-to-undo': ({ text }) => text.history.done.length > 0,
  'something-to-redo': ({ text }) => text.history.undone.length > 0,
  'recognition-runs': ({ job }) => isJobRunning(job.job),
  'recognition-rests': ({ job }) => !isJobRunning(job.job),
  'failed-sheets': ({ job }) => Object.keys(job.failed).length > 0,
  'shows-sheets': ({ desk }) => desk.viewSettings.showsPages,
  'shows-scan': ({ desk }) => desk.viewSettings.showsScan,
  'shows-side': ({ desk }) => desk.viewSettings.showsSide,
  'shows-boxes': ({ desk }) => desk.viewSettings.showsBoxes,
  'shows-spelling': ({ desk }) => desk.viewSettings.showsSpelling,
  inverted: ({ desk }) => desk.viewSettings.look.isInverted,
  'scan-left': (state) => isArranged(state, 'beside', true),
  'scan-right': (state) => isArranged(state, 'beside', false),
  'scan-top': (state) => isArranged(state, 'above', true),
  'scan-bottom': (state) => isArranged(state, 'above', false),
};

function isArranged(state: ReviewState, layout: Layout, isScanFirst: boolean): boolean {
  const now = arrangementOf(state);
  return now.layout === layout && now.isScanFirst === isScanFirst;
}

const lists = new Map<string, readonly Need[]>();

/** The needs that are met; the same list for the same needs, so that it can be compared by `===`. */
export function metNeeds(state: ReviewState): readonly Need[] {
  const met = NEEDS.filter((need) => IS_MET[need](state));
  const name = met.join();
  const known = lists.get(name) ?? met;
  lists.set(name, known);
  return known;
}
