import { useEffect, useRef, useState } from 'react';
import type { PickedFile } from '../../../api';
import { readFirstPage, tryScan as tryIt } from '../../../shell/requests';
import type { ScanRow } from './scan-list';

type Options = { readonly password?: string; readonly isLargeAllowed?: boolean };

/** Nobody looks through more of them in a list. */
const MOST_PICTURES = 300;

/** A folder may hold hundreds of scans; the engine tries them one after the other. */
type Waiting = { readonly file: PickedFile; readonly options: Options };

/** The chosen scans. Each is tried at once, so that trouble shows before anything is made. */
export function useScanRows() {
  const [rows, setRows] = useState<readonly ScanRow[]>([]);
  const waiting = useRef<Waiting[]>([]);
  const undrawn = useRef<ScanRow[]>([]);
  const urls = useRef<string[]>([]);
  const isBusy = useRef(false);
  useEffect(
    () => () => {
      undrawn.current = [];
      for (const url of urls.current) URL.revokeObjectURL(url);
    },
    [],
  );
  const change = (handle: string, to: (row: ScanRow) => ScanRow) =>
    setRows((known) => known.map((each) => (each.file.handle === handle ? to(each) : each)));
  /** Pictures come after everything has been tried: *Create* does not wait for them. */
  const drawRows = async () => {
    while (waiting.current.length === 0) {
      const next = undrawn.current.shift();
      if (next === undefined) return;
      const url = await firstPageUrl(next);
      if (url !== null) urls.current.push(url);
      change(next.file.handle, (row) => ({ ...row, picture: url }));
    }
    await tryAll();
  };
  const tryAll = async () => {
    for (let next = waiting.current.shift(); next !== undefined; next = waiting.current.shift()) {
      const row = await tryScan(next.file, next.options);
      change(row.file.handle, (known) => ({ ...row, picture: known.picture }));
      if (row.pages !== null && undrawn.current.length < MOST_PICTURES) undrawn.current.push(row);
    }
    await drawRows();
  };
  const work = async () => {
    if (isBusy.current) return;
    isBusy.current = true;
    await tryAll();
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
      for (const file of files) if (file.problem === undefined) probe(file);
    },
    /** Puts a scan one place earlier or later, or before the one at `to`. */
    move: (handle: string, to: number) =>
      setRows((known) => {
        const row = known.find(({ file }) => file.handle === handle);
        if (row === undefined) return known;
        const before = known.slice(0, Math.max(0, to)).filter((one) => one !== row);
        const after = known.slice(Math.max(0, to)).filter((one) => one !== row);
        return [...before, row, ...after];
      }),
    remove: (handle: string) => {
      waiting.current = waiting.current.filter(({ file }) => file.handle !== handle);
      setRows((known) => known.filter(({ file }) => file.handle !== handle));
    },
  };
}

/** The picture of a scan's first page as an address for the window; null where there is none. */
async function firstPageUrl({ file, password, isLargeAllowed }: ScanRow): Promise<string | null> {
  const jpeg = await readFirstPage({
    ...{ handle: file.handle, isLargeAllowed },
    ...(password === null ? {} : { password }),
  });
  return jpeg === null
    ? null
    : URL.createObjectURL(new Blob([Uint8Array.from(jpeg)], { type: 'image/jpeg' }));
}

async function tryScan(file: PickedFile, { password, isLargeAllowed = false }: Options): Promise<ScanRow> {
  const { handle } = file;
  const asked = { handle, isLargeAllowed, ...(password === undefined ? {} : { password }) };
  const tried = await tryIt(asked);
  const error = tried.ok ? null : tried.error;
  return {
    file,
    password: password ?? null,
    isLargeAllowed,
    pages: tried.ok ? tried.value.pages : null,
    picture: null,
    needsPassword: error?.code === 'password',
    isTooLarge: error?.code === 'scan-too-large',
    isTrying: false,
    error,
  };
}

function toScanRow(file: PickedFile): ScanRow {
  const untried = { password: null, pages: null, needsPassword: false, picture: null };
  const { problem = null } = file;
  const isTrying = problem === null;
  return { file, ...untried, isTooLarge: false, isLargeAllowed: false, isTrying, error: problem };
}

function isFirstOfItsHandle(row: ScanRow, index: number, rows: readonly ScanRow[]): boolean {
  return rows.findIndex(({ file }) => file.handle === row.file.handle) === index;
}
