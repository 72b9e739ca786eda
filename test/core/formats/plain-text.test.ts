import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pagesOfText, readPlainText, writePlainText } from '../../../app/core/formats/plain-text';
import { detectXmlEncoding, isUtf8, type TextEncoding } from '../../../app/core/formats/text-encoding';
import { sharedDir } from '../../helpers/shared';
import { pageOf } from './pages';

const decode = (bytes: Uint8Array, encoding: TextEncoding) =>
  new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);

/** An encoder for the 8-bit code pages, made from the decoder: every byte decoded once. */
function encode(text: string, encoding: 'windows-1251' | 'koi8-r' | 'ibm866'): Uint8Array {
  const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
  const table = new Map([...decode(bytes, encoding)].map((letter, i) => [letter, i]));
  return Uint8Array.from([...text].map((letter) => table.get(letter) ?? 0x3f));
}

function utf16(text: string, isLittle: boolean): Uint8Array {
  return Uint8Array.from(
    [...text].flatMap((letter) => {
      const unit = letter.charCodeAt(0);
      return isLittle ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255];
    }),
  );
}

function read(bytes: Uint8Array) {
  const result = readPlainText(bytes, decode);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

const LETTER =
  'Уважаемый товарищ! Ваша телеграмма № 15603 от 16 января получена.\r\nС приветом, Филиппов\r\n';

describe('readPlainText', () => {
  it.each(['windows-1251', 'koi8-r'] as const)('knows %s, small letters and capitals', (encoding) => {
    for (const text of [
      LETTER.replace('№', 'N'),
      'СОВЕРШЕННО СЕКРЕТНО. ПЕКИН. ТОВАРИЩУ МАО ЦЗЕ-ДУНУ',
      'лист 3',
      'Москва',
    ]) {
      expect(read(encode(text, encoding))).toEqual({ text, encoding });
    }
  });

  it('knows ibm866 of old DOS disks', () => {
    expect(read(encode(LETTER, 'ibm866'))).toEqual({ text: LETTER, encoding: 'ibm866' });
  });

  it('knows UTF-8 and UTF-16 with and without a byte order mark, which is taken off', () => {
    const utf8 = new TextEncoder().encode(LETTER);
    expect(read(utf8)).toEqual({ text: LETTER, encoding: 'utf-8' });
    expect(read(Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8])).text).toBe(LETTER);
    for (const isLittle of [true, false]) {
      const encoding = isLittle ? 'utf-16le' : 'utf-16be';
      expect(read(utf16(LETTER, isLittle))).toEqual({ text: LETTER, encoding });
      expect(read(utf16('\ufeff' + LETTER, isLittle))).toEqual({ text: LETTER, encoding });
      expect(read(utf16('Plain English text', isLittle)).encoding).toBe(encoding);
    }
  });

  it('keeps line ends and spaces as given, and reads an empty file', () => {
    expect(read(new TextEncoder().encode(' a\r\nb\rc\n\n')).text).toBe(' a\r\nb\rc\n\n');
    expect(read(new Uint8Array())).toEqual({ text: '', encoding: 'utf-8' });
  });

  it('refuses bytes that are no text', () => {
    const result = readPlainText(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]), decode);
    expect(result.ok ? null : result.error.code).toBe('no-encoding');
  });

  it('agrees with the platform on what UTF-8 is', () => {
    const strict = (bytes: Uint8Array) => {
      try {
        new TextDecoder('utf-8', { fatal: true }).decode(bytes);
        return true;
      } catch {
        return false;
      }
    };
    const byte = fc.oneof(
      fc.integer({ min: 0, max: 255 }),
      fc.constantFrom(0xc2, 0xe0, 0xed, 0xf0, 0xf4, 0x80, 0x9f, 0xa0),
    );
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 6 }), (values) => {
        expect(isUtf8(Uint8Array.from(values))).toBe(strict(Uint8Array.from(values)));
      }),
      { seed: 7, numRuns: 20_000 },
    );
  });

  it.skipIf(sharedDir() === null)('tells the code pages apart on every paragraph of a real telegram', () => {
    const seed = readFileSync(join(sharedDir() ?? '', 'seed/telegram-112095.txt'), 'utf8');
    const paragraphs = seed.split(/\n+/).filter((line) => (line.match(/[а-яё]/giu) ?? []).length >= 12);
    expect(paragraphs.length).toBeGreaterThan(10);
    for (const encoding of ['windows-1251', 'koi8-r'] as const)
      for (const paragraph of paragraphs)
        expect(read(encode(paragraph, encoding)).encoding, paragraph).toBe(encoding);
  });
});

describe('detectXmlEncoding', () => {
  it.each([
    ['<?xml version="1.0" encoding="windows-1251"?><a/>', 'windows-1251'],
    ["<?xml version='1.0' encoding='UTF-8'?><a/>", 'utf-8'],
    ['<a/>', 'utf-8'],
    ['<?xml version="1.0" encoding="EBCDIC"?><a/>', null],
  ])('of %s', (xml, encoding) => {
    expect(detectXmlEncoding(new TextEncoder().encode(xml))).toBe(encoding);
  });
});

describe('writePlainText', () => {
  const pages = [pageOf('а', ' б '), pageOf('в')];

  it('puts form feeds or empty lines between pages', () => {
    expect(writePlainText(pages)).toBe('а\n б \n\fв\n');
    expect(writePlainText(pages, { pageBreak: 'blank-line' })).toBe('а\n б \n\nв\n');
  });

  it('reads back as the same lines', () => {
    const image = { widthPx: 1, heightPx: 1, dpi: null };
    const texts = pagesOfText(writePlainText(pages), image).map((page) =>
      page.lines.map((line) => line.text),
    );
    expect(texts).toEqual([['а', ' б '], ['в']]);
  });
});
