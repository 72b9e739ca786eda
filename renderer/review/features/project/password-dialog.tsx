import { useState, type FormEvent } from 'react';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { perform } from '../../../shell/store';
import { useWords } from '../../use-words';

/** Asks for the password of the scan that the page comes from, then shows its sheets. */
export function PasswordDialog({
  pageId,
  onClose,
}: {
  readonly pageId: string;
  readonly onClose: () => void;
}) {
  const { say } = useWords();
  const [password, setPassword] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    await perform({ type: 'requested', effect: { kind: 'unlock', pageId, password } });
    onClose();
  };
  return (
    <Dialog title={say('passwordTitle')} closeLabel={say('close')} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <label className="field-label">
          {say('password')}
          <input
            className="field"
            type="password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
          <span className="dim">{say('passwordHint')}</span>
        </label>
        <footer className="dialog-actions">
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button look="primary" type="submit" disabled={password === ''}>
            {say('open')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
