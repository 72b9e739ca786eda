import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { FAILURE_SCHEMA } from '../../../app/core/base/failure-schema';
import { FAILURE_CODES, FAILURES, type FailureCode } from '../../../app/core/base/failure-table';
import { failureText } from '../../../app/core/base/failure-text';
import { words } from '../../../app/core/base/failure-words';
import { fail, failIn, failure, type Failure } from '../../../app/core/base/result';

const LANGUAGES = ['en', 'ru'] as const;
const placesOf = (text: string) => [...text.matchAll(/\{(\w+)/g)].map(([, name]) => name ?? '').sort();

/** A failure of a code with every place filled: with a number, and with letters of the other language. */
function filled(code: FailureCode, value: string | number): Failure {
  const params = Object.fromEntries(placesOf(FAILURES[code].en).map((name) => [name, value]));
  return { code, params };
}

describe('the table of failures', () => {
  it.each(FAILURE_CODES)(
    'says %s in both languages, in their own letters, with nothing left open',
    (code) => {
      for (const count of [0, 1, 2, 5, 21]) {
        for (const language of LANGUAGES) {
          const said = failureText(filled(code, count), language);
          expect(said).not.toMatch(/[{}|]/);
          expect(said).toMatch(/[.”»)]$/);
        }
      }
      expect(FAILURES[code].ru).toMatch(/[а-яё]{3}/i);
      expect(FAILURES[code].en.replace('Фын Си', '')).not.toMatch(/[а-яё]/i);
      expect(new Set(placesOf(FAILURES[code].ru))).toEqual(new Set(placesOf(FAILURES[code].en)));
    },
  );

  it('has words of its own for every code', () => {
    for (const language of LANGUAGES) {
      const said = FAILURE_CODES.map((code) => FAILURES[code][language]);
      // A text and a scan may be empty alike, with other advice.
      expect(new Set(said).size).toBe(said.length);
    }
  });

  it('counts as people count', () => {
    const left = 1;
    expect(failureText(failure('too-many-pages', { pages: 1, left }), 'en')).toMatch(/^The file has 1 page,/);
    expect(failureText(failure('too-many-pages', { pages: 2, left }), 'en')).toMatch(
      /^The file has 2 pages,/,
    );
    expect(failureText(failure('would-lose-lines', { page: '0003', count: 1 }), 'en')).toContain('1 line of');
  });

  it('fills each place with what was given, whatever letters it has', () => {
    const said = failureText(
      failure('unreadable', { reason: '{file} $& Ошибка', file: 'дело/{reason}.txt' }),
      'en',
    );
    expect(said).toBe(
      'дело/{reason}.txt: The file cannot be read ({file} $& Ошибка). Check who may read it.',
    );
  });
});

describe('a failure', () => {
  it('is data that a window can be sent, and nothing else is', () => {
    for (const code of FAILURE_CODES)
      expect(v.is(FAILURE_SCHEMA, structuredClone(filled(code, 'x')))).toBe(true);
    const others: readonly unknown[] = [
      ...[null, 'disk-full', { code: 'disk-full' }, { code: 'no such code', params: {} }],
      { code: 'disk-full', params: { file: null } },
      { code: 'disk-full', params: {}, message: 'The disk is full.' },
      { code: 'disk-full', params: { file: { path: '/' } } },
    ];
    for (const other of others) expect(v.is(FAILURE_SCHEMA, other)).toBe(false);
  });

  it('keeps the file that it names itself', () => {
    expect(failIn('a.txt', failure('missing')).error.params).toEqual({ file: 'a.txt' });
    expect(failIn('a.txt', failure('missing', { file: 'b.txt' })).error.params).toEqual({ file: 'b.txt' });
  });

  it('does not compile without its params, with others, or with a code that has no words', () => {
    // @ts-expect-error -- the place {page} is not filled
    fail('no-such-page');
    // @ts-expect-error -- there is no such place
    fail('no-such-page', { sheet: '0001' });
    // @ts-expect-error -- a code that has no words
    fail('something-else');
    // @ts-expect-error -- the places of both languages differ
    words('{a} and {b}', '{a} и {c}');
    // @ts-expect-error -- the other language has a place less
    words('{a} and {b}', '{a}');
    expect(words('{a}', '{a}')).toEqual({ en: '{a}', ru: '{a}' });
  });
});
