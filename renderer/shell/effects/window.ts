import { isOutput } from '../../../app/core/session/state/notice';
import type { ViewCommandId } from '../../../app/core/session/actions/effects';
import { later } from '../schedule';
import { askDone, type Runners, type Shell } from '../shell';
import { stepPane } from '../panes';

/** What parts of the window do when they are asked to: the scan zooms, the editor marks what is selected. */
export type Parts = {
  /** Registers what a view command does; gives its own unregister. */
  readonly onViewCommand: (id: ViewCommandId, run: () => void) => () => void;
  /** Registers what takes in text at the caret; gives its own unregister. */
  readonly onInsertion: (insert: (text: string) => void) => () => void;
};

/** An info stays this long. */
const NOTICE_MS = 6_000;
/** One with buttons stays as long as it takes to decide. */
const OUTPUT_NOTICE_MS = 60_000;
const MOST_SELECTED_CHARS = 200;

type WindowKind =
  | ('view-command' | 'insert-text' | 'step-pane' | 'focus' | 'find-selection' | 'find-again')
  | ('add-word-here' | 'notice-expires' | 'open-window' | 'next-window');

/** What the window's own parts do, and what depends on where keyboard focus is. */
export function windowEffects(shell: Shell): {
  readonly parts: Parts;
  readonly runners: Runners<WindowKind>;
} {
  const { dispatch, getState } = shell;
  const parts = new Map<ViewCommandId | 'insertion', (text: string) => void>();
  const register = (id: ViewCommandId | 'insertion', run: (text: string) => void) => {
    parts.set(id, run);
    return () => {
      if (parts.get(id) === run) parts.delete(id);
    };
  };
  const runners: Runners<WindowKind> = {
    'view-command': ({ id }) => parts.get(id)?.(''),
    // A dialog that closes first gives keyboard focus back to where it was.
    'insert-text': ({ text }) => void later(() => parts.get('insertion')?.(text), 0),
    'step-pane': ({ step }) => stepPane(step),
    focus: ({ on }) => focusPanel(on),
    'find-selection': ({ scope, showsReplacement }) =>
      dispatch({ type: 'find-opened', scope, showsReplacement, text: selectedText() }),
    'find-again': ({ step }) => {
      if (getState().find.finding !== null) dispatch({ type: 'hit-stepped', step });
      else dispatch({ type: 'find-opened', scope: 'page', showsReplacement: false, text: selectedText() });
    },
    'open-window': ({ handle }) => askDone(shell, 'window.open', { handle }),
    'next-window': () => askDone(shell, 'window.next', {}),
    'add-word-here': () => dispatch({ type: 'word-here-taught', isInText: isInText() }),
    'notice-expires': ({ notice }) =>
      void later(
        () => dispatch({ type: 'notice-expired', notice }),
        isOutput(notice) ? OUTPUT_NOTICE_MS : NOTICE_MS,
      ),
  };
  return {
    parts: { onViewCommand: register, onInsertion: (insert) => register('insertion', insert) },
    runners,
  };
}

function isInText(): boolean {
  return document.activeElement?.classList.contains('cm-content') === true;
}

/** What is selected in the transcription, if it is short enough to be looked for. */
function selectedText(): string {
  const text = isInText() ? (document.getSelection()?.toString() ?? '') : '';
  return text.length > MOST_SELECTED_CHARS || text.includes('\n') ? '' : text;
}

const FIRST_OF_PANEL = {
  facts: '.fact, .side-panel [data-state=active]',
  sheet: '.sheet-panel button',
} as const;

/** Once the panel is drawn: the list, so that it can be walked at once, or the first button. */
function focusPanel(on: keyof typeof FIRST_OF_PANEL): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(FIRST_OF_PANEL[on])?.focus());
}
