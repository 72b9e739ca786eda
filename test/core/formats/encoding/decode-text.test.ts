import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../../app/core/formats/encoding/decode-text';
import { isUtf8 } from '../../../../app/core/formats/encoding/utf8';
import { textNoteText } from '../../../../app/core/formats/encoding/notes';
import { decodeBytes } from '../../../../app/node/decode-bytes';
import { utf16, utf8 } from '../../../helpers/bytes';
import { encode } from '../../../helpers/encode';

function read(bytes: Uint8Array) {
  const result = decodeText(bytes, decodeBytes);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

const errorOf = (bytes: Uint8Array) => {
  const result = decodeText(bytes, decodeBytes);
  return result.ok ? null : result.error.code;
};

const joined = (...parts: readonly Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));

const LETTER =
  'Уважаемый товарищ! Ваша телеграмма № 15603 от 16 января получена.\r\nС приветом, Филиппов\r\n';

describe('decodeText', () => {
  it.each(['windows-1251', 'koi8-r', 'ibm866', 'x-mac-cyrillic', 'iso-8859-5', 'ibm855'] as const)(
    'knows %s, small letters and capitals, and says so',
    (encoding) => {
      const text = LETTER.replace('№', 'N');
      const { notes, ...rest } = read(encode(text, encoding));
      expect(rest).toEqual({ text, encoding });
      expect(notes).toEqual([{ code: 'guessed-encoding', params: { encoding } }]);
      // Capitals are the same in CP866 and on the Mac.
      const capitals = 'СОВЕРШЕННО СЕКРЕТНО. ПЕКИН. ТОВАРИЩУ МАО ЦЗЕ-ДУНУ';
      expect(read(encode(capitals, encoding)).text).toBe(capitals);
    },
  );

  it.each(['windows-1251', 'koi8-r'] as const)('knows a word or two in %s', (encoding) => {
    for (const text of ['лист 3', 'Москва']) expect(read(encode(text, encoding)).text).toBe(text);
  });

  it('knows UTF-8 and UTF-16 with and without a byte order mark, which is taken off', () => {
    expect(read(utf8(LETTER))).toEqual({ text: LETTER, encoding: 'utf-8', notes: [] });
    expect(read(joined(Uint8Array.of(0xef, 0xbb, 0xbf), utf8(LETTER))).text).toBe(LETTER);
    for (const isLittle of [true, false]) {
      const encoding = isLittle ? 'utf-16le' : 'utf-16be';
      expect(read(utf16(LETTER, isLittle))).toEqual({ text: LETTER, encoding, notes: [] });
      expect(read(utf16(`\ufeff${LETTER}`, isLittle)).text).toBe(LETTER);
      expect(read(utf16('Plain English text', isLittle)).encoding).toBe(encoding);
      expect(read(utf16('Москва', isLittle)).text).toBe('Москва');
      expect(read(utf16('<?xml version="1.0" encoding="UTF-16"?><a>да</a>', isLittle)).encoding).toBe(
        encoding,
      );
    }
  });

  it('keeps line ends and spaces as given, and reads an empty file', () => {
    expect(read(utf8(' a\r\nb\rc\n\n')).text).toBe(' a\r\nb\rc\n\n');
    expect(read(new Uint8Array()).text).toBe('');
  });

  it('refuses bytes that are no text, and UTF-32', () => {
    expect(errorOf(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]))).toBe('not-text');
    expect(errorOf(Uint8Array.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]))).toBe('no-encoding');
  });

  it('takes off what editors of DOS fill up the last block with', () => {
    const { text } = read(joined(encode(LETTER, 'ibm866'), Uint8Array.of(0x1a, 0, 0, 0, 0)));
    expect(text).toBe(LETTER);
  });

  it('shows a NUL in a long text and says so', () => {
    const { text, notes } = read(utf8(`${LETTER.repeat(30)}\0конец`));
    expect(text.endsWith('\ufffdконец')).toBe(true);
    expect(notes).toEqual([{ code: 'nul-characters', params: { count: 1 } }]);
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
});

