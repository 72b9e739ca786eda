import { Button } from '../../../ui/button';
import { useReview } from '../../../shell/store';
import { useWords } from '../../use-words';
import { isReadOnly } from '../../../../app/core/session/select/selectors-text';
import { arrangementOf, type SheetPlace } from '../../../../app/core/project/arrange';
import { scanNameOf } from '../../../../app/core/project/scan-names';

/** The sheets that were taken out, each with what it was of; any of them can be put back. */
export function RemovedSheets({ onRestore }: { readonly onRestore: (removed: SheetPlace) => void }) {
  const { say } = useWords();
  const readOnly = useReview(isReadOnly);
  const removed = useReview((state) => state.project.view?.project.removedPages);
  const scans = useReview((state) => state.project.view?.project.scans);
  if (removed === undefined || removed.length === 0)
    return <p className="sheets-removed">{say('sheetsTrashEmpty')}</p>;
  return (
    <div className="sheets-removed">
      <p className="dim">{say('sheetsTrashHint')}</p>
      <ul>
        {removed.map((page) => {
          const { id, name, scanIndex } = page;
          const file = scans === undefined ? '' : scanNameOf({ scans }, page);
          return (
            <li key={id}>
              <span>{name ?? Number(id)}</span>
              <span className="dim">
                {file}, {scanIndex + 1}
              </span>
              <Button disabled={readOnly} onClick={() => arrangementOf({ pages: [page] }).forEach(onRestore)}>
                {say('sheetsRestore')}
              </Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
