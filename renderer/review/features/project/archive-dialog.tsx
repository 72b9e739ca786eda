import { percentOf, type ArchiveProgress } from '../../../../app/core/project/handed-over';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { dispatch } from '../../../shell/store';
import { useWords } from '../../use-words';

const STEP_WORDS = {
  packing: 'archivePacking',
  checking: 'archiveChecking',
  unpacking: 'archiveUnpacking',
  'taking-back': 'archiveTakingBack',
} as const;

/** How far a document is packed, unpacked or taken back, and what stops it. */
export function ArchiveDialog({ progress }: { readonly progress: ArchiveProgress | null }) {
  const { say } = useWords();
  const percent = progress === null ? 0 : percentOf(progress);
  // What is being taken in goes to its end: half of it would be as safe, and harder to understand.
  const canStop = progress?.step !== 'taking-back';
  const stop = () => canStop && dispatch({ type: 'requested', effect: { kind: 'stop-archive' } });
  return (
    <Dialog title={say('archiveTitle')} closeLabel={say('cancel')} onClose={stop}>
      <p role="status">{say(progress === null ? 'archiveBeginning' : STEP_WORDS[progress.step])}</p>
      <progress className="archive-progress" max={100} value={percent} aria-label={say('archiveTitle')} />
      <p className="dim">{percent} %</p>
      <footer className="dialog-actions">
        <Button data-first disabled={!canStop} onClick={stop}>
          {say('cancel')}
        </Button>
      </footer>
    </Dialog>
  );
}
