import { useEffect } from 'react';
import { isScanName } from '../../../../app/core/scan/scan-files';
import { api, type PickedFile } from '../../../api';
import { openBy } from '../../../state/project';
import { getState, say, setState, store } from '../../../state/store';
import { currentWords } from '../../../state/words';

const TEXT = /\.(txt|md|text)$/i;

/** Files dropped on the window that wait for the dialog of a new review. */
export const droppedFiles = { current: [] as readonly PickedFile[] };

/** A dropped review is opened; dropped scans, folders of scans and texts begin a new one. */
export function DroppedFiles() {
  useEffect(
    () =>
      api.on('files-dropped', (files) => {
        const usable = files.filter(
          ({ name, kind }) => kind === 'file' && (isScanName(name) || TEXT.test(name)),
        );
        const review = files.find(({ kind }) => kind === 'review');
        if (usable.length > 0) {
          droppedFiles.current = [...droppedFiles.current, ...usable];
          // A dialog that is open takes them up, too.
          if (getState().dialog?.kind !== 'new-review') setState({ dialog: { kind: 'new-review' } });
          else store.setState({ dialog: { kind: 'new-review' } });
        } else if (review !== undefined) {
          void openBy('project.openDropped', { handle: review.handle });
        } else say(currentWords()('dropped'), 'error');
      }),
    [],
  );
  return null;
}
