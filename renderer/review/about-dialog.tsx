import { useReview } from '../state/store';
import { useWords } from '../state/words';
import { Dialog } from '../ui/dialog';

export function AboutDialog({ onClose }: { readonly onClose: () => void }) {
  const { say } = useWords();
  const version = useReview((state) => state.version);
  const note = useReview((state) => state.view?.project.sourceNote ?? '');
  return (
    <Dialog title={say('appName')} closeLabel={say('close')} onClose={onClose}>
      <p>{say('aboutText')}</p>
      <p className="dim">{say('version', { version })} · Apache-2.0</p>
      {note === '' ? null : <p>{note}</p>}
    </Dialog>
  );
}
