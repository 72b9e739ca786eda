import { describe, expect, it } from 'vitest';
import { CODE_PAGES, decodeCodePage, upperHalf } from '../../../../app/core/formats/encoding/code-pages';

const HIGH = Uint8Array.from({ length: 128 }, (_, i) => 0x80 + i);

describe('code pages', () => {
  it.each(CODE_PAGES)('%s has a character for each byte, none twice', (page) => {
    expect(upperHalf(page)).toHaveLength(128);
    expect(new Set(upperHalf(page)).size).toBe(128);
    expect(decodeCodePage(Uint8Array.from([0x41, ...HIGH]), page)).toBe(`A${upperHalf(page)}`);
  });

  // The platform has no IBM855, and Node takes windows-1252 for ISO-8859-1.
  it.each(CODE_PAGES.filter((page) => page !== 'ibm855' && page !== 'windows-1252'))(
    '%s agrees with the platform',
    (page) => expect(decodeCodePage(HIGH, page)).toBe(new TextDecoder(page).decode(HIGH)),
  );

  it('decodes files longer than one call can join', () => {
    const long = new Uint8Array(20_001).fill(0xc0);
    expect(decodeCodePage(long, 'windows-1251')).toBe('А'.repeat(20_001));
  });
});
