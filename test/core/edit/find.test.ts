import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdit } from '../../../app/core/edit/edit';
import { findInTexts, MAX_HITS, type FindHit, type FindQuery } from '../../../app/core/edit/find';
import { replaceOnPage } from '../../../app/core/edit/replace-found';
import { pageText, wordText } from '../../../app/core/page/transcription';
import { pageOf } from '../formats/pages';

const PLAIN: FindQuery = { text: '', replacement: '', isRegex: false, isExact: false };

function find(text: string, query: Partial<FindQuery>): readonly FindHit[] {
  const found = findInTexts([{ pageId: '0001', text }], { ...PLAIN, ...query });
  if (!found.ok) throw new Error(found.error.code);
  return found.value.hits;
}

const quoted = (text: string, query: Partial<FindQuery>) => find(text, query).map((hit) => hit.text);

describe('findInTexts', () => {
  it('forgives case, accents, ё and combining marks, and keeps й apart from и', () => {
    expect(quoted('Ещё ЕЩЕ еще\u0301 щё', { text: 'ещё' })).toEqual(['Ещё', 'ЕЩЕ', 'еще\u0301']);
    expect(quoted('зАмок замо\u0301к', { text: 'за\u0301мок' })).toEqual(['зАмок', 'замо\u0301к']);
    expect(quoted('мой мои мо\u0438\u0306', { text: 'мой' })).toEqual(['мой', 'мо\u0438\u0306']);
    expect(quoted('café', { text: 'CAFE' })).toEqual(['café']);
  });

  it('finds words over line ends, with and without hyphens', () => {
    const text = 'при организа-\nции  обороны\nДэ-\nхуай и Дэ-хуай';
    expect(quoted(text, { text: 'организации обороны' })).toEqual(['организа-\nции  обороны']);
    expect(quoted(text, { text: 'обороны дэ-хуай' })).toEqual(['обороны\nДэ-\nхуай']);
    expect(quoted(text, { text: 'Дэ-хуай' })).toEqual(['Дэ-\nхуай', 'Дэ-хуай']);
    expect(quoted(text, { text: 'организации', isRegex: true })).toEqual(['организа-\nции']);
    expect(quoted(text, { text: 'организации', isExact: true })).toEqual([]);
  });

  it('takes the signs of expressions for themselves unless it is asked for an expression', () => {
    expect(quoted('№ 15608 (ш) [?]', { text: '(ш) [?]' })).toEqual(['(ш) [?]']);
    expect(quoted('№ 15608, № 15603', { text: String.raw`№ (\d+)`, isRegex: true })).toEqual([
      '№ 15608',
      '№ 15603',
    ]);
    expect(
      findInTexts([{ pageId: '0001', text: 'а' }], { ...PLAIN, text: '(', isRegex: true }),
    ).toMatchObject({
      ok: false,
      error: { code: 'bad-pattern' },
    });
    expect(quoted('аб', { text: 'x*', isRegex: true })).toEqual([]);
    expect(quoted('Лист 1\nЛист 2', { text: '^лист', isRegex: true })).toEqual(['Лист', 'Лист']);
  });

  it('fills the groups of an expression with what stands in the text, not with what it was folded to', () => {
    const [hit] = find('Ёлка 1950', {
      text: String.raw`(?<word>\S+) (\d+)`,
      isRegex: true,
      replacement: '$2 $<word> $$ $& $9',
    });
    expect(hit?.replacement).toBe('1950 Ёлка $ Ёлка 1950 $9');
  });

  it('says where a hit stands and stops at its bound', () => {
    expect(find('а\nб в', { text: 'в' })).toMatchObject([
      { lineIndex: 1, column: 2, before: 'б ', after: '' },
    ]);
    const many = findInTexts([{ pageId: '0001', text: 'а'.repeat(MAX_HITS + 1) }], { ...PLAIN, text: 'а' });
    expect(many).toMatchObject({ ok: true, value: { isCut: true } });
  });

  it('points at the text it quotes, in order and without overlap, and quotes what was asked for', () => {
    const alphabet = fc.constantFrom(...'аАеёЁйи-́̆ \n', '\u00ad', '.', '😀');
    const texts = fc.string({ unit: alphabet, maxLength: 40 });
    const wanted = fc.string({ unit: alphabet, minLength: 1, maxLength: 4 });
    let hits = 0;
    fc.assert(
      fc.property(texts, wanted, fc.boolean(), (text, query, isExact) => {
        let end = 0;
        for (const hit of find(text, { text: query, isExact })) {
          hits += 1;
          expect(text.slice(hit.from, hit.to)).toBe(hit.text);
          expect(hit.from).toBeGreaterThanOrEqual(end);
          expect(text.split('\n')[hit.lineIndex]?.startsWith(hit.text.split('\n')[0] ?? '', hit.column)).toBe(
            true,
          );
          if (isExact) expect(hit.text).toBe(query);
          else expect(bare(hit.text)).toBe(bare(query));
          end = hit.to;
        }
        if (isExact) expect(find(text, { text: query, isExact })).toHaveLength(text.split(query).length - 1);
      }),
      { seed: 8, numRuns: 3_000 },
    );
    expect(hits).toBeGreaterThan(300);
  });
});

