import { Button } from '../../../ui/button';
import { laterDigits } from '../../../../app/core/session/selectors-flags';
import { dispatch, useReview } from '../../../shell/store';
import { useWords } from '../../use-words';
import { projectPages } from '../../../../app/core/session/selectors-text';

/** Digits that were put off on a screen of digits; they belong to no discrepancy. */
export function LaterDigits() {
  const { say } = useWords();
  const pages = useReview(projectPages);
  const digits = useReview(laterDigits);
  if (digits.length === 0) return null;
  return (
    <section className="list">
      <h2>{say('laterDigits')}</h2>
      <ul>
        {digits.map(({ id, pageId, lineIndex, at, digit }) => (
          <li key={id} className="row">
            <button
              type="button"
              className="entry"
              onClick={() =>
                dispatch({
                  type: 'target-shown',
                  target: { pageId, lineIndex, from: at, to: at + 1, focus: 'text' },
                })
              }
            >
              <span className="entry-text mono">{digit}</span>
              <span className="dim entry-where">
                {say('page', { number: pages.findIndex((page) => page.id === pageId) + 1 })},{' '}
                {say('lineNumber', { number: lineIndex + 1 })}
              </span>
            </button>
            <Button look="quiet" onClick={() => dispatch({ type: 'digit-confirmed', id })}>
              {say('isRight')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
