import { useState, type FormEvent } from 'react';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { perform, useReview } from '../../../shell/store';
import { useWords } from '../../use-words';

/** Asks for a note and a name, then saves the version. */
export function SaveVersionDialog({ onClose }: { readonly onClose: () => void }) {
  const { say } = useWords();
  const known = useReview((state) => state.app.settings.who);
  const [who, setWho] = useState(known);
  const [note, setNote] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (who !== known)
      await perform({ type: 'requested', effect: { kind: 'change-settings', change: { who } } });
    await perform({ type: 'version-wanted', note: note.trim() });
    onClose();
  };
  return (
    <Dialog title={say('saveVersion')} closeLabel={say('close')} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <label className="field-label">
          {say('versionNote')}
          <input
            className="field"
            value={note}
            maxLength={500}
            onChange={(event) => setNote(event.target.value)}
          />
          <span className="dim">{say('versionNoteHint')}</span>
        </label>
        <label className="field-label">
          {say('whoAmI')}
          <input
            className="field"
            value={who}
            maxLength={200}
            onChange={(event) => setWho(event.target.value)}
          />
        </label>
        <footer className="dialog-actions">
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button look="primary" type="submit">
            {say('save')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
