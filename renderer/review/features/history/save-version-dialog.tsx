import { useState, type FormEvent } from 'react';
import { saveVersion } from '../../../state/saving';
import { changeSettings } from '../../../state/settings';
import { getState, say as notify, useReview } from '../../../state/store';
import { useWords } from '../../../state/words';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';

/** Asks for a note and a name, then saves the version. */
export function SaveVersionDialog({ onClose }: { readonly onClose: () => void }) {
  const { say } = useWords();
  const known = useReview((state) => state.settings.who);
  const [who, setWho] = useState(known);
  const [note, setNote] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (who !== known) await changeSettings({ who });
    const isSaved = await saveVersion(note.trim());
    onClose();
    const reason = getState().saveError ?? '';
    if (isSaved) notify('versionSaved');
    else notify('versionNotSaved', { reason }, 'error');
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
