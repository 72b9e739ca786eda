import { useState } from 'react';
import { cropOf, lieOfPage } from '../../../../app/core/session/select/page-geometry';
import { verdictName } from '../../../../app/core/discrepancy/model/names';
import { decisionCount, ledger, type LedgerEntry } from '../../../../app/core/session/select/ledger';
import { isReadOnly } from '../../../../app/core/session/select/selectors-text';
import { Button } from '../../../ui/button';
import { Crop } from '../../crop';
import { dispatch, useReview } from '../../../shell/store';
import { pictureUrl } from '../../pictures';
import { useWords } from '../../use-words';

/** So many are drawn at first, and as many more when they are asked for: each has a picture. */
const STEP = 40;

/** Every decision, the latest first: the ink, before and after, who, when and where; each can be opened again. */
export function DecidedList() {
  const { say } = useWords();
  const count = useReview(decisionCount);
  const [isOpen, setIsOpen] = useState(false);
  if (count === 0) return null;
  return (
    <details className="list decided-list" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        {say('decided')} {count}
      </summary>
      {isOpen ? <Entries /> : null}
    </details>
  );
}

/** They name places in the text, so every key makes them anew: only where they are seen. */
function Entries() {
  const { say } = useWords();
  const entries = useReview(ledger);
  const [limit, setLimit] = useState(STEP);
  return (
    <>
      <ul>
        {entries.slice(0, limit).map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ul>
      {entries.length > limit ? (
        <Button look="quiet" onClick={() => setLimit((known) => known + STEP)}>
          {say('showMore')}
        </Button>
      ) : null}
    </>
  );
}

function Entry({ entry }: { readonly entry: LedgerEntry }) {
  const { say, language } = useWords();
  const readOnly = useReview(isReadOnly);
  const { id, verdict, before, after, who, atUtc, sheet, line, place } = entry;
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short' });
  const where = [
    ...(sheet === null ? [] : [say('page', { number: sheet })]),
    ...(line === null ? [] : [say('lineNumber', { number: line })]),
  ].join(', ');
  return (
    <li className="decided-entry">
      <Ink entry={entry} label={where} />
      <button
        type="button"
        className="entry decided-words"
        disabled={place === null}
        onClick={() =>
          place === null
            ? undefined
            : dispatch({ type: 'target-shown', target: { ...place, focus: 'panel' } })
        }
      >
        <span className="mono">
          {after === null ? (
            before || '—'
          ) : (
            <>
              <del>{before || '—'}</del> → <ins>{after || '—'}</ins>
            </>
          )}
        </span>
        <span className="dim">
          {[verdictName(verdict, language), who, when.format(new Date(atUtc)), where]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </button>
      {readOnly ? null : (
        <Button look="quiet" onClick={() => dispatch({ type: 'reopened', id })}>
          {say('reopen')}
        </Button>
      )}
    </li>
  );
}

function Ink({ entry: { pageId, boxPx }, label }: { readonly entry: LedgerEntry; readonly label: string }) {
  const projectId = useReview((state) => state.project.view?.project.id);
  const image = useReview(
    (state) => state.project.view?.project.pages.find(({ id }) => id === pageId)?.image,
  );
  const lie = useReview((state) => lieOfPage(state, pageId));
  const crop = boxPx === null ? null : cropOf([{ boxPx, lie }]);
  if (projectId === undefined || pageId === null || image === undefined || crop === null) {
    return <span className="crop crop-none" />;
  }
  return <Crop pictureUrl={pictureUrl(projectId, pageId)} image={image} cut={crop.cut} label={label} />;
}
