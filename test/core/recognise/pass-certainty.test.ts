import { describe, expect, test } from 'vitest';
import { passesAt, passProbability, type DocumentKnowledge } from '../../../app/core/check/place-evidence';
import { pageText, type Line, type Page } from '../../../app/core/page/transcription';
import { calibrated, TYPESCRIPT_KNOTS } from '../../../app/core/recognise/calibration';
import { certaintiesOf, leastCertainIn } from '../../../app/core/recognise/pass-certainty';
import { IMAGE } from '../../helpers/session';

const boxPx = { x0: 0, y0: 0, x1: 9, y1: 9 };

/** A line whose words, parted by blanks, have these figures. */
function read(id: string, text: string, confidences: readonly (number | null)[]): Line {
  const words = [...text.matchAll(/\S+/g)].map(({ index, 0: word }, i) => ({
    ...{ from: index, to: index + word.length, boxPx, confidence: confidences[i] ?? null },
  }));
  return { id, text, boxPx, words };
}

const page = (lines: readonly Line[]): Page => ({ id: '0001', image: IMAGE, lines });

describe('how sure a pass was', () => {
  test('is one figure for each word between blanks, -1 for one without', () => {
    const lines = [read('a', 'два слова', [0.9, null]), read('b', 'и третье', [0.2, 0.7])];
    expect(certaintiesOf({ lines })).toEqual([0.9, -1, 0.2, 0.7]);
  });

  test('is the least of the words that are touched', () => {
    const text = 'раз два\nтри';
    expect(leastCertainIn(text, [0.9, 0.4, 0.8], { from: 4, to: 11 })).toBe(0.4);
    expect(leastCertainIn(text, [0.9, -1, 0.8], { from: 4, to: 11 })).toBeNull();
    expect(leastCertainIn(text, [0.9, 0.4, 0.8], { from: 0, to: 2 })).toBe(0.9);
  });

  test('is told of what stands in a pass beside a place of the text', () => {
    const own = page([read('a', 'номер 15608 от', [0.9, 0.9, 0.9])]);
    const other = page([read('b', 'номер 15603 от', [0.8, 0.3, 0.8])]);
    const known: DocumentKnowledge = {
      page: () => own,
      passes: () => [pageText(own), pageText(other)],
      certainties: () => [certaintiesOf(own), certaintiesOf(other)],
      ...{ pages: [own], knots: TYPESCRIPT_KNOTS },
    };
    const parts = [{ pageId: '0001', lineIndex: 0, lineId: 'a', from: 6, to: 11 }];
    const [first, second] = passesAt(parts, known);
    expect(second).toMatchObject({ pass: 2, text: '15603' });
    const probability = second == null ? null : passProbability(second, parts, known);
    expect(probability).toBeCloseTo(calibrated(0.3, TYPESCRIPT_KNOTS));
    expect(first == null ? null : passProbability(first, parts, known)).toBeCloseTo(
      calibrated(0.9, TYPESCRIPT_KNOTS),
    );
    const blind = { ...known, certainties: () => [] };
    expect(second == null ? 0 : passProbability(second, parts, blind)).toBeNull();
  });
});
