import type { SavingAction } from '../actions/actions-document';
import { chain, outcome, patch, tell, type Handlers, type Outcome } from './outcome';
import { patchDocs, replacePage } from './reduce-text';
import { hasUnsaved } from '../select/selectors-flags';
import { docOf, pageInView, sheetNumber } from '../select/selectors-text';
import type { ReviewState } from '../state/state';

type Action<T extends SavingAction['type']> = Extract<SavingAction, { readonly type: T }>;

export const SAVING_HANDLERS: Handlers<SavingAction> = {
  'journal-wanted': (state) => outcome(state, { kind: 'journal-now' }),
  journaled: (state) => outcome(state.saving.state === 'unsaved' ? saved(state, 'journaled') : state),
  'journal-refused': (state, { failure }) =>
    outcome(patch(state, 'saving', { state: 'unsaved', error: failure })),
  'page-saved': (state, action) => outcome(pageSaved(state, action)),
  'save-refused': (state, { failure }) =>
    outcome(
      patch(state, 'saving', {
        state: state.saving.state === 'journaled' ? 'journaled' : 'unsaved',
        ...{ error: failure, projectError: failure, isSlow: false },
      }),
    ),
  'save-slow': (state) => outcome(patch(state, 'saving', { isSlow: true })),
  'saved-all': (state) => {
    const settled = patch(state, 'saving', { projectError: null, isSlow: false });
    return outcome(hasUnsaved(settled.text.pages) ? settled : saved(settled, 'saved'));
  },
  'flush-began': (state) => flushing(state, true),
  'flush-ended': (state) => flushing(state, false),
  'version-wanted': (state, { note }) => outcome(withPageToSave(state), { kind: 'save-version', note }),
  'version-ended': (state, { isSaved }) => outcome(tellVersion(state, isSaved)),
  'recovery-taken': (state, { pageId }, moment) => {
    const recovery = docOf(state, pageId)?.recovery ?? null;
    if (recovery === null) return outcome(state);
    // The old record is thrown away only when its text is safe in the project.
    return chain(replacePage(state, { pageId, page: recovery.page }, moment), (now) =>
      outcome(now, { kind: 'save-recovered', pageId }),
    );
  },
  'recovery-settled': settleRecovery,
  'pages-forked': (state, { pageIds }) =>
    outcome(
      patchDocs(state, Object.fromEntries(pageIds.map((id) => [id, { otherVersion: 'fork' as const }]))),
    ),
  'other-version-seen': (state, { pageId, showsHistory }) => {
    const seen = patchDocs(state, { [pageId]: { otherVersion: null } });
    return outcome(showsHistory ? patch(seen, 'desk', { tab: 'history' }) : seen);
  },
};

/** Told whether or not anything changed: main waits for it before it closes the window. */
function flushing(state: ReviewState, isFlushing: boolean): Outcome {
  return outcome(patch(state, 'saving', { isFlushing }), {
    kind: 'report-saving',
    ...{ state: state.saving.state, isFlushing },
  });
}

function saved(state: ReviewState, how: 'saved' | 'journaled'): ReviewState {
  if (state.saving.state === how && state.saving.error === null) return state;
  return patch(state, 'saving', { state: how, error: null });
}

/** What was typed while the page was being saved is still to be saved, on the version that was made. */
function pageSaved(
  state: ReviewState,
  { pageId, page, deletedLines, outcome: { hash, isFork, isRewritten, outsideHash } }: Action<'page-saved'>,
): ReviewState {
  const now = docOf(state, pageId);
  if (now === undefined) return state;
  const isDirty = now.page !== page;
  const later = Math.max(0, now.deletedLines - deletedLines);
  const otherVersion = outsideHash !== null ? 'outside' : isFork ? 'fork' : now.otherVersion;
  const change = { baseHash: hash, isDirty, deletedLines: isDirty ? later : 0, otherVersion };
  const saved = patchDocs(state, { [pageId]: change });
  return isRewritten ? tell(saved, 'fileRewritten', { number: sheetNumber(saved, pageId) }) : saved;
}

/** The page in view is saved even if nothing changed, so that a version with the person's note always comes to be. */
export function withPageToSave(state: ReviewState): ReviewState {
  const page = pageInView(state);
  return page === null ? state : patchDocs(state, { [page.id]: { isDirty: true } });
}

export function tellVersion(state: ReviewState, isSaved: boolean): ReviewState {
  if (isSaved) return tell(state, 'versionSaved');
  return tell(state, 'versionNotSaved', { reason: state.saving.error ?? '' }, 'error');
}

function settleRecovery(state: ReviewState, { pageId }: Action<'recovery-settled'>): Outcome {
  const settled = patchDocs(state, { [pageId]: { recovery: null } });
  return outcome(settled, { kind: 'settle-recovery', pageId });
}
