import type { Page } from '../../page/transcription';
import type { ReviewState } from '../state/state';
import { pageOf, projectPages } from './selectors-text';

/** What error rates are counted of: every sheet with a text, against every publication. */
export function toRate(state: ReviewState): {
  readonly pages: readonly Page[];
  readonly references: readonly string[];
  readonly indexes: readonly number[];
} {
  const references = state.project.view?.project.references ?? [];
  return {
    pages: projectPages(state).flatMap(({ id }) => pageOf(state, id) ?? []),
    references: state.project.references,
    indexes: references.flatMap(({ role }, i) => (role === 'transcription' ? [i] : [])),
  };
}
