import { useState, type FormEvent } from 'react';
import { X } from 'lucide-react';
import { namePair } from '../../../../app/core/facts/project-aliases';
import { Button } from '../../../ui/button';
import { dispatch, perform, useReview } from '../../../shell/store';
import { useWords } from '../../use-words';
import { isReadOnly } from '../../../../app/core/session/selectors-text';

/** The names that the project has been taught, to be added to and taken from. */
export function ProjectNames() {
  const { say } = useWords();
  const names = useReview((state) => state.project.view?.knowledge.names) ?? [];
  const readOnly = useReview(isReadOnly);
  return (
    <details className="list project-names">
      <summary>
        {say('projectNames')} {names.length}
      </summary>
      <p className="dim panel-note">{say('projectNamesHint')}</p>
      <ul>
        {names.map(({ ru, en }) => (
          <li key={`${ru} ${en}`}>
            <span className="mono">{ru}</span> = <span>{en}</span>
            {readOnly ? null : (
              <Button
                look="quiet"
                icon={<X size={16} />}
                aria-label={`${say('remove')}: ${ru} = ${en}`}
                onClick={() => dispatch({ type: 'name-taught', ru, en, isKnown: false })}
              />
            )}
          </li>
        ))}
      </ul>
      {readOnly ? null : <NewName />}
    </details>
  );
}

function NewName() {
  const { say } = useWords();
  const [ru, setRu] = useState('');
  const [en, setEn] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!(await perform({ type: 'name-taught', ru, en, isKnown: true }))) return;
    setRu('');
    setEn('');
  };
  return (
    <form className="row" onSubmit={(event) => void submit(event)}>
      <input
        className="field"
        aria-label={say('nameRu')}
        placeholder={say('nameRu')}
        value={ru}
        maxLength={200}
        onChange={(event) => setRu(event.target.value)}
      />
      <input
        className="field"
        aria-label={say('nameEn')}
        placeholder={say('nameEn')}
        value={en}
        maxLength={200}
        onChange={(event) => setEn(event.target.value)}
      />
      <Button type="submit" disabled={namePair(ru, en) === null}>
        {say('add')}
      </Button>
    </form>
  );
}
