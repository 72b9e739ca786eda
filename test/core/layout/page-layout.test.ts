import { describe, expect, it } from 'vitest';
import { joinPages, toLineSpans } from '../../../app/core/check/document-text';
import { laidOut } from '../../../app/core/layout/page-layout';
import { isApart } from '../../../app/core/page/marks';
import type { Line } from '../../../app/core/page/transcription';

const PITCH = 30;
const HEIGHT = 48;

type Given = {
  readonly x?: number;
  readonly pitch?: number;
  readonly height?: number;
  readonly confidence?: number;
};

let serial = 0;

/** A line typed at `x`, `y` with one width for every letter. */
function typed(text: string, y: number, given: Given = {}): Line {
  const { x = 370, pitch = PITCH, height = HEIGHT, confidence = 0.92 } = given;
  const words = [...text.matchAll(/\S+/g)].map((word) => {
    const [from, to] = [word.index, word.index + word[0].length];
    const boxPx = { x0: x + from * pitch, y0: y, x1: x + to * pitch - 4, y1: y + height };
    return { from, to, boxPx, confidence };
  });
  serial += 1;
  const boxPx = { x0: x, y0: y, x1: x + text.length * pitch - 4, y1: y + height };
  return { id: `l${serial}`, text, boxPx, words };
}

const BODY = Array.from({ length: 10 }, (_, i) =>
  typed('войска должны проделать серьезную и большую работу, а именно', 600 + i * 78),
);

const rolesOf = (lines: readonly Line[]) =>
  lines.flatMap(({ text, marks }) => (marks ?? []).map(({ kind }) => [text, kind] as const));

