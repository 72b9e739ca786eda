import { useEffect, useState } from 'react';
import { notice } from '../../app/core/session/state/notice';
import { ask } from '../shell/requests';
import { dispatch } from '../shell/store';
import { useWords } from './use-words';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';

/** What a person can send about a problem, to be read first: nothing is written or sent unless they say so. */
export function DiagnosticsDialog({ onClose }: { readonly onClose: () => void }) {
  const { say } = useWords();
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    void ask('diagnostics.read', {}).then((found) => setText(found?.text ?? ''));
  }, []);
  const save = async () => {
    const saved = await ask('diagnostics.save', {});
    if (saved === null) return;
    onClose();
    dispatch({ type: 'notified', notice: notice('exported', { file: saved.file }) });
  };
  return (
    <Dialog title={say('diagnosticsTitle')} closeLabel={say('close')} onClose={onClose} size="wide">
      <p>{say('diagnosticsHint')}</p>
      <textarea
        className="field diagnostics"
        aria-label={say('diagnosticsTitle')}
        readOnly
        rows={18}
        value={text ?? ''}
      />
      <div className="row">
        <Button look="primary" disabled={text === null} onClick={() => void save()}>
          {say('diagnosticsSave')}
        </Button>
      </div>
    </Dialog>
  );
}
