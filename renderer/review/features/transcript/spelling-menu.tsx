import { useEffect, useRef, type KeyboardEvent } from 'react';
import { Popover } from 'radix-ui';
import { hasWord } from '../../../../app/core/project-words';
import { Kbd } from '../../../ui/kbd';
import { dispatch, useReview } from '../../../shell/store';
import type { SpellingPlace } from '../../../../app/core/session/dialog';
import { useWords } from '../../use-words';

type Props = {
  readonly place: SpellingPlace;
  /** Null until the dictionary has answered. */
  readonly suggestions: readonly string[] | null;
  readonly onClose: () => void;
};

/** What a word may have been meant to be, right below it: a number takes one, W makes it a word of the project. */
export function SpellingMenu({ place, suggestions, onClose }: Props) {
  const { say } = useWords();
  const isOwn = useReview((state) => hasWord(state.project.view?.words ?? [], place.word.text));
  const list = useRef<HTMLUListElement>(null);
  const { left, top, bottom } = place.boxPx;
  const anchor = useRef({ getBoundingClientRect: () => new DOMRect(left, top, 0, bottom - top) });
  useEffect(() => list.current?.querySelector('button')?.focus(), [suggestions]);
  const take = (text: string | undefined) => {
    if (text === undefined) return;
    onClose();
    dispatch({ type: 'spelling-taken', place, text });
  };
  const teach = () => {
    onClose();
    dispatch({ type: 'word-taught', text: place.word.text, isKnown: !isOwn });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (digit !== undefined) take(suggestions?.[Number(digit) - 1]);
    else if (event.code === 'KeyW') teach();
    else if (!moveFocus(event, list.current)) return;
    event.preventDefault();
  };
  return (
    <Popover.Root open onOpenChange={(isOpen) => isOpen || onClose()}>
      <Popover.Anchor virtualRef={anchor} />
      <Popover.Portal>
        <Popover.Content
          className="popover spelling"
          side="bottom"
          align="start"
          sideOffset={4}
          aria-label={say('spellingOf', { word: place.word.text })}
          onKeyDown={onKeyDown}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            backToText(place);
          }}
        >
          {suggestions?.length === 0 ? <p className="dim">{say('noSuggestions')}</p> : null}
          {suggestions === null ? <p className="dim">{say('suggesting')}</p> : null}
          <ul ref={list}>
            {suggestions?.map((text, i) => (
              <Choice key={text} keys={String(i + 1)} label={text} onChoose={() => take(text)} />
            ))}
            <Choice keys="W" label={say(isOwn ? 'removeWord' : 'addWord')} onChoose={teach} />
          </ul>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

type ChoiceProps = { readonly keys: string; readonly label: string; readonly onChoose: () => void };

function Choice({ keys, label, onChoose }: ChoiceProps) {
  return (
    <li>
      <button type="button" className="reading" onClick={onChoose}>
        <Kbd>{keys}</Kbd> <span className="reading-text">{label}</span>
      </button>
    </li>
  );
}

/** Up and down go from choice to choice; answers whether the key was one of them. */
function moveFocus(event: KeyboardEvent, list: HTMLUListElement | null): boolean {
  const step = event.code === 'ArrowDown' ? 1 : event.code === 'ArrowUp' ? -1 : 0;
  const buttons = [...(list?.querySelectorAll('button') ?? [])];
  const at = buttons.findIndex((button) => button === document.activeElement);
  if (step !== 0) buttons[at + step]?.focus();
  return step !== 0;
}

/** The keys go back to where they were, behind what was put in. */
function backToText({ pageId, caret }: SpellingPlace): void {
  const { lineIndex, column } = caret;
  dispatch({ type: 'target-shown', target: { pageId, lineIndex, from: column, to: column, focus: 'text' } });
}
