import { useEffect } from 'react';
import { api, type PickedFile } from '../../../api';
import { openBy } from '../../../state/project';
import { getState, say, setState, store, useReview } from '../../../state/store';
import { currentWords } from '../../../state/words';

const SCAN = /\.(pdf|jpe?g|png|webp)$/i;
const TEXT = /\.(txt|md|text)$/i;

/** Files dropped on the window that wait for the dialog of a new review. */
export const droppedFiles = { current: [] as readonly PickedFile[] };

/** A dropped folder is opened as a review; dropped scans and texts begin a new one. */
export function DroppedFiles() {
  const started = useReview((state) => state.started);
  useEffect(() => api.on('files-dropped', takeUp), []);
  useEffect(() => {
    if (started.length === 0) return;
    setState({ started: [] });
    takeUp(started);
  }, [started]);
  return null;
}

function takeUp(files: readonly PickedFile[]): void {
  const usable = files.filter(({ name }) => SCAN.test(name) || TEXT.test(name));
  const [first] = files;
  if (usable.length > 0) {
    droppedFiles.current = [...droppedFiles.current, ...usable];
    // A dialog that is open takes them up, too.
    if (getState().dialog?.kind !== 'new-review') setState({ dialog: { kind: 'new-review' } });
    else store.setState({ dialog: { kind: 'new-review' } });
  } else if (first !== undefined && (first.bytes === 0 || first.name === 'project.json')) {
    void openBy('project.openDropped', { handle: first.handle });
  } else say(currentWords()('dropped'), 'error');
}

export function isScanName(name: string): boolean {
  return SCAN.test(name);
}
