import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdit, editBetween, invertEdit } from '../../../app/core/edit/edit';
import { editFromTextChange } from '../../../app/core/edit/edit-text';
import { pageText, wordText, type Line, type Page } from '../../../app/core/page/transcription';

const image = { widthPx: 1000, heightPx: 1000, dpi: 300 };

/** A page whose every word has a box of its own, ten px a letter, so that a word is known by its ink. */
function makePage(texts: readonly string[]): Page {
  return { id: '0001', image, lines: texts.map(makeLine) };
}

function makeLine(text: string, i: number): Line {
  const words = [...text.matchAll(/\S+/g)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    boxPx: { x0: match.index * 10, y0: i * 20, x1: (match.index + match[0].length) * 10, y1: i * 20 + 15 },
    confidence: 0.9,
  }));
  return { id: `l${i}`, text, boxPx: { x0: 0, y0: i * 20, x1: 900, y1: i * 20 + 15 }, words };
}

function change(page: Page, from: number, to: number, text: string): Page {
  return applyEdit(
    page,
    editFromTextChange(page, { from, to, text }, () => 'new'),
  );
}

describe('editFromTextChange', () => {
  const page = makePage(['Экз. № 2', 'Лист 8']);

  it('takes debris that a person has put right for a stamp from then on', () => {
    const marked = (kind: 'debris' | 'stamp') => ({
      ...makeLine('АКСИ ТЕ |', 0),
      marks: [{ kind, from: 0, to: 9 }],
    });
    const debris = { ...page, lines: [marked('debris'), ...makePage(['Лист 8']).lines] };
    const kindsIn = (after: Page) => (after.lines[0]?.marks ?? []).map(({ kind }) => kind);
    expect(kindsIn(change(debris, 0, 4, 'АКТЫ'))).toEqual(['stamp']);
    expect(kindsIn(change(debris, 7, 9, ''))).toEqual(['debris']);
    expect(kindsIn(change(debris, 14, 15, '3'))).toEqual(['debris']);
  });

  it('keeps the ink of a word whose letters are replaced, and forgets its confidence', () => {
    const line = change(page, 14, 15, '3').lines[1];
    expect(line?.text).toBe('Лист 3');
    expect(line?.words[1]).toMatchObject({
      from: 5,
      to: 6,
      boxPx: page.lines[1]?.words[1]?.boxPx,
      confidence: null,
    });
    expect(line?.words[0]?.confidence).toBe(0.9);
  });

  it('splits a Line at a typed line feed and shares the words out', () => {
    const { lines } = change(page, 5, 5, '\n');
    expect(lines.map((line) => line.text)).toEqual(['Экз. ', '№ 2', 'Лист 8']);
    expect(lines[0]?.id).toBe('l0');
    expect(lines[1]?.words.map((word) => wordText(lines[1]!, word))).toEqual(['№', '2']);
    expect(lines[1]?.boxPx?.x0).toBe(50);
  });

  it('merges two Lines where the line feed is deleted', () => {
    const { lines } = change(page, 8, 9, ' ');
    expect(lines).toHaveLength(1);
    expect(lines[0]?.words.map((word) => wordText(lines[0]!, word))).toEqual(['Экз.', '№', '2', 'Лист', '8']);
  });

  it('drops a word that is deleted, and gives a new word no ink', () => {
    expect(change(page, 9, 14, '').lines[1]?.words).toHaveLength(1);
    expect(change(page, 15, 15, ' экз').lines[1]?.words).toHaveLength(2);
  });

  it('holds its laws for any change', () => {
    const texts = fc.array(fc.stringMatching(/^[абв ]{0,8}$/), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(texts, fc.nat(40), fc.nat(40), fc.stringMatching(/^[гд \n]{0,4}$/), (lines, a, b, text) => {
        const before = makePage(lines);
        const length = pageText(before).length;
        const from = Math.min(a, b, length);
        const to = Math.min(Math.max(a, b), length);
        const edit = editFromTextChange(before, { from, to, text }, () => 'new');
        const after = applyEdit(before, edit);
        expect(pageText(after)).toBe(pageText(before).slice(0, from) + text + pageText(before).slice(to));
        expect(applyEdit(after, invertEdit(edit))).toEqual(before);
        for (const line of after.lines) {
          let end = 0;
          for (const word of line.words) {
            expect(word.from).toBeGreaterThanOrEqual(end);
            expect(word.to).toBeGreaterThan(word.from);
            expect(word.to).toBeLessThanOrEqual(line.text.length);
            end = word.to;
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('editBetween', () => {
  it('is null for the same Lines and otherwise leads from one state to the other', () => {
    const page = makePage(['а', 'б', 'в']);
    expect(editBetween(page, page)).toBeNull();
    const after = change(page, 2, 3, 'бб');
    const edit = editBetween(page, after);
    expect(edit).toMatchObject({ at: 1, removed: [{ text: 'б' }], inserted: [{ text: 'бб' }] });
    expect(applyEdit(page, edit!)).toEqual(after);
  });

  it('refuses a page in another state', () => {
    const page = makePage(['а', 'б']);
    const edit = editFromTextChange(page, { from: 0, to: 1, text: 'я' }, () => 'new');
    expect(() => applyEdit(makePage(['ы', 'б']), edit)).toThrow('another state');
  });
});
