import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newKeyTable } from '../../../../app/core/align/alignment';
import {
  indexTranscript,
  type TranscriptIndex,
} from '../../../../app/core/discrepancy/align-texts/transcript-index';
import { ALL_RUNGS } from '../../../../app/core/text/steps';

/**
 * Notation: `#` begins a sheet, and `[old→new]` is an edit. `аб [вг→в г]|де` gives the text before, the change, and
 * with `words` what became of the words: `1..2 → 1..3` for one word that became two.
 */
function read(notation: string) {
  const [, head = '', old = '', inserted = '', tail = ''] = /^(.*)\[(.*)→(.*)\](.*)$/s.exec(notation) ?? [];
  const plain = (part: string) => part.replaceAll('#', '');
  const from = plain(head).length;
  const marked = head + old + tail;
  const sheetStarts = [...marked.matchAll(/#/g)].map((sign, i) => sign.index - i);
  return { text: plain(marked), sheetStarts, change: { from, to: from + old.length, inserted } };
}

function indexed(text: string, sheetStarts: readonly number[]): TranscriptIndex {
  const steps = indexTranscript({ file: 'a.txt', text, sheetStarts }, newKeyTable(), ALL_RUNGS);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

function words(notation: string): string | null {
  const { text, sheetStarts, change } = read(notation);
  const delta = indexed(text, sheetStarts).apply(change);
  if (delta === null) return null;
  const { from, oldTo, newTo } = delta.words;
  return `${from}..${oldTo} → ${from}..${newTo}`;
}

/** All that an index knows, by value; words by their keys, since each index numbers them in its own order. */
function known(index: TranscriptIndex) {
  const { starts, ends, ids, keys, count } = index.body();
  const text = index.text();
  return {
    ...{ text, sheetStarts: index.sheetStarts(), furniture: index.furniture() },
    words: Array.from({ length: count }, (_, i) => [starts[i], ends[i], keys[ids[i] ?? -1]]),
    lines: [0, text.length >> 1, text.length].map((at) => index.lineColumn(at)),
    slices: [index.view.slice(0, 5), index.view.slice(3, text.length), index.view.length],
  };
}

describe('an index of the transcription', () => {
  it.each([
    ['#аб [вг→вх] де', '1..2 → 1..2'],
    ['#аб [→жз ]вг', '1..1 → 1..2'],
    ['#аб в[→ ]г де', '1..2 → 1..3'],
    ['#аб[ →]вг де', '0..2 → 0..1'],
    ['#аб [вг →]де', '1..2 → 1..1'],
    // A hyphen at the end of a line makes one word of two lines.
    ['#аб\nвг[→-]\nде', '1..3 → 1..2'],
    // The same word on both sides: only one of them is new.
    ['#аб [→аб ]аб', '2..2 → 2..3'],
    ['#к [𐍈→𐍉] к', '1..2 → 1..2'],
    ['#аб #вг [де→ж]', '2..3 → 2..3'],
    // At the very end there is no line end that would part them.
    ['#аб вг[→де]', '1..2 → 1..2'],
  ])('reads %s again: words %s', (notation, expected) => {
    expect(words(notation)).toBe(expected);
  });

  it.each(['аб [вг→в]', '#аб [вг#д→в]е'])('gives up where %s cannot be said of one sheet', (notation) => {
    expect(words(notation)).toBeNull();
  });

  it('after any edits is the same as an index made anew', () => {
    const piece = fc.constantFrom(
      'а',
      'б ',
      '-\n',
      '\n',
      '. ',
      'Лист 2\n',
      '- 3 -\n',
      '№ 15',
      '𐍈',
      '😀 ',
      '',
    );
    const sheet = fc.array(piece, { minLength: 4, maxLength: 16 }).map((parts) => parts.join(''));
    const edit = fc.record({ sheet: fc.nat(), at: fc.nat(), lost: fc.nat(5), inserted: piece });
    let applied = 0;
    fc.assert(
      fc.property(
        fc.array(sheet, { minLength: 1, maxLength: 4 }),
        fc.array(edit, { maxLength: 6 }),
        (sheets, edits) => {
          const starts = sheets.map((_, i) => sheets.slice(0, i).join('').length);
          const index = indexed(sheets.join(''), starts);
          for (const { at, lost, inserted } of edits) {
            const from = at % (index.view.length + 1);
            const before = index.text();
            const to = Math.min(from + lost, before.length);
            if (index.apply({ from, to, inserted }) === null) return true;
            applied += 1;
            const fresh = indexed(before.slice(0, from) + inserted + before.slice(to), index.sheetStarts());
            expect(known(index)).toEqual(known(fresh));
          }
          return true;
        },
      ),
      { seed: 20_261_128, numRuns: 400 },
    );
    expect(applied).toBeGreaterThan(200);
  });
});
