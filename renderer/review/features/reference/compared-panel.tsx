import { useEffect } from 'react';
import { REFERENCE_LINES, type ReferenceLines } from '../../../../app/core/view-settings';
import { runCommand } from '../../../commands/run';
import { requestLayout, shownIndexes, transcriptionIndexes } from '../../../state/references';
import { useReview } from '../../../state/store';
import { changeView } from '../../../state/view';
import { useWords } from '../../../state/words';
import type { WordKey } from '../../../locales/en';
import { Button } from '../../../ui/button';
import { ComparedList } from './compared-list';
import { comparedRows } from './compared-rows';
import { ReferencePanel } from './reference-panel';

/** The published text line by line beside the page: what differs, and what can be taken from it. */
export function ComparedPanel() {
  const { say } = useWords();
  const beside = useReview((state) => state.beside);
  const pageId = useReview((state) => state.pageId);
  const pages = useReview((state) => state.pages);
  const references = useReview((state) => state.references);
  const shown = useReview((state) => state.viewSettings.referencesShown);
  useEffect(requestLayout, [pageId, pages, references, shown]);
  const hasText = pageId !== null && pages[pageId]?.page != null;
  if (!hasText || transcriptionIndexes().length === 0) return <ReferencePanel role="transcription" />;
  if (beside === null || beside.page.id !== pageId)
    return <p className="dim panel-note">{say('checking')}</p>;
  if (!beside.layouts.some(({ isComparable }) => isComparable)) {
    return (
      <>
        <p className="dim panel-note">{say('notBeside')}</p>
        <ReferencePanel role="transcription" />
      </>
    );
  }
  const rows = comparedRows(beside.layouts);
  return (
    <div className="compared-panel">
      <Toolbar differing={rows.filter((row) => row.isDiffering).length} />
      <ComparedList rows={rows} indexes={beside.indexes} />
    </div>
  );
}

const LINES_WORDS: Readonly<Record<ReferenceLines, WordKey>> = {
  all: 'linesAll',
  around: 'linesAround',
  differing: 'linesDiffering',
};

function Toolbar({ differing }: { readonly differing: number }) {
  const { say } = useWords();
  const lines = useReview((state) => state.viewSettings.referenceLines);
  const isReadOnly = useReview((state) => state.view?.readOnly !== null);
  return (
    <div className="compared-bar">
      <select
        className="field"
        aria-label={say('linesShown')}
        value={lines}
        onChange={({ target }) => changeView({ referenceLines: target.value as ReferenceLines })}
      >
        {REFERENCE_LINES.map((each) => (
          <option key={each} value={each}>
            {say(LINES_WORDS[each])}
          </option>
        ))}
      </select>
      <ReferenceChoice />
      <span className="dim">{say('linesDiffer', { count: differing })}</span>
      <Button disabled={isReadOnly || differing === 0} onClick={() => runCommand('take-page')}>
        {say('takePage')}
      </Button>
    </div>
  );
}

/** Which text stands beside the page; only where there are several. */
function ReferenceChoice() {
  const { say } = useWords();
  const references = useReview((state) => state.view?.project.references ?? []);
  useReview((state) => state.viewSettings.referencesShown);
  const all = transcriptionIndexes();
  if (all.length < 2) return null;
  const shown = shownIndexes();
  const pairs = all.flatMap((a, i) => all.slice(i + 1).map((b) => [a, b]));
  const labelOf = (indexes: readonly number[]) =>
    indexes.map((index) => references[index]?.label ?? '').join(' + ');
  return (
    <select
      className="field"
      aria-label={say('referenceShown')}
      value={shown.join()}
      onChange={({ target }) => changeView({ referencesShown: target.value.split(',').map(Number) })}
    >
      {[...all.map((index) => [index]), ...pairs].map((indexes) => (
        <option key={indexes.join()} value={indexes.join()}>
          {labelOf(indexes)}
        </option>
      ))}
    </select>
  );
}
