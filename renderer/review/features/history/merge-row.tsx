import { useId, type ReactNode } from 'react';
import { compareWords, type ComparedPart } from '../../../../app/core/compare-texts';
import type { MergeChunk, MergeKind } from '../../../../app/core/merge-lines';
import { defaultChoice, type MergeChoice, type PageMerge } from '../../../../app/core/merge-pages';
import type { WordKey } from '../../../locales/en';
import { ComparedWords } from '../../../ui/compared-words';
import { useWords } from '../../use-words';

const WHAT: Readonly<Record<MergeKind, WordKey>> = {
  same: 'mergeSame',
  mine: 'mergeOnlyMine',
  theirs: 'mergeOnlyTheirs',
  alike: 'mergeSame',
  words: 'mergeWords',
  conflict: 'mergeConflict',
};

type Props = {
  readonly merge: PageMerge;
  readonly chunk: MergeChunk;
  /** What the person chose, or null. */
  readonly choice: MergeChoice | null;
  readonly onChoose: (choice: MergeChoice) => void;
};

/** One place where the two versions differ: what stood there, what each side made of it, and what is taken. */
export function MergeRow({ merge, chunk, choice, onChoose }: Props) {
  const { say } = useWords();
  const name = useId();
  const taken = choice ?? defaultChoice(chunk);
  const before = merge.baseTexts.slice(chunk.baseFrom, chunk.baseTo);
  const mine = textsOf(merge.mine.lines.slice(chunk.mineFrom, chunk.mineTo));
  const theirs = textsOf(merge.theirs.lines.slice(chunk.theirsFrom, chunk.theirsTo));
  const typed = taken?.kind === 'edited' ? taken.text : startText(taken, chunk, mine, theirs);
  const option = (kind: MergeChoice['kind'], number: number, label: string, choose: MergeChoice) => (
    <Option {...{ name, number, label }} isChosen={taken?.kind === kind} onChoose={() => onChoose(choose)} />
  );
  return (
    <fieldset className="merge-row" data-waits={taken === null}>
      <legend>
        {say('lineNumber', { number: chunk.mineFrom + 1 })} · {say(WHAT[chunk.kind])}
      </legend>
      {before.length === 0 ? null : <Before texts={before} />}
      <div className="merge-columns">
        <Side isTaken={taken?.kind === 'mine'} texts={mine} before={before}>
          {option('mine', 1, say('mergeHere'), { kind: 'mine' })}
        </Side>
        <Side isTaken={taken?.kind === 'theirs'} texts={theirs} before={before}>
          {option('theirs', 2, say('mergeThere'), { kind: 'theirs' })}
        </Side>
      </div>
      <div className="merge-result">
        {chunk.merged === null ? null : option('merged', 3, say('mergeBoth'), { kind: 'merged' })}
        {option('edited', 4, say('mergeByHand'), { kind: 'edited', text: typed })}
        {taken?.kind === 'merged' ? <p className="mono">{chunk.merged}</p> : null}
        {taken?.kind === 'edited' ? (
          <textarea
            className="field mono"
            aria-label={say('mergeByHand')}
            rows={Math.max(1, typed.split('\n').length)}
            value={typed}
            onChange={(event) => onChoose({ kind: 'edited', text: event.target.value })}
          />
        ) : null}
      </div>
    </fieldset>
  );
}

/** What stands in the field when somebody begins to write: what was taken until then. */
function startText(
  taken: MergeChoice | null,
  chunk: MergeChunk,
  mine: readonly string[],
  theirs: readonly string[],
): string {
  if (taken?.kind === 'merged') return chunk.merged ?? '';
  return (taken?.kind === 'theirs' ? theirs : mine).join('\n');
}

function textsOf(lines: readonly { readonly text: string }[]): readonly string[] {
  return lines.map(({ text }) => text);
}

type OptionProps = {
  readonly name: string;
  /** The digit key that chooses it. */
  readonly number: number;
  readonly label: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
};

function Option({ name, number, label, isChosen, onChoose }: OptionProps) {
  return (
    <label className="merge-option">
      <input type="radio" name={name} data-key={number} checked={isChosen} onChange={onChoose} />
      {label}
    </label>
  );
}

function Before({ texts }: { readonly texts: readonly string[] }) {
  const { say } = useWords();
  return (
    <div className="merge-before dim">
      <span className="side-label">{say('mergeBefore')}</span>
      <div className="mono">
        {texts.map((text, i) => (
          <p key={i}>{text}</p>
        ))}
      </div>
    </div>
  );
}

type SideProps = {
  readonly isTaken: boolean;
  readonly texts: readonly string[];
  readonly before: readonly string[];
  readonly children: ReactNode;
};

/** One side's lines, the words it changed marked. */
function Side({ isTaken, texts, before, children }: SideProps) {
  const { say } = useWords();
  return (
    <div className={isTaken ? 'merge-side merge-taken' : 'merge-side'}>
      {children}
      {texts.length === 0 ? <p className="dim">{say('mergeNoLine')}</p> : null}
      {texts.map((text, i) => (
        <p key={i} className="mono">
          <ComparedWords parts={partsOf(before[i], text)} />
        </p>
      ))}
    </div>
  );
}

function partsOf(before: string | undefined, text: string): readonly ComparedPart[] {
  return before === undefined ? [{ text, isSame: false }] : compareWords(before, text).after;
}
