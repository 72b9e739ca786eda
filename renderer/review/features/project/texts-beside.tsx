import { useState } from 'react';
import type { PickedTexts } from '../../../../app/core/session/state/app-settings';
import { perform } from '../../../shell/store';
import { useWords } from '../../use-words';
import type { ScanRow } from './scan-list';

/** Page files that lie with the chosen scans, and which of them are wanted. */
type Beside = {
  readonly all: readonly PickedTexts[];
  readonly wanted: readonly PickedTexts[];
  readonly want: (handle: string, isWanted: boolean) => void;
};

/** They go as their scans go. */
export function useTextsBeside(rows: readonly ScanRow[]): Beside {
  const [left, setLeft] = useState<readonly string[]>([]);
  const ofScans = rows.flatMap(({ file }) =>
    file.texts === undefined || file.problem !== undefined ? [] : [file.texts],
  );
  const all = [...new Map(ofScans.map((texts) => [texts.handle, texts])).values()];
  return {
    all,
    wanted: all.filter(({ handle }) => !left.includes(handle)),
    want: (handle, isWanted) =>
      setLeft((known) => [...known.filter((one) => one !== handle), ...(isWanted ? [] : [handle])]),
  };
}

/** Says that there are texts with the scans, and lets the person leave them. */
export function TextsBeside({ beside: { all, wanted, want } }: { readonly beside: Beside }) {
  const { say } = useWords();
  return all.map((texts) => (
    <label key={texts.handle} className="row">
      <input
        type="checkbox"
        checked={wanted.includes(texts)}
        onChange={(event) => want(texts.handle, event.target.checked)}
      />
      {say('textsBeside', { count: texts.count, name: texts.name })}
    </label>
  ));
}

/** Takes them onto the sheets of the document that has just been made, by the names of the pictures. */
export async function takeTexts(wanted: readonly PickedTexts[]): Promise<void> {
  for (const { handle } of wanted)
    await perform({ type: 'requested', effect: { kind: 'import-folder', folder: handle } });
}
