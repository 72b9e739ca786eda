import { describe, expect, it } from 'vitest';
import { ALIASES } from '../../../../app/core/facts/names/alias-table';
import { joinedLetters, nameTable, SHIPPED_NAMES } from '../../../../app/core/facts/names/aliases';
import { namePair, standingPairs } from '../../../../app/core/facts/names/project-aliases';

const idOf = (written: string, language: 'ru' | 'en', table = SHIPPED_NAMES): string | null =>
  table.find(written, language)?.alias.id ?? null;

describe('the alias table that ships', () => {
  it('has hundreds of entries, each with forms in both languages and a name of its own', () => {
    expect(ALIASES.length).toBeGreaterThan(500);
    expect(new Set(ALIASES.map(({ id }) => id)).size).toBe(ALIASES.length);
    for (const { ru, en } of ALIASES) {
      expect(ru.every((form) => /^[\p{Script=Cyrillic}\s'’.-]+(?: II)?$/u.test(form))).toBe(true);
      expect(en.every((form) => /^[\p{Script=Latin}\s'’.-]+$/u.test(form))).toBe(true);
    }
  });

  it.each(['ru', 'en'] as const)('gives no %s form to two entries', (language) => {
    const owners = new Map<string, Set<string>>();
    for (const alias of ALIASES)
      for (const form of alias[language]) {
        const letters = joinedLetters(form);
        owners.set(letters, (owners.get(letters) ?? new Set()).add(alias.id));
      }
    expect([...owners].filter(([, ids]) => ids.size > 1).map(([letters]) => letters)).toEqual([]);
  });

  it.each([
    ['Фузан', 'Busan'],
    ['Пусане', 'Pusan'],
    ['Тайко', 'Daegu'],
    ['Тэгу', 'Taegu'],
    ['Фын Си', 'Stalin'],
    ['Филиппову', 'Stalin'],
    ['Матвеев', 'Zakharov'],
    ['Дальнем Востоке', 'Far East'],
    ['Южной Корее', 'South Korea'],
    ['Советским Союзом', 'USSR'],
    ['Чан Кай-шистами', null],
    ['Порт-Артуре', 'Lushun'],
    ['Чемульпо', 'Incheon'],
  ])('%s is %s', (ru, en) => expect(idOf(ru, 'ru')).toBe(en === null ? null : idOf(en, 'en')));
});

describe('a project’s own names', () => {
  it('join the entry that knows the English name', () => {
    const table = nameTable([{ ru: 'Дядя Джо', en: 'Stalin' }]);
    expect(idOf('Дядя Джо', 'ru', table)).toBe('stalin');
    expect(idOf('Филиппов', 'ru', table)).toBe('stalin');
    expect(idOf('Дядя Джо', 'ru')).toBe(null);
  });

  it('make an entry of their own, which several pairs share', () => {
    const table = nameTable([
      { ru: 'Иксов', en: 'Iksov' },
      { ru: 'Икс', en: 'Iksov' },
    ]);
    expect(idOf('Иксовым', 'ru', table)).toBe('own iksov');
    expect(idOf('Икс', 'ru', table)).toBe('own iksov');
    expect(idOf('Iksov', 'en', table)).toBe('own iksov');
  });

  it('come before what ships', () => {
    const table = nameTable([{ ru: 'Фузан', en: 'Wusan' }]);
    expect(idOf('Фузан', 'ru', table)).toBe(idOf('Wusan', 'en', table));
  });

  it('are a name in each script, on one line', () => {
    expect(namePair(' Ван\nШу ', 'Wang  Shu')).toEqual({ ru: 'Ван Шу', en: 'Wang Shu' });
    expect(namePair('Wang', 'Wang')).toBeNull();
    expect(namePair('Ван', '')).toBeNull();
    expect(namePair('Ван'.repeat(100), 'Wang')).toBeNull();
  });

  it('are taken back by a later record, and come again by a later one still', () => {
    const pair = { ru: 'Икс', en: 'Iks' };
    const [added, removed] = [
      { ...pair, isKnown: true },
      { ...pair, isKnown: false },
    ];
    expect(standingPairs([added])).toEqual([pair]);
    expect(standingPairs([added, removed])).toEqual([]);
    expect(standingPairs([added, removed, added])).toEqual([pair]);
  });
});
