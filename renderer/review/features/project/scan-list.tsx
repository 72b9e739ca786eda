import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { GripVertical, X } from 'lucide-react';
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
  /** The address of its first page in small; null while there is none. */
  readonly picture: string | null;
  /** The engine has it in hand now. */
  readonly isTrying: boolean;
  readonly error: Failure | null;
};

type Props = {
  readonly rows: readonly ScanRow[];
  readonly onPick: () => void;
  readonly onPickFolder: () => void;
  readonly onAllowLarge: (row: ScanRow) => void;
  readonly onMove: (handle: string, to: number) => void;
  readonly onRemove: (handle: string) => void;
  readonly onPassword: (row: ScanRow, password: string) => void;
  /** What is said of all scans together. */
  readonly children: ReactNode;
};

/** The chosen scans in the order in which their sheets will stand: drawn about, or moved by the arrow keys on their handle. */
export function ScanList(props: Props) {
  const { rows, onPick, onPickFolder, onAllowLarge, onRemove, onMove, onPassword } = props;
  const { say, textOf } = useWords();
  const [dragged, setDragged] = useState<string | null>(null);
  const tried = rows.filter(({ isTrying }) => !isTrying).length;
  return (
    <fieldset className="files">
      <legend>{say('scans')}</legend>
      <p className="dim">{say('scansHint')}</p>
      <ul>
        {rows.map((row, i) => (
          <li
            key={row.file.handle}
            draggable
            onDragStart={() => setDragged(row.file.handle)}
            onDragOver={(event) => event.preventDefault()}
            onDrop={(event) => {
              if (dragged === null) return;
              event.preventDefault();
              event.stopPropagation();
              const from = rows.findIndex(({ file }) => file.handle === dragged);
              onMove(dragged, from < i ? i + 1 : i);
              setDragged(null);
            }}
            onDragEnd={() => setDragged(null)}
          >
            <Handle row={row} place={i} total={rows.length} onMove={onMove} />
            <span className="scan-picture">
              {row.picture === null ? null : <img src={row.picture} alt="" draggable={false} />}
            </span>
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
      {props.children}
    </fieldset>
  );
}

type HandleProps = Pick<Props, 'onMove'> & {
  readonly row: ScanRow;
  readonly place: number;
  readonly total: number;
};

/** Where a scan is taken hold of: by the pointer, or by arrow keys. */
function Handle({ row, place, total, onMove }: HandleProps) {
  const { say } = useWords();
  const own = useRef<HTMLButtonElement>(null);
  const hasMoved = useRef(false);
  useEffect(() => {
    // A row that changes its place in the page loses the focus.
    if (hasMoved.current) own.current?.focus();
    hasMoved.current = false;
  }, [place]);
  const onKey = (event: KeyboardEvent) => {
    const to = event.key === 'ArrowUp' ? place - 1 : event.key === 'ArrowDown' ? place + 2 : null;
    if (to === null) return;
    event.preventDefault();
    if (to < 0 || to > total) return;
    hasMoved.current = true;
    onMove(row.file.handle, to);
  };
  return (
    <button
      ref={own}
      type="button"
      className="scan-handle"
      aria-label={say('scanMove', { place: place + 1, total, name: row.file.name })}
      title={say('scanMoveHint')}
      onKeyDown={onKey}
    >
      <GripVertical size={14} />
      {place + 1}
    </button>
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
