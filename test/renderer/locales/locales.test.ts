import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { en } from '../../../renderer/locales/en';
import { ru } from '../../../renderer/locales/ru';
import { sayIn } from '../../../renderer/locales/words';

/** Every string that people see stands in both languages, says the same values, and is used. */

const ROOT = join(import.meta.dirname, '../../..');

type Text = string | Readonly<Record<string, string>>;
const EN: Readonly<Record<string, Text>> = en;
const RU: Readonly<Record<string, Text>> = ru;

function sources(folder: string): readonly (readonly [string, string])[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => [`${folder}/${name}`, readFileSync(join(ROOT, folder, name), 'utf8')] as const);
}

const RENDERER = sources('renderer').filter(([name]) => !name.startsWith('renderer/locales/'));

const textsOf = (text: Text): readonly string[] => (typeof text === 'string' ? [text] : Object.values(text));
const placesOf = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort();

/** Words of which one language has its own, or which are the same in both. */
const SAME_IN_BOTH = ['appName'];

describe('the words of the window', () => {
  it('are the same keys in both languages, none empty', () => {
    expect(Object.keys(ru).sort()).toEqual(Object.keys(en).sort());
    for (const [key, text] of [...Object.entries(EN), ...Object.entries(RU)])
      for (const each of textsOf(text)) expect(each.trim(), key).not.toBe('');
  });

  it('name the same values in both languages and in every form', () => {
    for (const [key, text] of Object.entries(EN)) {
      const expected = placesOf(textsOf(text)[0] ?? '');
      for (const each of [...textsOf(text), ...textsOf(RU[key] ?? '')])
        expect(placesOf(each), key).toEqual(expected);
    }
  });

  it('have every form that the plural rules of their language ask for', () => {
    const forms = (language: string) => new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const [key, text] of Object.entries(EN)) {
      const translated = RU[key] ?? '';
      expect(typeof translated, key).toBe(typeof text);
      if (typeof text === 'string' || typeof translated === 'string') continue;
      expect(Object.keys(text).sort(), key).toEqual([...forms('en')].sort());
      expect(Object.keys(translated).sort(), key).toEqual([...forms('ru')].sort());
    }
  });

  it('are counted as people count', () => {
    const counted = [1, 2, 5, 11, 21, 22, 25, 101].map((count) => sayIn('ru')('pageCount', { count }));
    expect(counted).toEqual([
      ...['1 лист', '2 листа', '5 листов', '11 листов', '21 лист', '22 листа', '25 листов', '101 лист'],
    ]);
    expect([0, 1, 2].map((count) => sayIn('en')('pageCount', { count }))).toEqual([
      '0 sheets',
      '1 sheet',
      '2 sheets',
    ]);
  });

  it('are written in the letters of their language', () => {
    for (const [key, text] of Object.entries(RU)) {
      if (textsOf(EN[key] ?? '').every((each) => !/[a-z]{2}/i.test(each.replace(/\{\{\w+\}\}/g, ''))))
        continue;
      expect(
        textsOf(text).every((each) => /[а-яё]/i.test(each)),
        key,
      ).toBe(true);
    }
    for (const [key, text] of Object.entries(EN)) {
      if (SAME_IN_BOTH.includes(key) || /ё/.test(textsOf(text).join())) continue;
      expect(textsOf(text).join(), key).not.toMatch(/[а-яё]/i);
    }
  });

  it('are all used, and nothing is said that is not among them', () => {
    // Messages of the session are keys of the same tables.
    const code = [...RENDERER, ...sources('app/core/session')].map(([, text]) => text).join('\n');
    const unused = Object.keys(EN).filter((key) => !new RegExp(`['"\`]${key}['"\`]`).test(code));
    expect(unused).toEqual([]);
    const asked = [...code.matchAll(/\b(?:say|notice)\('(\w+)'|\btell\(\w+, '(\w+)'/g)].map(
      ([, said, told]) => said ?? told ?? '',
    );
    expect(asked.filter((key) => !Object.hasOwn(EN, key))).toEqual([]);
    expect(asked.length).toBeGreaterThan(150);
  });

  it('get the values that they name', () => {
    const bare = RENDERER.flatMap(([name, text]) =>
      [...text.matchAll(/\b(?:say|notify)\('(\w+)'(?:, \{\})?\)/g)].map(
        ([, key]) => [name, key ?? ''] as const,
      ),
    );
    const lacking = bare.filter(([, key]) => placesOf(textsOf(EN[key] ?? '').join()).length > 0);
    expect(lacking).toEqual([]);
    expect(bare.length).toBeGreaterThan(150);
  });

  it('are the only ones: no window text stands in the code', () => {
    const found = RENDERER.flatMap(([name, text]) => {
      const bare = text.replace(/\/\*[^]*?\*\/|\/\/[^\n]*/g, '');
      const russian = [...bare.matchAll(/['"`>][^'"`<>\n]*[А-Яа-яЁё]{3}[^'"`<>\n]*['"`<]/g)];
      const english = name.endsWith('.tsx') ? [...bare.matchAll(/>\s*[A-Z][a-z]+ [a-z][^<>{}=;()]*</g)] : [];
      return [...russian, ...english].map(([said]) => `${name}: ${said}`);
    });
    // A file's name is looked at for the word, in either language.
    expect(found.filter((each) => !each.includes('transl|'))).toEqual([]);
  });
});

describe('what main says of failures', () => {
  it('has a Russian text for every code that a person can come to see', () => {
    const tables = ['renderer/locales/errors.ts', 'app/core/scan/messages.ts'];
    const table = tables.map((name) => readFileSync(join(ROOT, name), 'utf8')).join('\n');
    const code = sources('app')
      .map(([, text]) => text)
      .join('\n');
    const codes = [...code.matchAll(/\b(?:fail|refuse)\(\s*'([a-z-]+)'/g)].map(([, each]) => each ?? '');
    // Bugs and slips of our own windows, which nobody is meant to see; and those that main mends by itself.
    const own = ['bug', 'refused', 'invalid', 'not-spliced', 'cancelled', 'bad-pattern', 'not-text'];
    // Said in both languages by a table of core (test/core/formats/detect).
    own.push('refused-kind', 'no-encoding', 'pasted-pages');
    const missing = [...new Set(codes)].filter(
      (each) => !own.includes(each) && !new RegExp(`(^|[\\s'])${each}(':|:|',)`, 'm').test(table),
    );
    expect(missing).toEqual([]);
  });
});
