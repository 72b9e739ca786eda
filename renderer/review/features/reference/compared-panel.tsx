import { REFERENCE_LINES, type ReferenceLines } from '../../../../app/core/view-settings';
import type { WordKey } from '../../../locales/en';
import { Button } from '../../../ui/button';
import { ComparedList } from './compared-list';
import { comparedRows } from './compared-rows';
import { ReferencePanel } from './reference-panel';
import { runCommand } from '../../../shell/run-command';
import { shownIndexes, transcriptionIndexes } from '../../../../app/core/session/selectors-aids';
import { dispatch, useReview } from '../../../shell/store';
import { useWords } from '../../use-words';
import { isReadOnly, pageInView } from '../../../../app/core/session/selectors-text';

/** The published text line by line beside the page: what differs, and what can be taken from it. */
export function ComparedPanel() {
  const { say } = useWords();
  const beside = useReview((state) => state.aids.alignment);
  const pageId = useReview((state) => state.place.pageId);
  const hasText = useReview((state) => pageInView(state) !== null);
  const hasReference = useReview((state) => transcriptionIndexes(state).length > 0);
  if (!hasText || !hasReference) return <ReferencePanel role="transcription" />;
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
  const lines = useReview((state) => state.desk.viewSettings.referenceLines);
  const readOnly = useReview(isReadOnly);
  return (
    <div className="compared-bar">
      <select
        className="field"
        aria-label={say('linesShown')}
        value={lines}
        onChange={({ target }) =>
          dispatch({ type: 'view-changed', change: { referenceLines: target.value as ReferenceLines } })
        }
      >
        {REFERENCE_LINES.map((each) => (
          <option key={each} value={each}>
            {say(LINES_WORDS[each])}
          </option>
        ))}
      </select>
      <ReferenceChoice />
      <span className="dim">{say('linesDiffer', { count: differing })}</span>
      <Button disabled={readOnly || differing === 0} onClick={() => runCommand('take-page')}>
        {say('takePage')}
      </Button>
    </div>
  );
}

/** Which text stands beside the page; only where there are several. */
function ReferenceChoice() {
  const { say } = useWords();
  const references = useReview((state) => state.project.view?.project.references ?? []);
  const all = useReview(transcriptionIndexes);
  const shown = useReview(shownIndexes);
  if (all.length < 2) return null;
  const pairs = all.flatMap((a, i) => all.slice(i + 1).map((b) => [a, b]));
  const labelOf = (indexes: readonly number[]) =>
    indexes.map((index) => references[index]?.label ?? '').join(' + ');
  return (
    <select
      className="field"
      aria-label={say('referenceShown')}
      value={shown.join()}
      onChange={({ target }) =>
        dispatch({ type: 'view-changed', change: { referencesShown: target.value.split(',').map(Number) } })
      }
    >
      {[...all.map((index) => [index]), ...pairs].map((indexes) => (
        <option key={indexes.join()} value={indexes.join()}>
          {labelOf(indexes)}
        </option>
      ))}
    </select>
  );
}
