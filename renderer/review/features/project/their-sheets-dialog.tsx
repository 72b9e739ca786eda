import type { TheirSheets } from '../../../../app/core/project/their-sheets';
import { perform } from '../../../shell/store';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { useSheetNumbers } from '../../use-sheet-numbers';
import { useWords } from '../../use-words';

type Props = { readonly file: string; readonly sheets: TheirSheets; readonly onClose: () => void };

/** How the sheets stand otherwise in a colleague's copy. Nothing of it was taken; it can be, as one step to undo. */
export function TheirSheetsDialog({ file, sheets, onClose }: Props) {
  const { say } = useWords();
  const numberOf = useSheetNumbers();
  const { arrangement, removedPageIds, namedPageIds, isReordered } = sheets;
  const numbers = (ids: readonly string[]) => ids.map(numberOf).join(', ');
  const take = async () => {
    onClose();
    await perform({ type: 'requested', effect: { kind: 'arrange-sheets', sheets: arrangement } });
  };
  return (
    <Dialog title={say('theirSheetsTitle')} closeLabel={say('close')} onClose={onClose}>
      <p>{say('theirSheets', { file })}</p>
      <ul className="problems">
        {removedPageIds.length === 0 ? null : (
          <li>{say('theirRemoved', { sheets: numbers(removedPageIds) })}</li>
        )}
        {isReordered ? <li>{say('theirOrder')}</li> : null}
        {namedPageIds.length === 0 ? null : <li>{say('theirNames', { sheets: numbers(namedPageIds) })}</li>}
      </ul>
      <p className="dim">{say('theirHint')}</p>
      <footer className="dialog-actions">
        <Button data-first onClick={onClose}>
          {say('theirLeave')}
        </Button>
        <Button look="primary" onClick={() => void take()}>
          {say('theirTake')}
        </Button>
      </footer>
    </Dialog>
  );
}
