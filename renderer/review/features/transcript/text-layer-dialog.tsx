import { dispatch } from '../../../shell/store';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { runCommand } from '../../../shell/run-command';
import { useWords } from '../../use-words';

type Props = { readonly words: number; readonly sample: string; readonly onClose: () => void };

/** The PDF's own text does not read as Russian: recognition is offered in its place. */
export function TextLayerDialog({ words, sample, onClose }: Props) {
  const { say } = useWords();
  const recognise = () => {
    onClose();
    runCommand('recognise-page');
  };
  const take = () => {
    onClose();
    dispatch({ type: 'requested', effect: { kind: 'take-text-layer', isDoubtAccepted: true } });
  };
  return (
    <Dialog title={say('layerQuestion')} closeLabel={say('close')} onClose={onClose}>
      <p>{say('layerNotRussian', { count: words })}</p>
      <blockquote className="problems">{sample}</blockquote>
      <p className="dim">{say('layerQuestionHint')}</p>
      <footer className="dialog-actions">
        <Button onClick={take}>{say('layerTake')}</Button>
        <Button look="primary" data-first onClick={recognise}>
          {say('layerRecognise')}
        </Button>
      </footer>
    </Dialog>
  );
}
