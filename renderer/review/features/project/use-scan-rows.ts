import { useState } from 'react';
import { api, type PickedFile } from '../../../api';
import { errorText } from '../../../locales/errors';
import { getState } from '../../../state/store';
import type { ScanRow } from './scan-list';

/** The chosen scans. Each is tried at once, so that trouble shows before anything is made. */
export function useScanRows() {
  const [rows, setRows] = useState<readonly ScanRow[]>([]);
  const probe = async (file: PickedFile, password?: string) => {
    setRows((known) =>
      known.map((each) => (each.file.handle === file.handle ? { ...each, isTrying: true } : each)),
    );
    const row = await tryScan(file, password);
    setRows((known) => known.map((each) => (each.file.handle === file.handle ? row : each)));
  };
  return {
    rows,
    probe,
    add: (files: readonly PickedFile[]) => {
      setRows((known) => [...known, ...files.map(toScanRow)].filter(isFirstOfItsHandle));
      for (const file of files) void probe(file);
    },
    remove: (handle: string) => setRows((known) => known.filter(({ file }) => file.handle !== handle)),
  };
}

async function tryScan(file: PickedFile, password?: string): Promise<ScanRow> {
  const { handle } = file;
  const tried = await api.call('scan.probe', password === undefined ? { handle } : { handle, password });
  return {
    file,
    password: password ?? null,
    pages: tried.ok ? tried.value.pages : null,
    needsPassword: !tried.ok && tried.error.code === 'password',
    isTrying: false,
    error: tried.ok ? null : errorText(tried.error, getState().settings.language),
  };
}

function toScanRow(file: PickedFile): ScanRow {
  return { file, password: null, pages: null, needsPassword: false, isTrying: true, error: null };
}

function isFirstOfItsHandle(row: ScanRow, index: number, rows: readonly ScanRow[]): boolean {
  return rows.findIndex(({ file }) => file.handle === row.file.handle) === index;
}