describe('UTF-8 with damage', () => {
  const damaged = (before: string, bytes: readonly number[], after: string) =>
    read(joined(utf8(before), Uint8Array.from(bytes), utf8(after)));

  it.each([
    ['a no-break space', [0xa0], 'китайские ', 'добровольцы', '\u00a0'],
    ['an opening mark', [0xab], 'газета ', 'Правда', '«'],
    ['a closing mark', [0xbb], 'газета Правда', ', 16 января', '»'],
    ['a dash', [0x97], 'лист ', ' третий', '—'],
    ['a number sign', [0xb9], 'телеграмма ', ' 15603', '№'],
    ['half of a letter', [0xd0], 'теле', 'рамма', '\ufffd'],
    ['the other half', [0xb3], 'теле', 'рамма', '\ufffd'],
    ['the end cut off', [0xd1], 'телеграмма', '', '\ufffd'],
  ])('repairs %s and keeps the rest', (_, bytes, before, after, sign) => {
    const { text, encoding, notes } = damaged(`${LETTER}${before}`, bytes, after);
    expect({ text, encoding }).toEqual({ text: LETTER + before + sign + after, encoding: 'utf-8' });
    expect(notes).toEqual([{ code: 'repaired-bytes', params: { count: bytes.length, lines: [3] } }]);
  });

  it('reads lines and words of windows-1251 that were pasted in', () => {
    const bytes = joined(
      utf8(LETTER),
      encode('О положении в районе и о дальнейших действиях.\r\n', 'windows-1251'),
      utf8('Слово '),
      encode('добровольцы', 'windows-1251'),
      utf8(' чужое.'),
    );
    const { text, notes } = read(bytes);
    expect(text).toBe(`${LETTER}О положении в районе и о дальнейших действиях.\r\nСлово добровольцы чужое.`);
    expect(notes).toMatchObject([{ code: 'repaired-bytes', params: { lines: [3, 4] } }]);
  });

  it('never makes letters of first bytes that lost their second ones', () => {
    const { text } = damaged(LETTER, [0xd0, 0xd1, 0xd0, 0xd0], '');
    expect(text).toBe(`${LETTER}\ufffd\ufffd\ufffd\ufffd`);
  });

  it('never loses a good character, whatever byte stands where', () => {
    const good = [...LETTER.repeat(2)];
    fc.assert(
      fc.property(fc.nat(good.length), fc.integer({ min: 0x80, max: 0xff }), (at, byte) => {
        const { text, encoding } = damaged(good.slice(0, at).join(''), [byte], good.slice(at).join(''));
        expect(encoding).toBe('utf-8');
        expect([...text].filter((_, i) => i !== at).join('')).toBe(good.join(''));
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  it('names the lines by line ends of every kind, in both languages', () => {
    const { notes } = damaged('один да\rдва\r\nтри\n', [0xff], 'четыре');
    expect(notes.map((note) => textNoteText(note, 'en'))[0]).toContain('1 byte of it is damaged (line 4)');
    expect(notes.map((note) => textNoteText(note, 'ru'))[0]).toContain('1 байт испорчен (строка 4)');
  });
});

describe('a declared encoding', () => {
  const xml = (encoding: string, text: string) =>
    `<?xml version="1.0" encoding="${encoding}"?><a>${text}</a>`;
  const html = (charset: string, text: string) => `<!doctype html><meta charset=${charset}><p>${text}</p>`;

  it.each([
    ['windows-1251', 'windows-1251', LETTER],
    ['CP1251', 'windows-1251', LETTER],
    ['KOI8-R', 'koi8-r', LETTER.replace('№', 'N')],
    ['cp866', 'ibm866', LETTER],
    ['iso-8859-5', 'iso-8859-5', LETTER],
    ['ISO-8859-1', 'windows-1252', 'Où est le général? À l’hôtel, près du théâtre.'],
  ] as const)('%s is followed, without a note', (name, page, text) => {
    for (const make of [xml, html]) {
      const whole = make(name, text);
      expect(read(encode(whole, page))).toEqual({ text: whole, encoding: page, notes: [] });
    }
  });

  it('that is wrong is not followed, and that is said', () => {
    const cases = [
      { bytes: encode(xml('UTF-8', LETTER), 'windows-1251'), encoding: 'windows-1251', declared: 'UTF-8' },
      { bytes: utf8(xml('windows-1251', LETTER)), encoding: 'utf-8', declared: 'windows-1251' },
      {
        bytes: encode(html('iso-8859-1', LETTER), 'windows-1251'),
        encoding: 'windows-1251',
        declared: 'iso-8859-1',
      },
      { bytes: encode(html('windows-1251', LETTER), 'ibm866'), encoding: 'ibm866', declared: 'windows-1251' },
      { bytes: utf8(xml('UTF-16', LETTER)), encoding: 'utf-8', declared: 'UTF-16' },
      { bytes: encode(xml('x-user', LETTER), 'windows-1251'), encoding: 'windows-1251', declared: 'x-user' },
    ] as const;
    for (const { bytes, encoding, declared } of cases) {
      const { text, notes, ...rest } = read(bytes);
      expect(rest).toEqual({ encoding });
      expect(text).toContain('Уважаемый товарищ!');
      expect(notes).toContainEqual({ code: 'wrong-declaration', params: { declared, encoding } });
    }
  });

  it('says nothing of a file in which only ASCII stands', () => {
    expect(read(utf8(xml('windows-1251', 'text')))).toMatchObject({ encoding: 'utf-8', notes: [] });
  });

  it('of other countries is followed where nothing here knows better', () => {
    const bytes = Uint8Array.from([...utf8(xml('iso-8859-2', 'za')), 0xbe, 0xb3, 0x20, 0xb1]);
    expect(read(bytes).text.endsWith('žł ą')).toBe(true);
  });

  it('counts in markup only: a plain text may speak of one', () => {
    const text = `${LETTER.replace('№', 'N')} <meta charset=windows-1251>`;
    expect(read(encode(text, 'koi8-r')).encoding).toBe('koi8-r');
  });
});
