import { useState } from 'react';
import { X } from 'lucide-react';
import type { Failure } from '../../../../app/core/base/result';
import type { PickedFile } from '../../../api';
import { Button } from '../../../ui/button';
import { useWords } from '../../use-words';

/** A chosen scan and what trying it gave: its pages, that it wants a password, or what is wrong with it. */
export type ScanRow = {
  readonly file: PickedFile;
  readonly password: string | null;
  readonly pages: number | null;
  readonly needsPassword: boolean;
  /** A page is larger than usual; the person may allow it. */
  readonly isTooLarge: boolean;
  readonly isLargeAllowed: boolean;
  /** The engine has it in hand now. */
  readonly isTrying: boolean;
  readonly error: Failure | null;
};

type Props = {
  readonly rows: readonly ScanRow[];
  readonly onPick: () => void;
  readonly onPickFolder: () => void;
  readonly onAllowLarge: (row: ScanRow) => void;
  readonly onRemove: (handle: string) => void;
  readonly onPassword: (row: ScanRow, password: string) => void;
};

export function ScanList({ rows, onPick, onPickFolder, onAllowLarge, onRemove, onPassword }: Props) {
  const { say, textOf } = useWords();
  const tried = rows.filter(({ isTrying }) => !isTrying).length;
  return (
    <fieldset className="files">
      <legend>{say('scans')}</legend>
      <p className="dim">{say('scansHint')}</p>
      <ul>
        {rows.map((row) => (
          <li key={row.file.handle}>
            <span className="file-name">{row.file.name}</span>
            {row.pages === null ? null : (
              <span className="dim">{say('pageCount', { count: row.pages })}</span>
            )}
            {row.needsPassword ? (
              <Password isTrying={row.isTrying} onGive={(password) => onPassword(row, password)} />
            ) : null}
            {row.isTooLarge ? (
              <Button disabled={row.isTrying} onClick={() => onAllowLarge(row)}>
                {say('allowLarge')}
              </Button>
            ) : null}
            {row.error === null || row.isTrying || (row.needsPassword && row.password === null) ? null : (
              <span className="file-error" role="alert">
                {textOf(row.error)}
              </span>
            )}
            <Button
              look="quiet"
              icon={<X size={16} />}
              aria-label={`${say('remove')}: ${row.file.name}`}
              onClick={() => onRemove(row.file.handle)}
            />
          </li>
        ))}
      </ul>
      <div className="row">
        <Button data-first onClick={onPick}>
          {say('addScans')}
        </Button>
        <Button onClick={onPickFolder}>{say('addFolder')}</Button>
        <span className="dim" role="status">
          {tried < rows.length ? say('sheetsChecked', { done: tried, total: rows.length }) : null}
        </span>
      </div>
    </fieldset>
  );
}

type PasswordProps = { readonly isTrying: boolean; readonly onGive: (password: string) => void };

function Password({ isTrying, onGive }: PasswordProps) {
  const { say } = useWords();
  const [password, setPassword] = useState('');
  return (
    <span className="row">
      <input
        className="field"
        type="password"
        aria-label={say('password')}
        placeholder={say('password')}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Button disabled={password === '' || isTrying} onClick={() => onGive(password)}>
        {say('open')}
      </Button>
    </span>
  );
}
