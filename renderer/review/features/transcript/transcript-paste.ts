import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { pastedSource } from '../../../../app/core/formats/detect/pasted';
import { failureNotice } from '../../../../app/core/session/notice';
import { dispatch } from '../../../shell/store';

/** Keeps the source of a file out of the text: what was copied is HTML, RTF or page XML, and not what it says. */
export const refuseSources: Extension = EditorView.domEventHandlers({
  paste: (event) => {
    const refused = pastedSource(event.clipboardData?.getData('text/plain') ?? '');
    if (refused === null) return false;
    event.preventDefault();
    dispatch({ type: 'notified', notice: failureNotice(refused) });
    return true;
  },
});
