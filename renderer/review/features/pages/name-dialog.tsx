import { useState, type FormEvent } from 'react';
import { isSamePerson } from '../../../../app/core/status-flow';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { marksOf } from '../../../../app/core/session/selectors-flags';
import { dispatch, perform, useReview } from '../../../shell/store';
import { useWords } from '../../use-words';

type Props = {
  readonly why: 'first' | 'second';
  readonly then: 'finish' | 'validate';
  readonly onClose: () => void;
};

/** Asks who is working: once, before the first page is finished, and for a second person where one is needed. */
export function NameDialog({ why, then, onClose }: Props) {
  const { say, language } = useWords();
  const known = useReview((state) => state.app.settings.who);
  const pageId = useReview((state) => state.place.pageId);
  const { proofread } = useReview((state) => marksOf(state.project.view, pageId));
  const [who, setWho] = useState(why === 'first' ? known : '');
  const isSame = why === 'second' && proofread !== null && isSamePerson(proofread.who, who);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    await perform({ type: 'requested', effect: { kind: 'change-settings', change: { who: who.trim() } } });
    onClose();
    dispatch({ type: then === 'finish' ? 'page-finished' : 'page-validated' });
  };
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'medium' });
  return (
    <Dialog
      title={say(why === 'first' ? 'nameTitle' : 'secondTitle')}
      closeLabel={say('close')}
      onClose={onClose}
    >
      <form onSubmit={(event) => void submit(event)}>
        {proofread !== null && why === 'second' ? (
          <p>{say('secondHint', { who: proofread.who, when: when.format(new Date(proofread.atUtc)) })}</p>
        ) : null}
        <label className="field-label">
          {say(why === 'first' ? 'whoAmI' : 'secondName')}
          <input
            className="field"
            value={who}
            maxLength={200}
            onChange={(event) => setWho(event.target.value)}
          />
          <span className="dim">{say(isSame ? 'secondSame' : 'nameHint')}</span>
        </label>
        <footer className="dialog-actions">
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button look="primary" type="submit" disabled={who.trim() === '' || isSame}>
            {say(then === 'finish' ? 'finish' : 'validate')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
