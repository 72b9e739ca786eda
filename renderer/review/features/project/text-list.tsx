import { X } from 'lucide-react';
import type { ReferenceRole } from '../../../../app/core/project/project';
import type { PickedFile } from '../../../api';
import { Button } from '../../../ui/button';
import { useWords } from '../../use-words';

/** A chosen text to compare with, and what it is. */
export type TextRow = { readonly file: PickedFile; readonly role: ReferenceRole };

type Props = {
  readonly rows: readonly TextRow[];
  readonly onPick: () => void;
  readonly onRemove: (handle: string) => void;
  readonly onRole: (handle: string, role: ReferenceRole) => void;
  /** It is no text to compare with but the transcription itself. */
  readonly onGiven: (file: PickedFile) => void;
};

const GIVEN = 'given';

export function TextList({ rows, onPick, onRemove, onRole, onGiven }: Props) {
  const { say } = useWords();
  return (
    <fieldset className="files">
      <legend>{say('texts')}</legend>
      <p className="dim">{say('textsHint')}</p>
      <ul>
        {rows.map(({ file, role }) => (
          <li key={file.handle}>
            <span className="file-name">{file.name}</span>
            <select
              className="field"
              aria-label={`${say('role')}: ${file.name}`}
              value={role}
              onChange={({ target }) => {
                if (target.value === GIVEN) onGiven(file);
                else onRole(file.handle, target.value as ReferenceRole);
              }}
            >
              <option value="transcription">{say('roleTranscription')}</option>
              <option value="translation">{say('roleTranslation')}</option>
              <option value={GIVEN}>{say('givenRole')}</option>
            </select>
            <Button
              look="quiet"
              icon={<X size={16} />}
              aria-label={`${say('remove')}: ${file.name}`}
              onClick={() => onRemove(file.handle)}
            />
          </li>
        ))}
      </ul>
      <Button onClick={onPick}>{say('addTexts')}</Button>
    </fieldset>
  );
}
