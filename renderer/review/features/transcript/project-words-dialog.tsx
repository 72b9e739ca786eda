import { useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { X } from 'lucide-react';
import { projectWord, wordKey } from '../../../../app/core/project/project-words';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { commandForKey } from '../../pressed-keys';
import { runCommand } from '../../../shell/run-command';
import { perform, stateNow, useReview } from '../../../shell/store';
import { useWords } from '../../use-words';
import { isReadOnly } from '../../../../app/core/session/select/selectors-text';

const NONE: readonly string[] = [];

/** The words that are right in this project: looked through, added, removed. What is typed narrows the list. */
export function ProjectWordsDialog({ onClose }: { readonly onClose: () => void }) {
  const { say } = useWords();
  const words = useReview((state) => state.project.view?.words ?? NONE);
  const readOnly = useReview(isReadOnly);
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const sorted = [...words].sort((a, b) => a.localeCompare(b, 'ru'));
  const shown = sorted.filter((word) => wordKey(word).includes(wordKey(text.trim())));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await perform({ type: 'word-taught', text, isKnown: true })) setText('');
  };
  const remove = async (word: string) => {
    await perform({ type: 'word-taught', text: word, isKnown: false });
    field.current?.focus();
  };
  return (
    <Dialog title={say('projectWords')} closeLabel={say('close')} onClose={onClose}>
      <div className="project-words" onKeyDown={undoWords}>
        <p className="dim">{say('projectWordsHint')}</p>
        <form className="row" onSubmit={(event) => void submit(event)}>
          <input
            ref={field}
            className="field"
            aria-label={say('word')}
            placeholder={say('word')}
            value={text}
            readOnly={readOnly}
            maxLength={60}
            onChange={(event) => setText(event.target.value)}
          />
          <Button type="submit" look="primary" disabled={readOnly || projectWord(text) === null}>
            {say('add')}
          </Button>
        </form>
        <p className="dim" role="status">
          {say('projectWordsCount', { count: words.length })}
        </p>
        <ul onKeyDown={moveFocus}>
          {shown.map((word) => (
            <li key={word}>
              <span className="mono">{word}</span>
              {readOnly ? null : (
                <Button
                  look="quiet"
                  icon={<X size={16} />}
                  aria-label={`${say('remove')}: ${word}`}
                  onClick={() => void remove(word)}
                />
              )}
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}

/** Undo and redo of words work here, too; a field with text in it keeps them for itself. */
function undoWords(event: KeyboardEvent): void {
  const command = commandForKey(event.nativeEvent, stateNow().app.settings.keys);
  if (command !== 'undo' && command !== 'redo') return;
  if (event.target instanceof HTMLInputElement && event.target.value !== '') return;
  const { done, undone } = stateNow().text.history;
  const steps = command === 'undo' ? done : undone;
  event.preventDefault();
  // Nothing behind the dialog may change unseen.
  if (steps[steps.length - 1]?.teachings?.every(({ type }) => type === 'word') === true) runCommand(command);
}

/** Up and down go from word to word, Delete takes one away. */
function moveFocus(event: KeyboardEvent<HTMLUListElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.findIndex((button) => button === document.activeElement);
  const step = event.code === 'ArrowDown' ? 1 : event.code === 'ArrowUp' ? -1 : 0;
  if (event.code === 'Delete') {
    if (!event.repeat) buttons[at]?.click();
  } else if (step !== 0) buttons[at + step]?.focus();
  else return;
  event.preventDefault();
}
