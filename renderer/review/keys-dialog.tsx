import { COMMANDS } from '../../app/core/commands';
import { shownKeys } from '../commands/keys';
import { useWords } from '../state/words';
import { Dialog } from '../ui/dialog';
import { Kbd } from '../ui/kbd';

/** All keys on one screen, made of the list of commands. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const { say, language } = useWords();
  const onCard = [
    ['Enter', say('correctNext')],
    ['1 … 9', `${say('transcribed')}, ${say('suggestion')}`],
    ['O', say('original')],
    ['R', say('referenceWrong')],
    ['N', say('illegible')],
    ['P', say('notProblem')],
    ['D', say('later')],
  ] as const;
  return (
    <Dialog title={say('keysTitle')} closeLabel={say('close')} onClose={onClose} size="wide">
      <div className="keys">
        <dl>
          {COMMANDS.filter(({ keys }) => keys.length > 0).map(({ id, keys, title }) => (
            <div key={id}>
              <dt>
                {keys.map((each) => (
                  <Kbd key={each}>{shownKeys(each)}</Kbd>
                ))}
              </dt>
              <dd>{title[language]}</dd>
            </div>
          ))}
        </dl>
        <section>
          <h3>{say('keysCard')}</h3>
          <dl>
            {onCard.map(([keys, label]) => (
              <div key={keys}>
                <dt>
                  <Kbd>{keys}</Kbd>
                </dt>
                <dd>{label}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  );
}
