import { useState } from 'react';
import type { ComparedPart } from '../../../../app/core/compare-texts';
import type { ReferenceRow } from '../../../../app/core/reference/rows';
import { ComparedWords } from '../../../ui/compared-words';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { shownIndexes, takenFrom } from '../../../../app/core/session/selectors-aids';
import { dispatch, useReview } from '../../../shell/store';
import { useWords } from '../../use-words';

/** What would change if the whole sheet were taken from the reference, before it is. */
export function TakePageDialog({ onClose }: { readonly onClose: () => void }) {
  const { say } = useWords();
  const beside = useReview((state) => state.aids.alignment);
  const references = useReview((state) => state.project.view?.project.references ?? []);
  const [emptiesUnknown, setEmptiesUnknown] = useState(false);
  const index = useReview(takenFrom);
  const shown = useReview(shownIndexes);
  const layout = beside?.layouts[beside.indexes.indexOf(index ?? -1)];
  const rows = layout?.rows ?? [];
  const changed = rows.filter(({ kind }) => kind === 'differs' || kind === 'lost');
  const unknown = rows.filter(({ kind }) => kind === 'unknown');
  const listed = emptiesUnknown ? [...changed, ...unknown] : changed;
  const take = () => {
    onClose();
    dispatch({ type: 'lines-wanted', taken: { from: 0, to: Infinity, emptiesUnknown } });
  };
  return (
    <Dialog title={say('takePageTitle')} closeLabel={say('close')} onClose={onClose} size="wide">
      {shown.length < 2 ? null : (
        <label className="field-label">
          {say('referenceShown')}
          <select
            className="field"
            value={index ?? ''}
            onChange={({ target }) => dispatch({ type: 'reference-chosen', index: Number(target.value) })}
          >
            {shown.map((each) => (
              <option key={each} value={each}>
                {references[each]?.label}
              </option>
            ))}
          </select>
        </label>
      )}
      <p>{say('takePageHint', { count: listed.length })}</p>
      <ol className="take-preview" tabIndex={0} aria-label={say('takePageTitle')}>
        {[...listed].sort(byLine).map((row, i) => (
          <Change key={i} row={row} />
        ))}
      </ol>
      {unknown.length === 0 ? null : (
        <label className="check">
          <input
            type="checkbox"
            checked={emptiesUnknown}
            onChange={({ target }) => setEmptiesUnknown(target.checked)}
          />
          {say('emptyUnknown', { count: unknown.length })}
        </label>
      )}
      <footer className="dialog-actions">
        <Button onClick={onClose}>{say('cancel')}</Button>
        <Button look="primary" disabled={listed.length === 0} onClick={take}>
          {say('takePageDo')}
        </Button>
      </footer>
    </Dialog>
  );
}

function byLine(a: ReferenceRow, b: ReferenceRow): number {
  return a.lineIndex - b.lineIndex;
}

function Change({ row }: { readonly row: ReferenceRow }) {
  const { say } = useWords();
  return (
    <li>
      <span className="dim">
        {row.kind === 'lost'
          ? say('newLineAfter', { number: row.lineIndex + 1 })
          : say('lineNumber', { number: row.lineIndex + 1 })}
      </span>
      {row.own.length === 0 ? null : <Text className="compared-own" parts={row.own} />}
      {row.theirs.length === 0 ? <p className="dim">{say('emptied')}</p> : <Text parts={row.theirs} />}
    </li>
  );
}

function Text({
  parts,
  className,
}: {
  readonly parts: readonly ComparedPart[];
  readonly className?: string;
}) {
  return (
    <p className={className}>
      <ComparedWords parts={parts} />
    </p>
  );
}
