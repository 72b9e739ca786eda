import { useEffect } from 'react';
import { isScanName } from '../../../../app/core/scan/scan-files';
import { api, type PickedFile } from '../../../api';
import { openBy } from '../../../state/project';
import { getState, say, setState, store, useReview } from '../../../state/store';

const TEXT = /\.(txt|md|text)$/i;

/** Files dropped on the window that wait for the dialog of a new review. */
export const droppedFiles = { current: [] as readonly PickedFile[] };

/** A dropped review is opened; dropped scans, folders of scans and texts begin a new one. */
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
  const usable = files.filter(({ name, kind }) => kind === 'file' && (isScanName(name) || TEXT.test(name)));
  const review = files.find(({ kind }) => kind === 'review');
  if (usable.length > 0) {
    droppedFiles.current = [...droppedFiles.current, ...usable];
    // A dialog that is open takes them up, too.
    if (getState().dialog?.kind !== 'new-review') setState({ dialog: { kind: 'new-review' } });
    else store.setState({ dialog: { kind: 'new-review' } });
  } else if (review !== undefined) {
    void openBy('project.openDropped', { handle: review.handle });
  } else say('dropped', {}, 'error');
}
