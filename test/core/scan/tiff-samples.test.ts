import { describe, expect, it } from 'vitest';
import { readTiffPages } from '../../../app/core/scan/tiff';
import { patchToBytes, samplesOf, tiffSamples } from '../../../app/core/scan/tiff-samples';
import { greyImage, makeTiff } from '../../helpers/tiff';

const [WIDTH, HEIGHT] = [5, 3];

function deepTiff(tags: Readonly<Record<number, number>> = {}, isLittle = true): Uint8Array {
  const image = greyImage(WIDTH, HEIGHT, { 258: 16, ...tags });
  const strip = new Uint8Array(WIDTH * HEIGHT * 2);
  return makeTiff([{ ...image, strip }], { isLittle });
}

function firstPage(bytes: Uint8Array) {
  const read = readTiffPages(bytes);
  const page = read.ok ? read.value[0] : undefined;
  if (page === undefined) throw new Error('no page');
  return page;
}

describe('the samples of a TIFF of 16 bits', () => {
  it.each([true, false])('are had by reading the page as bytes (least byte first: %s)', (isLittle) => {
    const bytes = deepTiff({}, isLittle);
    const found = tiffSamples(bytes, firstPage(bytes).offset);
    if (found === null) throw new Error('not found');
    patchToBytes(bytes, found);
    const page = firstPage(bytes);
    expect([page.widthPx, page.heightPx]).toEqual([WIDTH * 2, HEIGHT]);
    const stored = isLittle ? [0x34, 0x12, 0xff, 0x0f] : [0x12, 0x34, 0x0f, 0xff];
    expect([...samplesOf(Uint8Array.from(stored), found, { widthPx: 2 })]).toEqual([0x1234, 0x0fff]);
  });

  it('that are differences are added up along each row, and anew in each tile', () => {
    const bytes = deepTiff({ 317: 2, 259: 5 });
    const found = tiffSamples(bytes, firstPage(bytes).offset);
    if (found === null) throw new Error('not found');
    const stored = Uint8Array.from([1, 2, 3, 4, 5, 6].flatMap((low) => [low, 0]));
    expect([...samplesOf(stored, { ...found, runPx: 3 }, { widthPx: 3 })]).toEqual([1, 3, 6, 4, 9, 15]);
    expect([...samplesOf(stored, { ...found, runPx: 2 }, { widthPx: 3 })]).toEqual([1, 3, 3, 4, 9, 6]);
  });

  it.each([
    ['8 bits', { 258: 8 }],
    ['a palette', { 262: 3 }],
    ['fractions', { 339: 3 }],
    ['JPEG inside', { 259: 7 }],
    ['two samples a pixel', { 277: 2 }],
  ] as const)('are not looked for in a page of %s', (_, tags) => {
    const bytes = deepTiff(tags);
    expect(tiffSamples(bytes, firstPage(bytes).offset)).toBeNull();
  });

  it('are not looked for outside the file', () => {
    const bytes = deepTiff();
    expect(tiffSamples(bytes, bytes.length + 50)).toBeNull();
    expect(tiffSamples(Uint8Array.of(1, 2, 3), 0)).toBeNull();
  });
});
