import { laterDigits } from '../../../state/digits';
import { doStep } from '../../../state/editing';
import { showTarget } from '../../../state/navigation';
import { useReview } from '../../../state/store';
import { useWords } from '../../../state/words';
import { Button } from '../../../ui/button';

/** Digits that were put off on a screen of digits; they belong to no discrepancy. */
export function LaterDigits() {
  const { say } = useWords();
  const pages = useReview((state) => state.view?.project.pages ?? []);
  useReview((state) => state.view?.later);
  useReview((state) => state.pages);
  const digits = laterDigits();
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
              onClick={() => showTarget({ pageId, lineIndex, from: at, to: at + 1, focus: 'text' })}
            >
              <span className="entry-text mono">{digit}</span>
              <span className="dim entry-where">
                {say('page', { number: pages.findIndex((page) => page.id === pageId) + 1 })},{' '}
                {say('lineNumber', { number: lineIndex + 1 })}
              </span>
            </button>
            <Button
              look="quiet"
              onClick={() =>
                doStep({
                  edits: [],
                  verdicts: [{ id, before: 'later', after: 'not-a-problem' }],
                  ...{ group: null, atMs: Date.now() },
                })
              }
            >
              {say('isRight')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
