import { describe, expect, it } from 'vitest';
import { shapedPage } from '../../../../app/core/formats/write/shape-text';
import { PLAIN_OPTIONS, type TextOptions } from '../../../../app/core/formats/write/text-options';
import { withMarks } from '../../../../app/core/page/marks';
import type { Line, Page } from '../../../../app/core/page/transcription';
import { pageOf } from '../pages';

const shaped = (page: Page, options: Partial<TextOptions>) =>
  shapedPage(page, { ...PLAIN_OPTIONS, ...options }).lines.map(({ text }) => text);

/** Lines that reach from the left edge to the right one unless they are told otherwise. */
function column(...lines: readonly (readonly [text: string, x0?: number, x1?: number])[]): Page {
  const page = pageOf(...lines.map(([text]) => text));
  const placed = page.lines.map((line, i): Line => {
    const [, x0 = 100, x1 = 1800] = lines[i] ?? [''];
    return { ...line, boxPx: { x0, y0: i * 40, x1, y1: i * 40 + 30 } };
  });
  return { ...page, lines: placed };
}

describe('the text of an export', () => {
  it('is as it stands unless something else is asked for', () => {
    const page = pageOf('раз-', 'два [нрзб]', '');
    expect(shapedPage(page, PLAIN_OPTIONS).lines).toEqual(page.lines);
  });

  it.each([
    ['потом-|камъ наш', 'потомкам|ъ'],
    ['организа¬|ции', 'организации'],
    ['кто-|то пришёл', 'кто-то|пришёл'],
    ['Нью-|Йорк', 'Нью-Йорк'],
    ['1941-|1945 гг.', '1941-|1945 гг.'],
    ['по-|русски', 'по-русски'],
    ['слово -|другое', 'слово -|другое'],
    ['из-|за угла', 'из-за|угла'],
  ])('%s with whole words', (lines, start) => {
    const whole = shaped(pageOf(...lines.split('|')), { joinsWords: true }).join('|');
    expect(whole.startsWith(start.split('|')[0] ?? '')).toBe(true);
    expect(whole.replace(/[-¬|\s]/g, '')).toBe(lines.replace(/[-¬|\s]/g, ''));
  });

  it('flows in paragraphs: after short ends of sentences, before indents, around headings and empty lines', () => {
    const page = column(
      ['Дорогие друзья', 300, 1500],
      ['Сегодня наш боль-'],
      ['шой праздник.', 100, 700],
      ['Страна отмечает', 100],
      ['юбилей.'],
      ['Красная строка', 180],
      ['и дальше'],
      [''],
      ['Подпись'],
    );
    const [first, ...rest] = page.lines;
    const head = first === undefined ? [] : [withMarks(first, [{ kind: 'heading', from: 0, to: 14 }])];
    expect(shaped({ ...page, lines: [...head, ...rest] }, { keepsLines: false })).toEqual([
      'Дорогие друзья',
      'Сегодня наш большой праздник.',
      'Страна отмечает юбилей.',
      'Красная строка и дальше',
      'Подпись',
    ]);
  });

  it('keeps marks on their letters where lines are joined and gaps are named otherwise', () => {
    const [a, b] = pageOf('слово раз-', 'дел [нрзб] конец').lines as [Line, Line];
    const page = {
      ...pageOf(),
      lines: [
        a,
        withMarks(b, [
          { kind: 'doubtful', from: 0, to: 3 },
          { kind: 'struck', from: 11, to: 16 },
        ]),
      ],
    };
    const [line] = shapedPage(page, { ...PLAIN_OPTIONS, keepsLines: false, illegible: '<…>' }).lines;
    expect(line?.text).toBe('слово раздел <…> конец');
    const marked = (line?.marks ?? []).map(({ kind, from, to }) => [kind, line?.text.slice(from, to)]);
    expect(marked).toEqual([
      ['doubtful', 'дел'],
      ['struck', 'конец'],
    ]);
  });

  it('leaves out stamps, margin notes and handwriting where nobody wants them', () => {
    const [a, b] = pageOf('текст', 'Секретно').lines as [Line, Line];
    const page = { ...pageOf(), lines: [a, withMarks(b, [{ kind: 'stamp', from: 0, to: 8 }])] };
    expect(shaped(page, { hasTraces: false })).toEqual(['текст']);
    expect(shaped(page, {})).toEqual(['текст', 'Секретно']);
  });

  it('leaves out debris unless somebody asks for it, with stamps or without', () => {
    const [a, b] = pageOf('текст', 'АКСИ ТЕ |').lines as [Line, Line];
    const page = { ...pageOf(), lines: [a, withMarks(b, [{ kind: 'debris', from: 0, to: 9 }])] };
    expect(shaped(page, {})).toEqual(['текст']);
    expect(shaped(page, { hasTraces: false })).toEqual(['текст']);
    expect(shaped(page, { hasDebris: true })).toEqual(['текст', 'АКСИ ТЕ |']);
    expect(shaped(page, { hasDebris: true, hasTraces: false })).toEqual(['текст', 'АКСИ ТЕ |']);
  });
});
