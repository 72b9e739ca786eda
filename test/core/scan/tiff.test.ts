import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepTiffPage, readTiffPages } from '../../../app/core/scan/tiff';
import { greyImage, makeTiff } from '../../helpers/tiff';

const pagesOf = (bytes: Uint8Array) => {
  const read = readTiffPages(bytes);
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
};
const errorOf = (bytes: Uint8Array) => {
  const read = readTiffPages(bytes);
  return read.ok ? null : read.error.code;
};

describe('the pages of a TIFF', () => {
  it('are read in either byte order, from TIFF and BigTIFF alike', () => {
    const images = [greyImage(40, 30, { 282: 300, 283: 300, 296: 2 }), greyImage(7, 9, { 274: 6 })];
    for (const isLittle of [true, false]) {
      for (const isBig of [true, false]) {
        expect(pagesOf(makeTiff(images, { isLittle, isBig }))).toMatchObject([
          {
            widthPx: 40,
            heightPx: 30,
            dpi: { x: 300, y: 300 },
            orientation: 1,
            isSupported: true,
            isDamaged: false,
          },
          { widthPx: 7, heightPx: 9, dpi: null, orientation: 6 },
        ]);
      }
    }
  });

  it('have their resolution in dots per inch, whatever unit the file counts in', () => {
    const perCm = greyImage(4, 4, { 282: 118, 283: 118, 296: 3 });
    const [page] = pagesOf(makeTiff([perCm]));
    expect(page?.dpi?.x).toBeCloseTo(299.72);
    for (const tags of [
      { 282: 300, 283: 300, 296: 1 },
      { 282: 1, 283: 1, 296: 2 },
    ]) {
      expect(pagesOf(makeTiff([greyImage(4, 4, tags)]))).toMatchObject([{ dpi: null }]);
    }
  });

  it('are not its thumbnails and masks, unless there is nothing else', () => {
    const thumbnail = greyImage(4, 3, { 254: 1 });
    expect(
      pagesOf(makeTiff([greyImage(40, 30), thumbnail, greyImage(41, 31), greyImage(2, 2, { 255: 2 })])),
    ).toMatchObject([{ widthPx: 40 }, { widthPx: 41 }]);
    expect(pagesOf(makeTiff([thumbnail]))).toMatchObject([{ widthPx: 4 }]);
  });

  it('are known to be beyond the decoder by compression or depth, each by itself', () => {
    const images = [greyImage(4, 4, { 259: 50_001 }), greyImage(4, 4, { 258: 64 }), greyImage(4, 4)];
    expect(pagesOf(makeTiff(images)).map(({ isSupported }) => isSupported)).toEqual([false, false, true]);
  });
});

describe('a hostile TIFF', () => {
  it('whose directory points at itself ends after one page', () => {
    expect(pagesOf(makeTiff([greyImage(4, 4)], { last: 'self' }))).toHaveLength(1);
    expect(pagesOf(makeTiff([greyImage(4, 4), greyImage(5, 5)], { last: 'self' }))).toHaveLength(2);
  });

  it('whose chain leaves the file has a damaged page there, so that none is lost in silence or takes others with it', () => {
    for (const ending of [{ last: 0x7fff_ffff }, { last: 1e15, isBig: true }]) {
      const pages = pagesOf(makeTiff([greyImage(4, 4), greyImage(5, 5)], ending));
      expect(pages.map(({ isDamaged }) => isDamaged)).toEqual([false, false, true]);
    }
  });

  it('with a page without a size has that page damaged, and the others as they are', () => {
    const bytes = makeTiff([greyImage(4, 4), greyImage(5, 5), greyImage(6, 6)]);
    const [, second] = pagesOf(bytes);
    // Its first entry is its width, whose tag becomes one that nobody knows.
    new DataView(bytes.buffer).setUint16((second?.offset ?? 0) + 2, 0xfffe, true);
    expect(pagesOf(bytes).map(({ isDamaged }) => isDamaged)).toEqual([false, true, false]);
  });

  it('that claims 0x7fffffff values or entries is neither believed nor waited for', () => {
    const bytes = makeTiff([greyImage(4, 4)]);
    const view = new DataView(bytes.buffer);
    const directory = view.getUint32(4, true);
    view.setUint32(directory + 2 + 4, 0x7fff_ffff, true);
    expect(errorOf(bytes)).toBe('scan-damaged');
    view.setUint16(directory, 0xffff, true);
    expect(errorOf(bytes)).toBe('scan-damaged');
  });

  it('that claims 60,000 × 60,000 px is told its size, which is then refused', () => {
    const claim = greyImage(4, 4, { 256: 60_000, 257: 60_000 });
    expect(pagesOf(makeTiff([claim]))).toMatchObject([{ widthPx: 60_000, heightPx: 60_000 }]);
  });

  it('without a size, cut short, or of no directory is refused by name', () => {
    const bytes = makeTiff([greyImage(4, 4)]);
    expect(errorOf(bytes.subarray(0, 8))).toBe('scan-damaged');
    expect(errorOf(Uint8Array.of(0x49, 0x49, 42, 0, 0, 0, 0, 0))).toBe('no-pages');
    expect(errorOf(Uint8Array.of(1, 2, 3, 4))).toBe('unknown-format');
  });

  it('never throws or hangs, whatever byte is changed', () => {
    const whole = makeTiff([greyImage(4, 4, { 282: 300, 283: 300 }), greyImage(3, 3)]);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 }),
        fc.nat(whole.length),
        (changes, length) => {
          const bytes = whole.slice(0, length);
          for (const [at, value] of changes) if (at < length) bytes[at] = value;
          const read = readTiffPages(bytes);
          if (read.ok) expect(read.value.length).toBeLessThanOrEqual(10_000);
        },
      ),
    );
  });
});

describe('keeping one page of a TIFF', () => {
  it('leaves a file whose only page it is', () => {
    for (const isBig of [true, false]) {
      for (const isLittle of [true, false]) {
        const bytes = makeTiff([greyImage(4, 4), greyImage(5, 5), greyImage(6, 6)], { isBig, isLittle });
        const [, second] = pagesOf(bytes);
        if (second === undefined) throw new Error('no second page');
        keepTiffPage(bytes, second);
        expect(pagesOf(bytes)).toMatchObject([{ widthPx: 5, heightPx: 5 }]);
      }
    }
  });
});
