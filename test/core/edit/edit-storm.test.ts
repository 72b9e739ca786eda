import { describe, expect, it } from 'vitest';
import { applyEdit, type Edit } from '../../../app/core/edit/edit';
import { editFromTextChange, type TextChange } from '../../../app/core/edit/edit-text';
import { EMPTY_HISTORY, record, redo, undo, type History } from '../../../app/core/edit/history';
import { pageText, wordText, type Page, type Word } from '../../../app/core/page/transcription';
import { seededRandom, type Random } from '../../bench/random';
import { russianParagraphs } from '../../bench/russian';
import { pageOf } from '../formats/pages';

/**
 * Two thousand edits as people make them, and after each one: every word that is left stands on its own ink. What is
 * true is known from the letters, each of which carries the word it was recognised in, and not from the code under test.
 */

const EDITS = 2_000;

/** A letter of the text: the recognised word it belongs to, or -1 for one that somebody typed, or for a space. */
type Letters = readonly number[];
/** `touched`: words at or beside which something was changed; all others must be what they were. */
type State = { readonly page: Page; readonly letters: Letters; readonly touched: ReadonlySet<number> };

const boxKey = ({ boxPx: { x0, y0, x1, y1 } }: Pick<Word, 'boxPx'>) => [x0, y0, x1, y1].join(',');

