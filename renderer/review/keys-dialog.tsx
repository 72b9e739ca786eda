import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Kbd } from '../ui/kbd';
import { COMMANDS } from '../../app/core/session/commands';
import { useKeys } from './use-keys';
import { useWords } from './use-words';
import { dispatch } from '../shell/store';

/** All keys on one screen, made of the list of commands and what the person bound. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const { say } = useWords();
  const keys = useKeys();
  const bound = COMMANDS.filter(({ id }) => keys.first(id) !== null);
  return (
    <Dialog title={say('keysTitle')} closeLabel={say('close')} onClose={onClose} size="wide">
      <div className="keys">
        <KeyList commands={bound.filter(({ isForCard }) => isForCard !== true)} />
        <section>
          <h3>{say('keysCard')}</h3>
          <KeyList commands={bound.filter(({ isForCard }) => isForCard === true)} />
          <Button onClick={() => dispatch({ type: 'dialog-opened', dialog: { kind: 'change-keys' } })}>
            {say('changeKeys')}
          </Button>
        </section>
      </div>
    </Dialog>
  );
}

function KeyList({ commands }: { readonly commands: typeof COMMANDS }) {
  const { language } = useWords();
  const keys = useKeys();
  return (
    <dl>
      {commands.map(({ id, title }) => (
        <div key={id}>
          <dt>
            {keys.all(id).map((each) => (
              <Kbd key={each}>{each}</Kbd>
            ))}
          </dt>
          <dd>{title[language]}</dd>
        </div>
      ))}
    </dl>
  );
}