describe('the layout of a page', () => {
  it('is left alone where all of it is typed on one machine', () => {
    const lines = [typed('Лист 8', 420, { x: 1900 }), ...BODY, typed('17.45', 1500, { pitch: 26 })];
    expect(laidOut(lines)).toEqual(lines);
  });

  it('puts a stamp in narrower type behind the body, its scraps with it', () => {
    const stamp = typed('РАНО ПО ПУБЛИКАЦИИ', 300, { x: 1700, pitch: 23 });
    const scrap = typed('п!', 240, { x: 2038, confidence: 0.6 });
    const laid = laidOut([scrap, stamp, ...BODY]);
    expect(laid.map(({ id }) => id)).toEqual([...BODY, scrap, stamp].map(({ id }) => id));
    expect(rolesOf(laid)).toEqual([
      ['п!', 'debris'],
      ['РАНО ПО ПУБЛИКАЦИИ', 'stamp'],
    ]);
  });

  it('puts a stamp in larger type behind the body, however well it was read', () => {
    const stamp = typed('ФАКСИМИЛЕ', 1500, { x: 1700, pitch: 52, height: 98 });
    const spaced = typed('РЕШЕНИЕ', 420, { x: 1000, pitch: 52 });
    expect(rolesOf(laidOut([spaced, ...BODY, stamp]))).toEqual([
      ['РЕШЕНИЕ', 'heading'],
      ['ФАКСИМИЛЕ', 'stamp'],
    ]);
  });

  it('puts wide capitals beside a stamp with it, and leaves a heading that stands alone', () => {
    const stamp = [
      typed('ФАКСИМИЛЕ', 1500, { x: 1700, pitch: 40 }),
      typed('НАБРАНО ПО ПУБЛИКАЦИИ', 1560, { x: 1650, pitch: 23 }),
    ];
    const spaced = typed('РЕШЕНИЕ', 420, { x: 1000, pitch: 40 });
    expect(rolesOf(laidOut([spaced, ...BODY, ...stamp])).map(([, kind]) => kind)).toEqual([
      'heading',
      'stamp',
      'stamp',
    ]);
  });

  it('takes tall, wide words read with doubt for handwriting', () => {
    const signature = typed('Антонов', 1500, { pitch: 67, height: 98, confidence: 0.6 });
    const laid = laidOut([...BODY.slice(0, 5), signature, ...BODY.slice(5)]);
    expect(rolesOf(laid)).toEqual([['Антонов', 'handwritten']]);
    expect(laid[laid.length - 1]?.id).toBe(signature.id);
  });

  it('marks as debris what was made of a stamp or a signature and is no reading', () => {
    const signature = typed('РИ Иер —', 1500, { pitch: 67, height: 98, confidence: 0.6 });
    const stamp = typed('АКСИ ТЕ |', 300, { x: 1700, pitch: 23, confidence: 0.6 });
    const faint = typed('тмпАрхив', 220, { x: 1700, pitch: 23, confidence: 0.3 });
    const number = typed('Входящий 172', 140, { x: 1700, pitch: 23, confidence: 0.6 });
    const laid = laidOut([number, faint, stamp, ...BODY, signature]);
    expect(rolesOf(laid)).toEqual([
      ['Входящий 172', 'stamp'],
      ['тмпАрхив', 'debris'],
      ['АКСИ ТЕ |', 'debris'],
      ['РИ Иер —', 'debris'],
    ]);
  });

  it('takes a few signs that are no word for debris, and no short line of type', () => {
    const debris = [
      typed('| ^', 1500, { confidence: 0.3 }),
      typed('АКСИ ТЕ |', 1600, { confidence: 0.4 }),
      typed('п', 1700, { confidence: 0.3 }),
    ];
    const kept = [
      ...[typed('-3з-', 420, { confidence: 0.2 }), typed('и', 1800), typed('да', 1900, { confidence: 0.3 })],
      // On a line of type it is a sign of that line, whatever it is.
      typed('|', 600, { x: 2100, confidence: 0.2 }),
    ];
    const laid = laidOut([...debris, ...kept, ...BODY]);
    expect(laid.filter(isApart).map(({ id }) => id)).toEqual(debris.map(({ id }) => id));
  });

  it('keeps letterspaced words that were read well, and numbers whatever their width', () => {
    const lines = [
      typed('ПОСТАНОВЛЕНИЕ', 420, { pitch: 60 }),
      typed('-3з-', 500, { pitch: 55, confidence: 0.2 }),
      ...BODY,
    ];
    expect(laidOut(lines).filter(isApart)).toEqual([]);
  });

  it('takes colour for a sign of a stamp only where the words were read with doubt', () => {
    const isRed = (box: { readonly y0: number }) => (box.y0 < 500 ? 0.9 : 0.02);
    const clear = typed('Совершенно секретно', 420);
    const faint = typed('Архив Президента', 340, { confidence: 0.5 });
    const laid = laidOut([faint, clear, ...BODY], isRed);
    expect(rolesOf(laid)).toEqual([['Архив Президента', 'stamp']]);
  });

  it('marks what stands beside the column as a note in the margin', () => {
    const note = typed('к делу', 900, { x: 100 });
    const laid = laidOut([...BODY.slice(0, 4), note, ...BODY.slice(4)]);
    expect(rolesOf(laid)).toEqual([['к делу', 'margin-note']]);
    expect(laid[laid.length - 1]?.id).toBe(note.id);
  });

  it('marks a heading in capitals in the middle of the column and leaves it in its place', () => {
    const heading = typed('ШИФРТЕЛЕГРАММА', 420, { x: 1050 });
    const laid = laidOut([heading, ...BODY]);
    expect(laid[0]?.id).toBe(heading.id);
    expect(rolesOf(laid)).toEqual([['ШИФРТЕЛЕГРАММА', 'heading']]);
  });

  it('keeps the order of two columns', () => {
    const column = (x: number) =>
      Array.from({ length: 8 }, (_, i) => typed(`столбец ${i} с обычным текстом`, 600 + i * 78, { x }));
    const lines = [...column(300), ...column(1400)];
    expect(laidOut(lines)).toEqual(lines);
  });

  it('leaves lines that stand apart out of the text that is checked', () => {
    const stamp = typed('РАНО ПО ПУБЛИКАЦИИ', 300, { x: 1700, pitch: 23 });
    const lines = laidOut([stamp, ...BODY]);
    const page = { id: '0001', image: { widthPx: 2480, heightPx: 3508, dpi: 300 }, lines };
    const document = joinPages([page]);
    expect(document.text).not.toContain('ПУБЛИКАЦИИ');
    const [last] = toLineSpans(document, { from: document.text.length - 5, to: document.text.length - 1 });
    expect(last).toMatchObject({ lineIndex: BODY.length - 1 });
  });
});
