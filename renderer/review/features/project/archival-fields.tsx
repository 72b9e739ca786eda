import type { ArchivalReference } from '../../../../app/core/project';
import { useWords } from '../../use-words';

export const NO_ARCHIVAL: ArchivalReference = { archive: '', fond: '', opis: '', delo: '', list: '' };

/** A reference in which nothing is written is none. */
export function archivalOrNull(archival: ArchivalReference): ArchivalReference | null {
  return Object.values(archival).every((value) => value === '') ? null : archival;
}

type Props = {
  readonly archival: ArchivalReference;
  readonly onChange: (archival: ArchivalReference) => void;
};

/** Where the original lies, field by field. */
export function ArchivalFields({ archival, onChange }: Props) {
  const { say } = useWords();
  return (
    <fieldset className="archival">
      <legend>{say('whereFrom')}</legend>
      {(['archive', 'fond', 'opis', 'delo', 'list'] as const).map((name) => (
        <label key={name} className="field-label">
          {say(name)}
          <input
            className="field"
            value={archival[name]}
            maxLength={100}
            onChange={(event) => onChange({ ...archival, [name]: event.target.value })}
          />
        </label>
      ))}
    </fieldset>
  );
}