/** What forgiving search may not change: letters without case, accents, hyphens and spaces. */
function bare(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^й]/gu, (letter) => letter.normalize('NFD').replace(/\p{M}/gu, ''))
    .replace(/[\s\u00ad-]|\p{M}/gu, '');
}

describe('replaceOnPage', () => {
  const replace = (lines: readonly string[], query: Partial<FindQuery>) => {
    const page = pageOf(...lines);
    const edit = replaceOnPage(page, find(pageText(page), query), () => 'new');
    return { page, after: edit === null ? page : applyEdit(page, edit) };
  };

  it('replaces all in one Edit; words that stay keep their ink and confidence', () => {
    const { page, after } = replace(['от 15 января', '15 января 1951'], {
      text: '15 января',
      replacement: '16 января',
    });
    expect(pageText(after)).toBe('от 16 января\n16 января 1951');
    after.lines.forEach((line, i) => {
      expect(line.words.map(({ boxPx }) => boxPx)).toEqual(page.lines[i]?.words.map(({ boxPx }) => boxPx));
    });
    expect(after.lines[0]?.words.map(({ confidence }) => confidence)).toEqual([0.9, null, 0.9]);
  });

  it('keeps the Lines of the scan where a hit runs over their end', () => {
    const broken = ['при организа-', 'цию обороны', 'страны'];
    expect(pageText(replace(broken, { text: 'организацию', replacement: 'организации' }).after)).toBe(
      'при организа-\nции обороны\nстраны',
    );
    expect(pageText(replace(broken, { text: 'обороны страны', replacement: 'защиты страны' }).after)).toBe(
      'при организа-\nцию защиты\nстраны',
    );
    expect(pageText(replace(broken, { text: 'обороны страны', replacement: 'всего' }).after)).toBe(
      'при организа-\nцию всего\n',
    );
  });

  it('leaves alone what no longer reads as it was found', () => {
    const page = pageOf('а б');
    const [hit] = find('а в', { text: 'в', replacement: 'г' });
    expect(replaceOnPage(page, hit === undefined ? [] : [hit], () => 'new')).toBeNull();
  });

  it('changes what was found and nothing else, whatever it is', () => {
    const line = fc.string({ unit: fc.constantFrom(...'абв -'), maxLength: 12 });
    const lines = fc.array(line, { minLength: 1, maxLength: 4 });
    const word = fc.string({ unit: fc.constantFrom(...'абв -'), minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(lines, word, word, (texts, text, replacement) => {
        const { page, after } = replace(texts, { text, replacement });
        expect(after.lines.map(({ id }) => id)).toEqual(page.lines.map(({ id }) => id));
        const hits = find(pageText(page), { text, replacement });
        const single = hits.every((hit) => !hit.text.includes('\n'));
        if (single) {
          let expected = pageText(page);
          for (const hit of [...hits].reverse())
            expected = expected.slice(0, hit.from) + replacement + expected.slice(hit.to);
          expect(pageText(after)).toBe(expected);
        }
        for (const each of after.lines) {
          let end = 0;
          for (const one of each.words) {
            expect(one.from).toBeGreaterThanOrEqual(end);
            expect(wordText(each, one)).not.toBe('');
            end = one.to;
          }
        }
      }),
      { seed: 9, numRuns: 2_000 },
    );
  });
});
