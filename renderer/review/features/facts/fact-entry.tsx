import { useState, type KeyboardEvent } from 'react';
import type { FactStatus } from '../../../../app/core/facts/compare/fact-rows';
import type { FactType } from '../../../../app/core/facts/grammar/fact';
import { cropOf, lieOfPage } from '../../../../app/core/session/select/page-geometry';
import type { WordKey } from '../../../locales/en';
import { Crop } from '../../crop';
import { Kbd } from '../../../ui/kbd';
import { FactPairing } from './fact-pairing';
import { NameForm } from './name-form';
import { pictureUrl } from '../../pictures';
import type { LocatedFact, PageFacts } from '../../../../app/core/session/state/state-aids';
import { dispatch, useReview } from '../../../shell/store';
import { useWords } from '../../use-words';
import { isReadOnly } from '../../../../app/core/session/select/selectors-text';

export const SIGNS: Readonly<Record<FactStatus, string>> = {
  matched: '=',
  differs: '≠',
  ambiguous: '?',
  unmatched: '–',
};

const TYPE_WORDS: Readonly<Record<FactType, WordKey>> = {
  quantity: 'factNumber',
  date: 'factDate',
  time: 'factTime',
  weekday: 'factDate',
  'document-number': 'factDocumentNumber',
  designation: 'factDesignation',
  'archival-reference': 'factArchival',
  name: 'factName',
};

type Props = {
  readonly row: LocatedFact;
  readonly facts: PageFacts;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
};

/** One fact: both readings; opened, its ink, its place in both texts, and what a person can change. */
export function FactEntry({ row, facts, isOpen, onToggle }: Props) {
  const { say } = useWords();
  const [isNaming, setNaming] = useState(false);
  const readOnly = useReview(isReadOnly);
  const canName = row.type === 'name' && !readOnly;
  const open = () => {
    const [part] = row.parts;
    if (part !== undefined && !isOpen)
      dispatch({ type: 'target-shown', target: { ...part, focus: 'panel' } });
    onToggle();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.code !== 'KeyA' || !canName || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (!isOpen) open();
    setNaming(true);
  };
  return (
    <li className={row.isSoft ? 'fact-soft' : undefined}>
      <button type="button" className="fact" aria-expanded={isOpen} onClick={open} onKeyDown={onKeyDown}>
        <span className={`fact-sign fact-${row.status}`} aria-hidden="true">
          {SIGNS[row.status]}
        </span>
        <span className="visually-hidden">
          {say(row.status)}, {say(TYPE_WORDS[row.type])}:
        </span>
        <span className="fact-text mono">{row.ru === null ? '—' : oneLine(row.ru.text)}</span>
        <span className="fact-text">{row.en === null ? '—' : oneLine(row.en.text)}</span>
      </button>
      {isOpen ? (
        <div className="fact-detail">
          <p className="dim">
            {say(TYPE_WORDS[row.type])} · {say(row.status)}
            {row.isByHand ? ` · ${say('pairedByHand')}` : ''}
          </p>
          <Ink row={row} />
          <Passage row={row} facts={facts} />
          {row.type === 'name' || row.ru === null || readOnly ? null : (
            <FactPairing row={row} candidates={facts.candidates} />
          )}
          {canName && !isNaming ? (
            <button type="button" className="verdict" onClick={() => setNaming(true)}>
              <Kbd>A</Kbd> {say('addName')}
            </button>
          ) : null}
          {canName && isNaming ? (
            <NameForm row={row} rows={facts.rows} onClose={() => setNaming(false)} />
          ) : null}
        </div>
      ) : null}
    </li>
  );
}

function Ink({ row }: { readonly row: LocatedFact }) {
  const { say } = useWords();
  const project = useReview((state) => state.project.view?.project);
  const { ink } = row;
  const image = project?.pages.find(({ id }) => id === ink?.pageId)?.image;
  const lie = useReview((state) => lieOfPage(state, ink?.pageId ?? null));
  const crop = ink === null ? null : cropOf([{ boxPx: ink.boxPx, lie }]);
  if (project === undefined || ink === null || image === undefined || crop === null) return null;
  return (
    <Crop
      pictureUrl={pictureUrl(project.id, ink.pageId)}
      image={image}
      cut={crop.cut}
      marks={crop.marks}
      label={say('scan')}
    />
  );
}

/** Letters of the translation shown on either side of the fact. */
const AROUND_CHARS = 110;

/** The fact in the translation, among the words around it; where it has no counterpart, the passage beside it. */
function Passage({ row, facts }: { readonly row: LocatedFact; readonly facts: PageFacts }) {
  const text = useReview((state) => {
    const index = state.project.view?.project.references.findIndex(
      ({ label, role }) => label === facts.file && role === 'translation',
    );
    return index === undefined ? '' : (state.project.references[index] ?? '');
  });
  const [part] = row.parts;
  const bead = facts.beads.find(({ parts }) =>
    parts.some(({ pageId, lineIndex }) => pageId === part?.pageId && lineIndex === part.lineIndex),
  );
  const span = row.en ?? bead?.en;
  if (span === undefined) return null;
  if (row.en === null)
    return <p className="fact-passage">{startOf(oneLine(text.slice(span.from, span.to)))}</p>;
  return (
    <p className="fact-passage">
      …{text.slice(Math.max(0, span.from - AROUND_CHARS), span.from)}
      <mark>{text.slice(span.from, span.to)}</mark>
      {text.slice(span.to, span.to + AROUND_CHARS)}…
    </p>
  );
}

/** A whole passage would push everything else out of sight. */
const LONGEST_PASSAGE_CHARS = 320;

function startOf(text: string): string {
  return text.length <= LONGEST_PASSAGE_CHARS ? text : `${text.slice(0, LONGEST_PASSAGE_CHARS)}…`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
