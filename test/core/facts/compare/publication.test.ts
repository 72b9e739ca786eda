import { describe, expect, it } from 'vitest';
import { citedSheets } from '../../../../app/core/facts/read/citation';
import {
  parseCitation,
  splitByScript,
  translationBody,
} from '../../../../app/core/facts/compare/publication';

const ENGLISH = `March 3, 1952

Telegram from A to B

Citation:

"Telegram from A to B," March 3, 1952, RGASPI, fond 558, opis 11, delo 342, list 21-24.

Summary:

A asks B for 500 trucks.

CIPHERED TELEGRAM No. 777

To Comrade B. We ask for delivery of fifty trucks before the end of the month, because the roads are still bad.

With greetings, A.`;
const RUSSIAN = `ШИФРТЕЛЕГРАММА № 777

Товарищу Б. Просим поставить пятьдесят грузовиков до конца месяца, так как дороги ещё плохи, а поезда не ходят.

С приветом, А.`;

describe('splitByScript', () => {
  const cut = (text: string): readonly string[] => {
    const split = splitByScript(text);
    if (split === null) return [];
    return [split.translation, split.transcription].map((span) => text.slice(span.from, span.to));
  };

  it.each([`${ENGLISH}\n\n###\n\n${RUSSIAN}\n`, `${ENGLISH}\n\n${RUSSIAN}`])(
    'cuts between the languages',
    (text) => {
      const [translation, transcription] = cut(text);
      expect(translation?.startsWith('March 3')).toBe(true);
      expect(translation).toContain('With greetings, A.');
      expect(transcription).toBe(RUSSIAN);
      expect(splitByScript(text)?.citation?.fond).toBe('558');
    },
  );

  it('knows Russian first too', () => {
    expect(cut(`${RUSSIAN}\n\n${ENGLISH}`)).toEqual([ENGLISH, RUSSIAN]);
  });

  it('leaves a text of one script, or of mixed ones, whole', () => {
    expect(splitByScript(RUSSIAN)).toBeNull();
    expect(splitByScript(ENGLISH)).toBeNull();
    const mixed = Array.from({ length: 6 }, () => `${RUSSIAN}\n\n${ENGLISH}`).join('\n\n');
    expect(splitByScript(mixed)).toBeNull();
    expect(splitByScript('')).toBeNull();
  });
});

describe('translationBody', () => {
  const body = (text: string): string => {
    const { from, to } = translationBody(text);
    return text.slice(from, to);
  };

  it('leaves out what was never on the scan', () => {
    expect(body(ENGLISH).startsWith('CIPHERED TELEGRAM')).toBe(true);
    expect(body(`${ENGLISH}\n\nKeywords: trucks, 1952`).endsWith('With greetings, A.')).toBe(true);
    expect(
      body(`${ENGLISH}\n\nTranslated by N. N.\n\nNotes\n\n1. See 17 others.`).endsWith('With greetings, A.'),
    ).toBe(true);
  });

  it('is the whole of a text without labels', () => {
    const plain = 'We ask for trucks.\n\nCopies: Stalin (2), Molotov\n\nA.';
    expect(body(plain)).toBe(plain);
    expect(body('')).toBe('');
  });
});

describe('parseCitation', () => {
  it.each([
    ['Digital Archive, APRF, f. 45, op. 1, d. 337, ll. 1-3.', 'APRF', '1–3'],
    ['АПРФ, ф. 45, оп. 1, д. 337, лл. 1–3', 'АПРФ', '1–3'],
    ['АПРФ. Ф. 45. Оп. 1. Д. 337. Л. 1-3', '', ''],
    ['(РГАСПИ, фонд 45, опись 1, дело 337, листы 1 - 3, 7)', 'РГАСПИ', '1–3, 7'],
    ['Archive of the President, fond 45, opis 1,\ndelo 337, list 12', 'Archive of the President', '12'],
  ])('%s', (text, archive, list) => {
    const found = parseCitation(text);
    if (list === '') expect(found === null || found.fond === '45').toBe(true);
    else expect(found).toEqual({ archive, fond: '45', opis: '1', delo: '337', list });
  });

  it('finds none in prose', () => {
    expect(parseCitation('On 3 May f. 5 men left, d. 7')).toBeNull();
  });

  it('gives sheets as intervals', () => {
    const sheets = (list: string) => citedSheets({ archive: '', fond: '', opis: '', delo: '', list });
    expect(sheets('1–3, 7')).toEqual([
      { first: 1, last: 3 },
      { first: 7, last: 7 },
    ]);
    expect(sheets('141–3')).toEqual([{ first: 141, last: 143 }]);
    expect(sheets('5об')).toEqual([{ first: 5, last: 5 }]);
  });
});
