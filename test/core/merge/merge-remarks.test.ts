import { describe, expect, it } from 'vitest';
import { isWrittenAlike, withComment, withMarks } from '../../../app/core/page/marks';
import { mergedPage, mergePages, openConflicts } from '../../../app/core/merge/merge-pages';
import type { Line, Mark, Page } from '../../../app/core/page/transcription';

const IMAGE = { widthPx: 100, heightPx: 100, dpi: null };
const STRUCK: Mark = { kind: 'struck', from: 0, to: 4 };
const STAMP: Mark = { kind: 'stamp', from: 5, to: 6 };

function lineOf(text: string, marks: readonly Mark[] = [], comment = ''): Line {
  const line: Line = { id: text.slice(0, 4), text, boxPx: null, words: [] };
  return withComment(withMarks(line, marks), comment);
}

function pageOf(lines: readonly Line[], comment = ''): Page {
  return withComment({ id: '0001', image: IMAGE, lines }, comment);
}

function merged(base: Page | null, mine: Page, theirs: Page): Page | null {
  return mergedPage(mergePages(base, mine, theirs), {}, () => 'new');
}

describe('marks and comments of two versions', () => {
  const base = pageOf([lineOf('лист 8', [STRUCK]), lineOf('конец')]);

  it('are both kept where the text is the same, and what one side took off is gone', () => {
    const mine = pageOf([lineOf('лист 8', [STRUCK, STAMP]), lineOf('конец')], 'о листе');
    const theirs = pageOf([lineOf('лист 8', [], 'проверить'), lineOf('конец', [], 'неясно')]);
    const page = merged(base, mine, theirs);
    expect(page?.lines).toEqual([lineOf('лист 8', [STAMP], 'проверить'), lineOf('конец', [], 'неясно')]);
    expect(page?.comment).toBe('о листе');
    expect(page && isWrittenAlike(page, mine)).toBe(false);
  });

  it('go with their words where the other side corrected the text', () => {
    const corrected = pageOf([lineOf('лист № 8', [STRUCK]), lineOf('конец')]);
    const marked = pageOf([lineOf('лист 8', [STRUCK, STAMP], 'видно'), lineOf('конец')]);
    const expected = lineOf('лист № 8', [STRUCK, { kind: 'stamp', from: 7, to: 8 }], 'видно');
    expect(merged(base, corrected, marked)?.lines[0]).toEqual(expected);
    expect(merged(base, marked, corrected)?.lines[0]).toEqual(expected);
  });

  it('stand one below the other where both sides wrote a comment', () => {
    const of = (text: string) => pageOf([lineOf('лист 8', [STRUCK], text), lineOf('конец')], text);
    const page = merged(base, of('раз'), of('два'));
    expect(page?.lines[0]?.comment).toBe('раз\nдва');
    expect(page?.comment).toBe('раз\nдва');
    expect(merged(base, of('раз'), of('раз'))?.comment).toBe('раз');
    expect(merged(of('раз'), of(''), of('раз'))?.comment).toBeUndefined();
  });

  it('are all kept where nobody knows what the versions were made from', () => {
    const mine = pageOf([lineOf('лист 8', [STAMP])]);
    const theirs = pageOf([lineOf('лист 8', [STRUCK], 'видно')]);
    expect(merged(null, mine, theirs)?.lines).toEqual([lineOf('лист 8', [STRUCK, STAMP], 'видно')]);
  });

  it('are never lost with a line that the other side took away unless a person says so', () => {
    const without = pageOf([lineOf('лист 8', [STRUCK])]);
    const noted = pageOf([lineOf('лист 8', [STRUCK]), lineOf('конец', [], 'важно')]);
    expect(merged(base, without, base)?.lines).toHaveLength(1);
    for (const merge of [mergePages(base, without, noted), mergePages(base, noted, without)])
      expect(openConflicts(merge, {})).toBe(1);
  });

  it('leave Lines that have none as they are', () => {
    const plain = pageOf([lineOf('раз'), lineOf('два')]);
    const page = merged(plain, plain, pageOf([lineOf('раз'), lineOf('двое')]));
    expect(page?.lines[0]).toBe(plain.lines[0]);
    expect(page?.lines[1]).not.toHaveProperty('marks');
  });
});
