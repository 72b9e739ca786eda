import { doubtText } from '../../../../app/core/import/import-words';
import type { ImportQuestion } from '../../../../app/core/session/state/dialog';
import { dispatch } from '../../../shell/store';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { useSheetNumbers } from '../../use-sheet-numbers';
import { useWords } from '../../use-words';

type Props = { readonly question: ImportQuestion; readonly onClose: () => void };

/** What speaks against a file, before its text becomes the sheet's. */
export function ImportDialog({ question, onClose }: Props) {
  const { say, language } = useWords();
  const numberOf = useSheetNumbers();
  const { pageId, fileName, doubts, file } = question;
  const take = () => {
    onClose();
    dispatch({ type: 'requested', effect: { kind: 'import-page', pageId, file } });
  };
  return (
    <Dialog title={say('importQuestion')} closeLabel={say('close')} onClose={onClose}>
      <p>{say('importQuestionFile', { file: fileName })}</p>
      <ul className="problems">
        {doubts.map((doubt) => {
          const text = doubtText(doubt, numberOf)[language];
          return <li key={text}>{text}</li>;
        })}
      </ul>
      <p className="dim">{say('importQuestionHint')}</p>
      <footer className="dialog-actions">
        <Button data-first onClick={onClose}>
          {say('cancel')}
        </Button>
        <Button look="primary" onClick={take}>
          {say('importTake')}
        </Button>
      </footer>
    </Dialog>
  );
}
