import { useEffect, useState } from 'react';
import { commandInTheWay, isBindable, withKeys, withOwnKeys } from '../../app/core/key-bindings';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Kbd } from '../ui/kbd';
import { commandOf, COMMANDS, MENU_GROUPS, type CommandId } from '../../app/core/session/commands';
import { pressedKeys } from './pressed-keys';
import { keepBindings, keysAsShown, useKeys } from './use-keys';
import { stateNow, useReview } from '../shell/store';
import { useWords, type Words } from './use-words';

/** What became of the keys that were pressed last. */
type Refusal = { readonly id: CommandId; readonly text: string };

/** Every command with its keys, to be changed: what is taken or needed elsewhere is refused with its reason. */
export function ChangeKeysDialog({ onClose }: { readonly onClose: () => void }) {
  const { say, language } = useWords();
  const [query, setQuery] = useState('');
  const [waiting, setWaiting] = useState<CommandId | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const bindings = useReview((state) => state.app.settings.keys);
  const refuse = (id: CommandId, keys: string, by: CommandId | null) =>
    setRefusal({ id, text: refusalText({ say, language }, keys, by) });
  useCapture(waiting, {
    onTaken: (id, keys, by) => refuse(id, keys, by),
    onDone: () => {
      setWaiting(null);
      setRefusal(null);
    },
  });
  const wanted = query.trim().toLowerCase();
  const found = MENU_GROUPS.flatMap((group) =>
    COMMANDS.filter((each) => each.group === group && each.title[language].toLowerCase().includes(wanted)),
  );
  const giveBack = (id: CommandId) => {
    const outcome = withOwnKeys(bindings, id);
    if ('taken' in outcome) return refuse(id, outcome.taken, outcome.by);
    setRefusal(null);
    keepBindings(outcome.bindings);
  };
  return (
    <Dialog title={say('changeKeysTitle')} closeLabel={say('close')} onClose={onClose} size="wide">
      <p className="dim">{say('changeKeysHint')}</p>
      <Head query={query} onQuery={setQuery} />
      <ul className="change-keys">
        {found.map(({ id, title }) => (
          <KeyRow
            key={id}
            id={id}
            title={title[language]}
            isWaiting={waiting === id}
            refusal={refusal?.id === id ? refusal.text : null}
            isOwn={bindings[id] === undefined}
            onChange={() => {
              setWaiting(id);
              setRefusal(null);
            }}
            onGiveBack={() => giveBack(id)}
          />
        ))}
      </ul>
    </Dialog>
  );
}

function refusalText(
  { say, language }: Pick<Words, 'say' | 'language'>,
  keys: string,
  by: CommandId | null,
): string {
  const shown = keysAsShown(keys);
  if (by === null) return say('keysNotFit', { keys: shown });
  return say('keysTaken', { keys: shown, command: commandOf(by).title[language] });
}

type HeadProps = { readonly query: string; readonly onQuery: (query: string) => void };

/** What narrows the list, and what gives every command its own keys again. */
function Head({ query, onQuery }: HeadProps) {
  const { say } = useWords();
  const bindings = useReview((state) => state.app.settings.keys);
  return (
    <div className="row change-keys-head">
      <input
        className="field"
        type="search"
        aria-label={say('findCommand')}
        placeholder={say('findCommand')}
        value={query}
        onChange={(event) => onQuery(event.target.value)}
      />
      <Button disabled={Object.keys(bindings).length === 0} onClick={() => keepBindings({})}>
        {say('allOwnKeys')}
      </Button>
    </div>
  );
}

type Capture = {
  readonly onTaken: (id: CommandId, keys: string, by: CommandId | null) => void;
  readonly onDone: () => void;
};

/** While a command waits for its keys, the next ones pressed are its own; Escape leaves it as it is. */
function useCapture(waiting: CommandId | null, { onTaken, onDone }: Capture): void {
  useEffect(() => {
    if (waiting === null) return;
    const onKey = (event: KeyboardEvent) => {
      if (/^(Control|Shift|Alt|Meta)/.test(event.key) || event.key === 'Tab') return;
      // Before the dialog sees it, which Escape would close.
      event.preventDefault();
      event.stopPropagation();
      if (event.key === 'Escape') return onDone();
      const keys = pressedKeys(event);
      const by = commandInTheWay(keys, waiting, stateNow().app.settings.keys);
      if (!isBindable(keys, waiting) || by !== null) return onTaken(waiting, keys, by);
      keepBindings(withKeys(stateNow().app.settings.keys, waiting, [keys]));
      onDone();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [waiting, onTaken, onDone]);
}

type RowProps = {
  readonly id: CommandId;
  readonly title: string;
  readonly isWaiting: boolean;
  readonly refusal: string | null;
  readonly isOwn: boolean;
  readonly onChange: () => void;
  readonly onGiveBack: () => void;
};

function KeyRow({ id, title, isWaiting, refusal, isOwn, onChange, onGiveBack }: RowProps) {
  const { say } = useWords();
  const keys = useKeys().all(id);
  const bindings = useReview((state) => state.app.settings.keys);
  return (
    <li>
      <span className="change-keys-title">{title}</span>
      <span className="change-keys-now">
        {isWaiting ? <span role="status">{say('pressKeys')}</span> : null}
        {isWaiting ? null : keys.map((each) => <Kbd key={each}>{each}</Kbd>)}
        {!isWaiting && keys.length === 0 ? <span className="dim">{say('noKeys')}</span> : null}
      </span>
      <span className="row">
        <Button aria-label={`${say('change')}: ${title}`} onClick={onChange}>
          {say('change')}
        </Button>
        <Button
          aria-label={`${say('withoutKeys')}: ${title}`}
          disabled={keys.length === 0}
          onClick={() => keepBindings(withKeys(bindings, id, []))}
        >
          {say('withoutKeys')}
        </Button>
        <Button aria-label={`${say('ownKeys')}: ${title}`} disabled={isOwn} onClick={onGiveBack}>
          {say('ownKeys')}
        </Button>
      </span>
      {refusal === null ? null : (
        <p role="alert" className="change-keys-refused">
          {refusal}
        </p>
      )}
    </li>
  );
}
