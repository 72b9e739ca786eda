import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Kbd } from '../ui/kbd';
import { COMMANDS } from '../../app/core/session/commands';
import { useKeys } from './use-keys';
import { useWords } from './use-words';
import { dispatch } from '../shell/store';

/** All keys on one screen, made of the list of commands and what the person bound. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const { say, language } = useWords();
  const keys = useKeys();
  const onCard = [
    ['Enter', say('correctNext')],
    ['1 … 9', say('takeReading')],
    ['O', say('original')],
    ['R', say('referenceWrong')],
    ['N', say('illegible')],
    ['P', say('notProblem')],
    ['D', say('later')],
    ['W', say('addWord')],
    ['?', say('keysTitle')],
  ] as const;
  return (
    <Dialog title={say('keysTitle')} closeLabel={say('close')} onClose={onClose} size="wide">
      <div className="keys">
        <dl>
          {COMMANDS.filter(({ id }) => keys.first(id) !== null).map(({ id, title }) => (
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
        <section>
          <h3>{say('keysCard')}</h3>
          <dl>
            {onCard.map(([key, label]) => (
              <div key={key}>
                <dt>
                  <Kbd>{key}</Kbd>
                </dt>
                <dd>{label}</dd>
              </div>
            ))}
          </dl>
          <Button onClick={() => dispatch({ type: 'dialog-opened', dialog: { kind: 'change-keys' } })}>
            {say('changeKeys')}
          </Button>
        </section>
      </div>
    </Dialog>
  );
}
