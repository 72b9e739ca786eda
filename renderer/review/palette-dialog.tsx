import { useState, type KeyboardEvent } from 'react';
import { Dialog } from '../ui/dialog';
import { Kbd } from '../ui/kbd';
import { COMMANDS, isEnabled, type CommandId } from '../../app/core/session/commands';
import { runCommand } from '../shell/run-command';
import { useKeys } from './use-keys';
import { useWords } from './use-words';
import { metNeeds } from '../../app/core/session/needs';
import { useReview } from '../shell/store';

/** Every command by name: type a part of it, Enter runs the first. */
export function PaletteDialog({ onClose }: { readonly onClose: () => void }) {
  const { say, language } = useWords();
  const keys = useKeys();
  const met = useReview(metNeeds);
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const wanted = query.trim().toLowerCase();
  const found = COMMANDS.filter(
    ({ id, title }) =>
      isEnabled(id, met) && id !== 'palette' && `${title.en} ${title.ru}`.toLowerCase().includes(wanted),
  );
  const run = (id: CommandId | undefined) => {
    if (id === undefined) return;
    onClose();
    runCommand(id);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter') run(found[chosen]?.id);
    else if (event.key === 'ArrowDown') setChosen(Math.min(found.length - 1, chosen + 1));
    else if (event.key === 'ArrowUp') setChosen(Math.max(0, chosen - 1));
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title={say('paletteTitle')} closeLabel={say('close')} onClose={onClose}>
      <input
        className="field"
        role="combobox"
        aria-expanded
        aria-controls="palette-list"
        aria-activedescendant={found[chosen] === undefined ? undefined : `palette-${found[chosen].id}`}
        aria-label={say('paletteHint')}
        placeholder={say('paletteHint')}
        value={query}
        onKeyDown={onKey}
        onChange={(event) => {
          setQuery(event.target.value);
          setChosen(0);
        }}
      />
      {found.length === 0 ? <p className="dim">{say('noCommand')}</p> : null}
      <ul className="palette" id="palette-list" role="listbox" aria-label={say('paletteTitle')}>
        {found.map(({ id, title }, i) => (
          <li
            key={id}
            id={`palette-${id}`}
            role="option"
            aria-selected={i === chosen}
            ref={i === chosen ? showInList : undefined}
            onMouseMove={() => setChosen(i)}
            onClick={() => run(id)}
          >
            <span>{title[language]}</span>
            {keys.first(id) === null ? null : <Kbd>{keys.first(id) ?? ''}</Kbd>}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

/** The keys walk past the end of what is in view. */
function showInList(option: HTMLElement | null): void {
  option?.scrollIntoView({ block: 'nearest' });
}
