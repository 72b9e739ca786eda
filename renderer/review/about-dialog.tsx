import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { dispatch, useReview } from '../shell/store';
import { useWords } from './use-words';

export function AboutDialog({ onClose }: { readonly onClose: () => void }) {
  const { say } = useWords();
  const version = useReview((state) => state.app.version);
  const note = useReview((state) => state.project.view?.project.sourceNote ?? '');
  return (
    <Dialog title={say('appName')} closeLabel={say('close')} onClose={onClose}>
      <p>{say('aboutText')}</p>
      <p className="dim">{say('version', { version })} · Apache-2.0</p>
      <div className="row">
        <Button onClick={() => dispatch({ type: 'dialog-opened', dialog: { kind: 'offline' } })}>
          {say('offlineTitle')}
        </Button>
      </div>
      {note === '' ? null : <p>{note}</p>}
    </Dialog>
  );
}
