import { describe, expect, it } from 'vitest';
import { newKeyTable } from '../../../../app/core/align/alignment';
import {
  alignReference,
  type ReferenceAlignment,
} from '../../../../app/core/discrepancy/align-texts/reference-alignment';
import {
  indexTranscript,
  type TranscriptIndex,
} from '../../../../app/core/discrepancy/align-texts/transcript-index';
import { ALL_RUNGS } from '../../../../app/core/text/steps';

function finished<T>(steps: Generator<undefined, T, void>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

function opened(text: string, reference: string): { index: TranscriptIndex; alignment: ReferenceAlignment } {
  const table = newKeyTable();
  const transcription = { file: 'a.txt', text, sheetStarts: [0] };
  const index = finished(indexTranscript(transcription, table, ALL_RUNGS));
  const source = { file: 'b.txt', role: 'transcription', text: reference } as const;
  return { index, alignment: finished(alignReference(index.body(), source, table, ALL_RUNGS)) };
}

/** Words that stand once each: `слово0 слово1 …`, so that what is equal can be aligned in one way only. */
const wordsOf = (count: number) => Array.from({ length: count }, (_, i) => `слово${i}`);

function edit(index: TranscriptIndex, alignment: ReferenceAlignment, word: string, inserted: string) {
  const from = index.text().indexOf(`${word} `);
  const delta = index.apply({ from, to: from + word.length, inserted });
  if (delta === null) throw new Error('the edit reaches beyond one sheet');
  const { words } = delta;
  return alignment.apply(index.body(), words, { from: words.from - 1, to: words.newTo + 1 });
}

describe('the alignment of a reference', () => {
  const text = wordsOf(200).join(' ');

  it('has to be looked at again only near the edit, however long the text is', () => {
    const { index, alignment } = opened(text, text);
    const ranges = edit(index, alignment, 'слово100', 'дело');
    expect(ranges).toHaveLength(1);
    const [{ from, to } = { from: 0, to: 0 }] = ranges ?? [];
    expect(from).toBeLessThan(100);
    expect(to).toBeGreaterThan(101);
    expect(to - from).toBeLessThan(40);
  });

  it('finds in the dirty range what a fresh alignment finds there', () => {
    const { index, alignment } = opened(text, text);
    const [range = { from: 0, to: Infinity }] = edit(index, alignment, 'слово100', 'дело труба') ?? [];
    const fresh = opened(index.text(), text);
    const there = fresh.alignment.whole(fresh.index.body()).regions;
    expect(alignment.stretch(index.body(), range).regions).toEqual(there);
    expect(there).not.toHaveLength(0);
  });

  it('finds nothing any more once the edit is taken back', () => {
    const { index, alignment } = opened(text, text);
    edit(index, alignment, 'слово100', 'дело');
    edit(index, alignment, 'дело', 'слово100');
    expect(alignment.whole(index.body()).regions).toEqual([]);
  });

  it('gives all of it up where so much is other text that the two cannot be compared any more', () => {
    const few = wordsOf(60).join(' ');
    const { index, alignment } = opened(`${few} `, few);
    const length = index.view.length;
    const other = Array.from({ length: 60 }, (_, i) => `иное${i}`).join(' ');
    const delta = index.apply({ from: 0, to: length, inserted: `${other} ` });
    const words = delta?.words ?? { from: 0, oldTo: 0, newTo: 0 };
    expect(alignment.apply(index.body(), words, { from: 0, to: 60 })).toBeNull();
  });

  it('looks for moves again only where something moved or may have', () => {
    const { index, alignment } = opened(text, text);
    edit(index, alignment, 'слово100', 'дело');
    expect(alignment.settle(index.body())).toBe(false);
  });
});
