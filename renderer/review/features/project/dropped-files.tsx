import { useEffect } from 'react';
import { droppedAs } from '../../../../app/core/dropped-files';
import { api, type PickedFile } from '../../../api';
import { openBy } from '../../../state/project';
import { getState, say, setState, store, useReview } from '../../../state/store';

/** Files dropped on the window that wait for the dialog of a new review. */
export const droppedFiles = { current: [] as readonly PickedFile[] };

/**
 * A dropped review is opened; dropped scans, folders of scans, and texts with them begin a new one. Of texts alone the
 * person says what they are: nothing that is dropped goes into the open sheet by itself.
 */
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
  const named = (as: 'scan' | 'text') =>
    files.filter(({ name, kind }) => kind === 'file' && droppedAs(name) === as);
  const [scans, texts] = [named('scan'), named('text')];
  const review = files.find(({ kind }) => kind === 'review');
  const { view, dialog } = getState();
  if (dialog !== null && dialog.kind !== 'new-review' && dialog.kind !== 'dropped-text') {
    // What is typed into it must not go with it.
    say('dropWaits', {}, 'error');
  } else if (scans.length === 0 && texts.length > 0 && view !== null && dialog?.kind !== 'new-review') {
    setState({ dialog: { kind: 'dropped-text', files: texts } });
  } else if (scans.length + texts.length > 0) beginReview([...scans, ...texts]);
  else if (review !== undefined) void openBy('project.openDropped', { handle: review.handle });
  else say('dropped', {}, 'error');
}

/** Opens the dialog of a new review with the files in it; one that is open takes them up, too. */
export function beginReview(files: readonly PickedFile[]): void {
  droppedFiles.current = [...droppedFiles.current, ...files];
  store.setState({ dialog: { kind: 'new-review' } });
}
