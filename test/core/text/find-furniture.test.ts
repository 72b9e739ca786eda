import { describe, expect, it } from 'vitest';
import { findFurniture } from '../../../app/core/text/find-furniture';
import { sheetSpans } from '../../../app/core/text/sheet-spans';
import { splitSheets } from '../../../app/core/text/sheets';

const seen = (text: string, sheetStarts: readonly number[] = []) =>
  findFurniture(text, sheetStarts).map((mark) => [mark.kind, mark.value?.text ?? null]);

describe('findFurniture by wording', () => {
  it.each([
    ['Продолжение шифртелеграммы № 4711', 'continuation', '4711'],
    ['## Продолжение шифртелеграммы N 4711/ш  ', 'continuation', '4711/ш'],
    ['Продолженяе шифртелеграмиы № 471З', 'continuation', '471З'],
    ['/см.сл.лист/', 'see-next-sheet', null],
    ['(см. след. лист)', 'see-next-sheet', null],
    ['см. на обороте', 'see-next-sheet', null],
    ['Лист 12', 'sheet-number', '12'],
    ['л. 3', 'sheet-number', '3'],
    ['Экз. № 2', 'copy-number', '2'],
    ['- 14 -', 'page-number', '14'],
    ['СОВ. СЕКРЕТНО', 'classification', null],
    ['Снятие копий воспрещается', 'copying-forbidden', null],
    ['расш.Иванова 16.00 16.1', 'typist-mark', null],
    ['нсп. Иванова 16.00 16.1.51', 'typist-mark', null],
    ['Отпечатано в двух экз.', 'typist-mark', null],
    ['экз. № 4 - 8 отдел.', 'typist-mark', null],
  ])('%s', (line, kind, value) => {
    expect(seen(`Слово.\n${line}\nСлово.`)).toEqual([[kind, value]]);
  });

  it.each([
    'Лист бумаги 8',
    'Экз. пришел',
    'тов. Иванова прибыла 16.1 в 16.00',
    'СЕКРЕТНО сообщаю Вам',
    'Продолжение следует',
    'в 14 - 15 -',
    'Отп. '.repeat(60),
  ])('leaves message text alone: %s', (line) => expect(seen(line)).toEqual([]));

  it('spans each of several marks on a line, and its number', () => {
    const text = 'Слово\n  Экз. № 2    Лист 8  \nСлово';
    const marks = findFurniture(text, []);
    expect(marks.map((mark) => text.slice(mark.from, mark.to))).toEqual(['Экз. № 2', 'Лист 8']);
    expect(marks.map((mark) => mark.value && text.slice(mark.value.from, mark.value.to))).toEqual(['2', '8']);
  });
});

describe('findFurniture by position', () => {
  const body = Array.from({ length: 20 }, (_, i) => `Строка сообщения ${i}.`);

  it('takes an ambiguous mark only near an edge of its sheet', () => {
    const middle = [...body.slice(0, 10), 'Лист 8', ...body.slice(10)].join('\n');
    expect(seen(middle, [0])).toEqual([]);
    expect(seen(['Экз. № 1', 'Лист 8', ...body].join('\n'), [0])).toHaveLength(2);
    expect(seen([...body, 'Лист 8'].join('\n'), [0])).toHaveLength(1);
  });

  it('takes an unmistakable mark anywhere', () => {
    const text = [...body, 'Продолжение шифртелеграммы № 7', ...body].join('\n');
    expect(seen(text, [0])).toEqual([['continuation', '7']]);
  });
});

describe('splitSheets', () => {
  it('covers the text, and joins what stands before the first start to the first sheet', () => {
    expect(sheetSpans(10, [])).toEqual([{ from: 0, to: 10 }]);
    expect(sheetSpans(10, [2, 5])).toEqual([
      { from: 0, to: 5 },
      { from: 5, to: 10 },
    ]);
  });

  it('falls back on form feeds, then on continuation marks', () => {
    expect(splitSheets('аб\fвг', [])).toEqual([
      { from: 0, to: 3 },
      { from: 3, to: 5 },
    ]);
    const text = 'Начало.\nПродолжение шифртелеграммы № 7\nКонец.';
    expect(splitSheets(text, [])).toEqual([
      { from: 0, to: 8 },
      { from: 8, to: text.length },
    ]);
  });

  it('sees past a speck before a mark and an edge after it, and no further', () => {
    const found = (line: string) => findFurniture(line, []).map(({ kind }) => kind);
    expect(found('О расш. Прокопьев 16.00 16.1')).toEqual(['typist-mark']);
    expect(found('Экз. № 2 |')).toEqual(['copy-number']);
    expect(found('На экз. № 2 написано')).toEqual([]);
    expect(found('о том, что экз. № 2')).toEqual([]);
  });

  it('reads the number of a misread heading past a speck at its end', () => {
    const values = (line: string) => findFurniture(line, []).map(({ value }) => value?.text);
    expect(values('Продолжение пифртелеграммы № 15608 т')).toEqual(['15608']);
    expect(values('Продолжение пифртелеграммы № 15608 |')).toEqual(['15608']);
  });
});

describe('lines that repeat from sheet to sheet', () => {
  const body = (n: number) =>
    Array.from({ length: 12 }, (_, i) => `строка о делах ${'абвгд'[n % 5]?.repeat(3 + i)}`).join('\n');
  const sheets = (head: (n: number) => string) => {
    const texts = [1, 2, 3, 4].map((n) => `${head(n)}\n${body(n * 17)}\n`);
    const starts = texts.map((_, i) => texts.slice(0, i).join('').length);
    return findFurniture(texts.join(''), starts);
  };

  it('are furniture, whatever they say, with their numbers counted up', () => {
    const found = sheets((n) => `Дневник экспедиции, тетрадь ${n}`);
    expect(found.map(({ kind }) => kind)).toEqual(Array(4).fill('running-line'));
  });

  it('are text where they do not repeat', () => {
    expect(sheets((n) => `Глава ${'абвг'[n - 1]?.repeat(5)}`)).toEqual([]);
  });

  it('are text where their numbers count headings and not sheets', () => {
    const articles = [1, 4, 9, 11];
    expect(sheets((n) => `Статья ${articles[n - 1]}`)).toEqual([]);
    expect(sheets(() => 'Дело № 45').map(({ kind }) => kind)).toEqual([]);
    expect(sheets(() => 'Дело о границе № 45').map(({ kind }) => kind)).toEqual(
      Array(4).fill('running-line'),
    );
  });
});
