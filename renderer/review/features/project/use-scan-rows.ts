import { useRef, useState } from 'react';
import type { PickedFile } from '../../../api';
import { tryScan as tryIt } from '../../../shell/requests';
import type { ScanRow } from './scan-list';

type Options = { readonly password?: string; readonly isLargeAllowed?: boolean };

/** A folder may hold hundreds of scans; the engine tries them one after the other. */
type Waiting = { readonly file: PickedFile; readonly options: Options };

/** The chosen scans. Each is tried at once, so that trouble shows before anything is made. */
export function useScanRows() {
  const [rows, setRows] = useState<readonly ScanRow[]>([]);
  const waiting = useRef<Waiting[]>([]);
  const isBusy = useRef(false);
  const change = (handle: string, to: (row: ScanRow) => ScanRow) =>
    setRows((known) => known.map((each) => (each.file.handle === handle ? to(each) : each)));
  const work = async () => {
    if (isBusy.current) return;
    isBusy.current = true;
    for (let next = waiting.current.shift(); next !== undefined; next = waiting.current.shift()) {
      const row = await tryScan(next.file, next.options);
      change(row.file.handle, () => row);
    }
    isBusy.current = false;
  };
  const probe = (file: PickedFile, options: Options = {}) => {
    change(file.handle, (row) => ({ ...row, isTrying: true }));
    waiting.current.push({ file, options });
    void work();
  };
  return {
    rows,
    probe,
    add: (files: readonly PickedFile[]) => {
      setRows((known) => [...known, ...files.map(toScanRow)].filter(isFirstOfItsHandle));
      for (const file of files) probe(file);
    },
    remove: (handle: string) => {
      waiting.current = waiting.current.filter(({ file }) => file.handle !== handle);
      setRows((known) => known.filter(({ file }) => file.handle !== handle));
    },
  };
}

async function tryScan(file: PickedFile, { password, isLargeAllowed = false }: Options): Promise<ScanRow> {
  const { handle } = file;
  const asked = { handle, isLargeAllowed, ...(password === undefined ? {} : { password }) };
  const tried = await tryIt(asked);
  return {
    file,
    password: password ?? null,
    isLargeAllowed,
    pages: tried.pages,
    needsPassword: tried.pages === null && tried.code === 'password',
    isTooLarge: tried.pages === null && tried.code === 'scan-too-large',
    isTrying: false,
    error: tried.pages === null ? tried.error : null,
  };
}

function toScanRow(file: PickedFile): ScanRow {
  const untried = { password: null, pages: null, needsPassword: false, error: null };
  return { file, ...untried, isTooLarge: false, isLargeAllowed: false, isTrying: true };
}

function isFirstOfItsHandle(row: ScanRow, index: number, rows: readonly ScanRow[]): boolean {
  return rows.findIndex(({ file }) => file.handle === row.file.handle) === index;
}
