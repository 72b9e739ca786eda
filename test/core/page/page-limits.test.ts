import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { failureText } from '../../../app/core/base/failure-text';
import { PAGE_LIMITS, pastLimit } from '../../../app/core/page/page-limits';
import type { Line, Page } from '../../../app/core/page/transcription';
import { page as pageSchema } from '../../../app/ipc-shapes';

const IMAGE = { widthPx: 100, heightPx: 100, dpi: null };
const line = (change: Partial<Line> = {}): Line => ({
  ...{ id: 'l', text: 'слово', boxPx: null, words: [] },
  ...change,
});
const pageWith = (...lines: readonly Line[]): Page => ({ id: '0001', image: IMAGE, lines });
const far = { x0: 0, y0: 0, x1: PAGE_LIMITS.px + 1, y1: 10 };

const PAST: readonly (readonly [string, string, Page])[] = [
  ['more lines', 'too-many-lines', pageWith(...Array.from({ length: PAGE_LIMITS.lines + 1 }, () => line()))],
  [
    'a longer line',
    'line-too-long',
    pageWith(line(), line({ text: 'а'.repeat(PAGE_LIMITS.charactersOfLine + 1) })),
  ],
  ['a longer id', 'id-too-long', pageWith(line({ id: 'i'.repeat(5_000) }))],
  [
    'a longer comment',
    'line-too-long',
    pageWith(line({ comment: 'c'.repeat(PAGE_LIMITS.charactersOfComment + 1) })),
  ],
  ['a farther line', 'coordinate-too-large', pageWith(line({ boxPx: far }))],
  [
    'a farther word',
    'coordinate-too-large',
    pageWith(line({ words: [{ from: 0, to: 1, boxPx: far, confidence: null }] })),
  ],
  ['a place that is no number', 'coordinate-too-large', pageWith(line({ boxPx: { ...far, x1: NaN } }))],
];

describe('the limits of a sheet', () => {
  it.each(PAST)('name %s', (_, code, page) => {
    expect(pastLimit(page)?.code).toBe(code);
  });

  it('say in both languages where it is and what to do', () => {
    for (const [, , page] of PAST) {
      const past = pastLimit(page);
      if (past === null) throw new Error('within the limits');
      for (const language of ['en', 'ru'] as const) expect(failureText(past, language)).not.toMatch(/[{}]/);
    }
  });

  it('let through what main takes, and nothing that it refuses', () => {
    const most = pageWith(
      line({ id: 'i'.repeat(PAGE_LIMITS.charactersOfId), text: 'а'.repeat(PAGE_LIMITS.charactersOfLine) }),
      line({ boxPx: { ...far, x1: PAGE_LIMITS.px } }),
    );
    expect([pastLimit(most), v.is(pageSchema, most)]).toEqual([null, true]);
    for (const [what, , page] of PAST) expect(v.is(pageSchema, page), what).toBe(false);
  });
});
