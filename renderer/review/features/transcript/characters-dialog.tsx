import { useRef, type KeyboardEvent } from 'react';
import { shownCharacter, SPECIAL_CHARACTERS } from '../../../../app/core/special-characters';
import { Dialog } from '../../../ui/dialog';
import { useWords } from '../../use-words';
import { dispatch } from '../../../shell/store';

const COLUMNS = 7;

/** Signs that are not on every keyboard, walked by arrow keys; the chosen one goes in at the caret. */
export function CharactersDialog({ onClose }: { readonly onClose: () => void }) {
  const { say, language } = useWords();
  const grid = useRef<HTMLDivElement>(null);
  const choose = (text: string) => {
    onClose();
    dispatch({ type: 'requested', effect: { kind: 'insert-text', text } });
  };
  const onKey = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: 1,
      ArrowLeft: -1,
      ArrowDown: COLUMNS,
      ArrowUp: -COLUMNS,
    };
    const step = steps[event.key];
    const buttons = [...(grid.current?.querySelectorAll('button') ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    if (step === undefined || at < 0) return;
    event.preventDefault();
    buttons[at + step]?.focus();
  };
  return (
    <Dialog title={say('characters')} closeLabel={say('close')} onClose={onClose}>
      <p className="dim">{say('charactersHint')}</p>
      <div ref={grid} className="characters" role="group" aria-label={say('characters')} onKeyDown={onKey}>
        {SPECIAL_CHARACTERS.map(({ text, name }, i) => (
          <button
            key={text}
            type="button"
            className="character mono"
            data-first={i === 0 ? true : undefined}
            aria-label={name[language]}
            title={name[language]}
            onClick={() => choose(text)}
          >
            {shownCharacter(text)}
          </button>
        ))}
      </div>
    </Dialog>
  );
}
