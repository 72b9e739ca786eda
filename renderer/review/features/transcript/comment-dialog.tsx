import { useState, type FormEvent, type KeyboardEvent } from 'react';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { commentOn, sheetNumber } from '../../../../app/core/session/selectors-text';
import { dispatch, stateNow, useReview } from '../../../shell/store';
import { useWords } from '../../use-words';

type Props = {
  readonly pageId: string;
  /** Null for a comment on the whole sheet. */
  readonly lineIndex: number | null;
  readonly onClose: () => void;
};

/** What people note for each other on a line or a sheet. */
export function CommentDialog({ pageId, lineIndex, onClose }: Props) {
  const { say } = useWords();
  const [known] = useState(() => commentOn(stateNow(), pageId, lineIndex));
  const number = useReview((state) => sheetNumber(state, pageId));
  const [text, setText] = useState(known);
  const keep = (comment: string) => {
    dispatch({ type: 'commented', pageId, lineIndex, comment });
    onClose();
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    keep(text);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) keep(text);
  };
  const title =
    lineIndex === null ? say('pageComment', { number }) : say('lineComment', { number: lineIndex + 1 });
  return (
    <Dialog title={title} closeLabel={say('close')} onClose={onClose}>
      <form onSubmit={onSubmit} onKeyDown={onKey}>
        <label className="field-label">
          <span>{say('comment')}</span>
          <textarea
            className="field"
            rows={4}
            maxLength={20_000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <span className="dim">{say('commentHint')}</span>
        </label>
        <div className="dialog-actions">
          {known === '' ? null : <Button onClick={() => keep('')}>{say('removeComment')}</Button>}
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button look="primary" type="submit">
            {say('save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
