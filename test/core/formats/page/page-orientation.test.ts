import { expect, it } from 'vitest';
import { orientationDeg, turnsOf } from '../../../../app/core/formats/page/page-orientation';
import { editPageXml } from '../../../../app/core/formats/page/page-xml-edit';
import { readPageXml, writePageXml } from '../../../../app/core/formats/page/page-xml';
import type { Page } from '../../../../app/core/page/transcription';

const PAGE: Page = {
  id: '0001',
  image: { widthPx: 600, heightPx: 800, dpi: 100 },
  lines: [{ id: 'l1', text: 'Лист', boxPx: { x0: 10, y0: 10, x1: 30, y1: 90 }, words: [] }],
};
const write = (page: Page) =>
  writePageXml(page, { imageFilename: '1.jpg', creator: 'test', createdUtc: '2026-01-01T00:00:00Z' });
const readTurns = (xml: string) => {
  const read = readPageXml(xml);
  return read.ok ? read.value.page.turns : 'unreadable';
};

it.each([0, 1, 2, 3] as const)('a scan turned by %d quarters comes back so', (turns) => {
  expect(readTurns(write({ ...PAGE, turns }))).toBe(turns);
});

it('of a page whose turn nobody knows nothing is said', () => {
  expect(write(PAGE)).not.toContain('orientation');
  expect(readTurns(write(PAGE))).toBeUndefined();
});

it.each([
  [90, 1],
  [-90, 3],
  [180, 2],
  [-179.5, 2],
  [88.7, 1],
  [-91.2, 3],
  [0, 0],
  [1.5, null],
  [-2, null],
  [45, null],
  [270, 3],
  [Number.NaN, null],
  [null, null],
] as const)('reads an orientation of %s degrees as %s quarters', (degrees, turns) => {
  expect(turnsOf(degrees)).toBe(turns);
});

it('writes degrees within the range of the schema', () => {
  for (const turns of [0, 1, 2, 3] as const) {
    expect(orientationDeg(turns)).toBeGreaterThan(-180);
    expect(orientationDeg(turns)).toBeLessThanOrEqual(180);
    expect(turnsOf(orientationDeg(turns))).toBe(turns);
  }
});

it('changes nothing but the turn in a file of another program', () => {
  const original = write({ ...PAGE, turns: 1 }).replace('<TextLine', '<!-- theirs --><TextLine');
  const before: Page = { ...PAGE, turns: 1 };
  const turned = editPageXml(original, before, { ...PAGE, turns: 2 });
  expect(turned.ok && turned.value).toBe(original.replace('orientation="90"', 'orientation="180"'));
  const untold = editPageXml(original, before, PAGE);
  expect(untold.ok && untold.value).toBe(original.replace(' orientation="90"', ''));
});
