import type { PickedFile } from '../../../api';
import { guessRole } from '../../../commands/run';
import { importPage } from '../../../state/importing';
import { addReferences } from '../../../state/project';
import { useReview } from '../../../state/store';
import { useWords } from '../../../state/words';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { beginReview } from './dropped-files';

type Props = { readonly files: readonly PickedFile[]; readonly onClose: () => void };

/** Asks what a dropped text is: something to compare with, the text of the sheet in view, or part of a new review. */
export function DroppedTextDialog({ files, onClose }: Props) {
  const { say } = useWords();
  const isReadOnly = useReview((state) => state.view?.readOnly !== null);
  const hasPage = useReview((state) => state.pageId !== null);
  const [first] = files;
  const choose = (action: () => unknown) => {
    onClose();
    void action();
  };
  const compare = () => addReferences(files.map(({ handle, name }) => ({ handle, role: guessRole(name) })));
  return (
    <Dialog title={say('droppedTextTitle')} closeLabel={say('close')} onClose={onClose} size="wide">
      <ul className="files">
        {files.map(({ handle, name }) => (
          <li key={handle}>
            <span className="file-name">{name}</span>
          </li>
        ))}
      </ul>
      <p>{say(isReadOnly ? 'readOnlyDrop' : 'droppedTextHint')}</p>
      <footer className="dialog-actions">
        <Button onClick={onClose}>{say('cancel')}</Button>
        <Button onClick={() => choose(() => beginReview(files))}>{say('newReview')}</Button>
        <Button
          disabled={isReadOnly || !hasPage || files.length !== 1}
          onClick={() => choose(() => importPage(first?.handle))}
        >
          {say('droppedAsText')}
        </Button>
        <Button look="primary" disabled={isReadOnly} onClick={() => choose(compare)}>
          {say('droppedAsReference')}
        </Button>
      </footer>
    </Dialog>
  );
}
