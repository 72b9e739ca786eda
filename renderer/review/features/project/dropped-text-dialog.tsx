import { guessRole } from '../../../../app/core/reference/guess-role';
import type { PickedFile, PickedTexts } from '../../../../app/core/session/state/app-settings';
import type { Action } from '../../../../app/core/session/actions/actions';
import { isReadOnly } from '../../../../app/core/session/select/selectors-text';
import { dispatch, useReview } from '../../../shell/store';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { useWords } from '../../use-words';

type Props = { readonly files: readonly PickedFile[]; readonly onClose: () => void };

/** Asks what a dropped text is: something to compare with, the text of the sheet in view, or part of a new document. */
export function DroppedTextDialog({ files, onClose }: Props) {
  const { say } = useWords();
  const readOnly = useReview(isReadOnly);
  const hasPage = useReview((state) => state.place.pageId !== null);
  const packed = files[0]?.texts;
  const choose = (action: Action) => {
    onClose();
    dispatch(action);
  };
  return (
    <Dialog title={say('droppedTextTitle')} closeLabel={say('close')} onClose={onClose} size="wide">
      <ul className="files">
        {files.map(({ handle, name }) => (
          <li key={handle}>
            <span className="file-name">{name}</span>
          </li>
        ))}
      </ul>
      <p>{say(readOnly ? 'readOnlyDrop' : 'droppedTextHint')}</p>
      <div className="choices">
        {packed === undefined ? (
          <>
            <Button look="primary" disabled={readOnly} onClick={() => choose(asReferences(files))}>
              {say('droppedAsReference')}
            </Button>
            <Button disabled={readOnly || files.length !== 1} onClick={() => choose(asGiven(files))}>
              {say('droppedAsGiven')}
            </Button>
            <Button
              disabled={readOnly || !hasPage || files.length !== 1}
              onClick={() => choose(asText(files))}
            >
              {say('droppedAsText')}
            </Button>
            <Button onClick={() => choose({ type: 'dropped-chosen', files })}>{say('newReview')}</Button>
          </>
        ) : (
          <Button look="primary" disabled={readOnly} onClick={() => choose(asPages(packed))}>
            {say('droppedAsPages', { count: packed.count })}
          </Button>
        )}
      </div>
      <footer className="dialog-actions">
        <Button onClick={onClose}>{say('cancel')}</Button>
      </footer>
    </Dialog>
  );
}

function asPages({ handle }: PickedTexts): Action {
  return { type: 'requested', effect: { kind: 'import-folder', folder: handle } };
}

function asText([first]: readonly PickedFile[]): Action {
  const file = first === undefined ? null : { handle: first.handle, acceptedSha256: null };
  return { type: 'requested', effect: { kind: 'import-page', pageId: null, file } };
}

function asGiven([first]: readonly PickedFile[]): Action {
  const source = { kind: 'file', handle: first?.handle ?? null } as const;
  return { type: 'requested', effect: { kind: 'give-text', source, isNew: false, hasRead: false } };
}

function asReferences(files: readonly PickedFile[]): Action {
  const references = files.map(({ handle, name }) => ({ handle, role: guessRole(name) }));
  return { type: 'requested', effect: { kind: 'add-references', references } };
}