function typescript(random: Random): Page {
  const words = russianParagraphs(random, 420).join(' ').split(' ');
  const lines: string[] = [''];
  for (const word of words) {
    const line = lines[lines.length - 1] ?? '';
    if (line.length + word.length > 58) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return pageOf(...lines);
}

/** Each recognised word by number: its box and its text. */
function recognised(
  page: Page,
): readonly { readonly box: string; readonly word: Word; readonly text: string }[] {
  return page.lines.flatMap((line) =>
    line.words.map((word) => ({ box: boxKey(word), word, text: wordText(line, word) })),
  );
}

function lettersOf(page: Page): Letters {
  let number = -1;
  return page.lines.flatMap((line, i) => {
    const own = Array.from(line.text, () => -1);
    for (const { from, to } of line.words) own.fill((number += 1), from, to);
    return i === 0 ? own : [-1, ...own];
  });
}

function someChange(text: string, random: Random): TextChange {
  const at = random.below(text.length + 1);
  const to = Math.min(text.length, at + 1 + random.below(12));
  const feeds = [...text.matchAll(/\n/g)].map(({ index }) => index);
  switch (random.below(8)) {
    case 0:
    case 1:
      return { from: at, to: at, text: random.pick([...'абвгд№38.,']) };
    case 2:
      return { from: at, to: at, text: random.pick([' ', ' слово ', ' [нрзб]', '-']) };
    case 3:
      return { from: at, to: Math.min(text.length, at + 1), text: '' };
    case 4:
      return { from: at, to, text: random.pick(['', 'замена', 'две части', ' ']) };
    case 5:
      return { from: at, to: random.chance(0.5) ? at : to, text: 'вставка из\nдругого места\nи конец' };
    case 6:
      return { from: at, to: at, text: '\n' };
    default: {
      const feed = feeds.length === 0 ? at : random.pick(feeds);
      return feeds.length === 0
        ? { from: at, to: at, text: ' ' }
        : { from: feed, to: feed + 1, text: random.pick([' ', '']) };
    }
  }
}

function changed(state: State, change: TextChange, newId: () => string): readonly [State, Edit] {
  const { page, letters, touched } = state;
  const edit = editFromTextChange(page, change, newId);
  const typed = Array.from({ length: change.text.length }, () => -1);
  const beside = letters.slice(Math.max(0, change.from - 1), change.to + 1);
  const after = {
    page: applyEdit(page, edit),
    letters: [...letters.slice(0, change.from), ...typed, ...letters.slice(change.to)],
    touched: new Set([...touched, ...beside]),
  };
  return [after, edit];
}

type Known = ReturnType<typeof recognised>;
type Standing = { readonly word: Word; readonly under: Letters; readonly text: string };

/** What is wrong with the words of a state; empty for nothing. */
function faults(state: State, known: Known, byBox: ReadonlyMap<string, number>): readonly string[] {
  const found: string[] = [];
  const own = new Map<number, Standing[]>();
  const joined: Word[] = [];
  let start = 0;
  for (const line of state.page.lines) {
    let end = 0;
    for (const word of line.words) {
      if (word.from < end || word.to <= word.from || word.to > line.text.length)
        found.push(`words of ${line.id} overlap or leave it`);
      end = word.to;
      const number = byBox.get(boxKey(word));
      const under = state.letters.slice(start + word.from, start + word.to);
      if (number === undefined) joined.push(word);
      else own.set(number, [...(own.get(number) ?? []), { word, under, text: wordText(line, word) }]);
    }
    start += line.text.length + 1;
  }
  const counts = new Map<number, number>();
  for (const letter of state.letters) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  known.forEach(({ text, word }, number) => {
    const standing = own.get(number) ?? [];
    const isWhole = counts.get(number) === text.length;
    if (standing.length > 1) found.push(`“${text}” has its ink twice`);
    if (standing.some(({ under }) => under.some((letter) => letter >= 0 && letter !== number)))
      found.push(`the ink of “${text}” is under another word`);
    if (state.touched.has(number)) {
      if (isWhole && standing.length === 0 && !joined.some((each) => holds(each, word)))
        found.push(`“${text}” has lost its ink`);
    } else if (!isWhole || standing[0]?.text !== text || standing[0].word.confidence !== word.confidence)
      found.push(`“${text}” was not touched and is another`);
  });
  if (joined.some((each) => each.confidence !== null)) found.push('a word made of two does not say so');
  return found;
}

/** Whether a word's box holds that of a recognised one: it is the same, or two words have become one. */
function holds({ boxPx: a }: Word, { boxPx: b }: Word): boolean {
  return a.x0 <= b.x0 && a.y0 <= b.y0 && a.x1 >= b.x1 && a.y1 >= b.y1;
}

describe('a storm of edits', () => {
  it.each([1, 20_261_124, 4_294_967_291])('leaves every word on its ink (seed %i)', (seed) => {
    const random = seededRandom(seed);
    const first = typescript(random);
    const known = recognised(first);
    const byBox = new Map(known.map(({ box }, number) => [box, number]));
    expect(byBox.size).toBe(known.length);
    let state: State = { page: first, letters: lettersOf(first), touched: new Set() };
    let history: History = EMPTY_HISTORY;
    const before: State[] = [];
    const after: State[] = [];
    const counts = { edits: 0, undone: 0, redone: 0 };
    let ids = 0;
    const newId = () => `n${(ids += 1)}`;
    for (let i = 0; i < EDITS; i += 1) {
      const choice = random.unit();
      const travel = choice < 0.3 ? undo(history) : choice < 0.38 ? redo(history) : null;
      if (travel !== null) {
        const isUndo = choice < 0.3;
        const expected = (isUndo ? before : after).pop();
        (isUndo ? after : before).push(state);
        const page = travel.step.edits.reduce(applyEdit, state.page);
        expect(page, `seed ${seed}, edit ${i}: undo and redo lead back`).toEqual(expected?.page);
        if (expected === undefined) throw new Error('the test lost count of the steps');
        state = { ...expected, page };
        history = travel.history;
        counts[isUndo ? 'undone' : 'redone'] += 1;
      } else {
        const [next, edit] = changed(state, someChange(pageText(state.page), random), newId);
        before.push(state);
        after.length = 0;
        history = record(history, { edits: [edit], verdicts: [], group: null, atMs: i });
        state = next;
        counts.edits += 1;
      }
      const wrong = faults(state, known, byBox);
      if (wrong.length > 0) throw new Error(`seed ${seed}, edit ${i}: ${wrong.slice(0, 3).join('; ')}`);
      if (pageText(state.page).length !== state.letters.length)
        throw new Error('the test lost count of the letters');
    }
    const left = state.page.lines.flatMap(({ words }) => words).filter((word) => byBox.has(boxKey(word)));
    expect(counts.undone).toBeGreaterThan(300);
    expect(left.length, `seed ${seed}: words with their own ink of ${known.length}`).toBeGreaterThan(
      known.length / 4,
    );
  });
});
