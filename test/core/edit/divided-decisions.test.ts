import { describe, expect, it } from 'vitest';
import type { DecidedPlace } from '../../../app/core/discrepancy/flags/decided';
import { dividePage, halvesOf } from '../../../app/core/edit/divide-page';
import { dividedDigitId, dividedPlace } from '../../../app/core/edit/divided-decisions';
import { digitsOf } from '../../../app/core/page/digits';
import type { Line, Page } from '../../../app/core/page/transcription';

const IMAGE = { widthPx: 2000, heightPx: 1000, dpi: null };

/** A line of words, each at its own place across the sheet. */
function line(id: string, ...words: readonly (readonly [text: string, x0: number])[]): Line {
  const text = words.map(([word]) => word).join(' ');
  let from = 0;
  const made = words.map(([word, x0]) => {
    const own = { from, to: from + word.length };
    from = own.to + 1;
    return { ...own, boxPx: { x0, y0: 100, x1: x0 + 90, y1: 130 }, confidence: 0.9 };
  });
  return { id, text, boxPx: { x0: 0, y0: 100, x1: 2000, y1: 130 }, words: made };
}

const PAGE: Page = {
  id: '0001',
  image: IMAGE,
  lines: [
    line('a', ['да', 100], ['17', 300], ['да', 1100], ['да', 1300], ['1951', 1500]),
    line('b', ['справа', 1200]),
  ],
};
let made = 0;
const division = dividePage(
  PAGE,
  halvesOf(IMAGE, undefined, 0, 0.5),
  ['0002', '0003'],
  () => `new-${(made += 1)}`,
);
const [left, right] = division.pages;
const on = (change: Partial<DecidedPlace>): DecidedPlace => ({
  ...{ kind: 'word-differs', pageId: '0001', lineId: 'a', nth: 0, text: 'да' },
  ...change,
});
const moved = (change: Partial<DecidedPlace>) => dividedPlace(on(change), PAGE, division);

describe('a decision on a page that was divided', () => {
  it('goes to the half that has its line', () => {
    expect(moved({ lineId: 'b', text: 'справа' })).toEqual(
      on({ pageId: '0003', lineId: 'b', text: 'справа' }),
    );
  });

  it('on a line that was broken goes with its words, which are counted anew', () => {
    expect(moved({})).toEqual(on({ pageId: '0002', lineId: 'a' }));
    const piece = right.lines[0]?.id;
    expect(piece).not.toBe('a');
    expect(moved({ nth: 1 })).toEqual(on({ pageId: '0003', lineId: piece ?? '', nth: 0 }));
    expect(moved({ nth: 2 })).toEqual(on({ pageId: '0003', lineId: piece ?? '', nth: 1 }));
  });

  it('is known by the words that it left', () => {
    const corrected = on({ text: '1957', after: '1951' });
    expect(dividedPlace(corrected, PAGE, division)).toMatchObject({
      pageId: '0003',
      text: '1957',
      after: '1951',
    });
  });

  it('stays with the left half where its line is gone, and where it is where it is on another page', () => {
    expect(moved({ lineId: 'x' })).toEqual(on({ pageId: '0002', lineId: 'x' }));
    expect(dividedPlace(on({ pageId: '0009' }), PAGE, division)).toBeNull();
  });
});

it('the name of every digit of the halves is that of the same digit before', () => {
  const before = digitsOf(PAGE).map(({ id }) => dividedDigitId(id, PAGE, division));
  expect(before).toEqual([...digitsOf(left), ...digitsOf(right)].map(({ id }) => id));
  expect(before).toHaveLength(6);
  expect(dividedDigitId('digit:0009:a:0:1', PAGE, division)).toBeNull();
  expect(dividedDigitId('some-flag', PAGE, division)).toBeNull();
});
