import { expect, it } from 'vitest';
import { orientationDeg, turnsOf } from '../../../../app/core/formats/page/page-orientation';
import { editPageXml } from '../../../../app/core/formats/page/page-xml-edit';
import { readPageXml, writePageXml } from '../../../../app/core/formats/page/page-xml';
import { noSchemas, schemaErrors } from '../schema';
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
  return read.ok ? read.value.page.geometry?.turns : 'unreadable';
};

it.each([0, 1, 2, 3] as const)('a scan turned by %d quarters comes back so', (turns) => {
  expect(readTurns(write({ ...PAGE, geometry: { turns } }))).toBe(turns);
});

it('of a page whose turn nobody knows nothing is said', () => {
  expect(write(PAGE)).not.toContain('orientation');
  expect(readTurns(write(PAGE))).toBeUndefined();
});

it.each([
  [90, { turns: 1 }],
  [-90, { turns: 3 }],
  [180, { turns: 2 }],
  [-179.5, { turns: 2, levelDeg: 0.5 }],
  [88.7, { turns: 1, levelDeg: -1.3 }],
  [-91.2, { turns: 3, levelDeg: -1.2 }],
  [0, { turns: 0 }],
  [1.5, { turns: 0, levelDeg: 1.5 }],
  [-2, { turns: 0, levelDeg: -2 }],
  [45, {}],
  [270, { turns: 3 }],
  [Number.NaN, {}],
  [null, {}],
] as const)('reads an orientation of %s degrees as %j', (degrees, told) => {
  expect(turnsOf(degrees)).toEqual(told);
});

it('writes degrees within the range of the schema', () => {
  for (const turns of [0, 1, 2, 3] as const)
    for (const levelDeg of [-20, -0.01, 0.01, 1.23, 20]) {
      const degrees = orientationDeg({ turns, levelDeg });
      expect(degrees).toBeGreaterThan(-180);
      expect(degrees).toBeLessThanOrEqual(180);
      expect(turnsOf(degrees)).toEqual({ turns, levelDeg });
    }
});

it('changes nothing but the turn in a file of another program', () => {
  const original = write({ ...PAGE, geometry: { turns: 1 } }).replace(
    '<TextLine',
    '<!-- theirs --><TextLine',
  );
  const before: Page = { ...PAGE, geometry: { turns: 1 } };
  const turned = editPageXml(original, before, { ...PAGE, geometry: { turns: 2 } });
  expect(turned.ok && turned.value).toBe(original.replace('orientation="90"', 'orientation="180"'));
  const untold = editPageXml(original, before, PAGE);
  expect(untold.ok && untold.value).toBe(original.replace(' orientation="90"', ''));
});

const CROP = { x0: 40, y0: 30, x1: 560, y1: 700 };

it('a crop is the Border of the page, and comes back', () => {
  const xml = write({ ...PAGE, geometry: { turns: 0, levelDeg: -0.75, cropPx: CROP } });
  expect(xml).toContain('<Border><Coords points="40,30 560,30 560,700 40,700"/></Border>');
  const read = readPageXml(xml);
  expect(read.ok && read.value.page.geometry).toEqual({ turns: 0, levelDeg: -0.75, cropPx: CROP });
  expect(read.ok && read.value.page.lines[0]?.boxPx).toEqual(PAGE.lines[0]?.boxPx);
});

it.each([
  ['around the whole picture', '0,0 600,0 600,800 0,800'],
  ['without a side', '10,10 10,500'],
  ['of nothing', ''],
])('a Border %s is no crop', (_, points) => {
  const xml = write(PAGE).replace(
    '<ReadingOrder>',
    `<Border><Coords points="${points}"/></Border><ReadingOrder>`,
  );
  const read = readPageXml(xml);
  expect(read.ok && read.value.page.geometry).toBeUndefined();
});

it('puts a crop into a file of another program, changes it there and takes it out', () => {
  const original = write(PAGE).replace('<TextLine', '<!-- theirs --><TextLine');
  const cropped: Page = { ...PAGE, geometry: { cropPx: CROP } };
  const put = editPageXml(original, PAGE, cropped);
  expect(put.ok && put.value).toContain('<Border><Coords points="40,30');
  expect(put.ok && put.value).toContain('<!-- theirs -->');
  if (!put.ok) return;
  const moved: Page = { ...PAGE, geometry: { cropPx: { ...CROP, x0: 50 } } };
  const changed = editPageXml(put.value, cropped, moved);
  expect(changed.ok && changed.value).toBe(put.value.replaceAll('40,', '50,'));
  const out = editPageXml(put.value, cropped, PAGE);
  expect(out.ok && readPageXml(out.value)).toMatchObject({ ok: true, value: { page: PAGE } });
});

it.skipIf(noSchemas)('a turned, levelled and cropped page is valid PAGE', async () => {
  const geometry = { turns: 3, levelDeg: 1.25, cropPx: CROP } as const;
  expect(await schemaErrors(write({ ...PAGE, geometry }), 'page-2019-07-15.xsd')).toEqual([]);
  expect(await schemaErrors(write({ ...PAGE, lines: [], geometry }), 'page-2019-07-15.xsd')).toEqual([]);
});
