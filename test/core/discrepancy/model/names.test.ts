import { describe, expect, it } from 'vitest';
import {
  KIND_NAMES,
  PAGE_STATUS_NAMES,
  ROLE_NAMES,
  SEVERITY_NAMES,
  VERDICT_ACTIONS,
  VERDICT_NAMES,
  verdictName,
} from '../../../../app/core/discrepancy/model/names';

const TABLES = { KIND_NAMES, PAGE_STATUS_NAMES, ROLE_NAMES, SEVERITY_NAMES, VERDICT_ACTIONS, VERDICT_NAMES };

describe('names', () => {
  it.each(Object.entries(TABLES))('%s tells every member apart in both languages', (_, table) => {
    const names = Object.values(table);
    for (const language of ['en', 'ru'] as const) {
      const said = names.map((name) => name[language]);
      expect(new Set(said).size).toBe(names.length);
      for (const name of said) expect(/\p{Script=Cyrillic}/u.test(name)).toBe(language === 'ru');
    }
  });

  it('says what was decided, or that nothing was', () => {
    expect(verdictName('transcription-corrected', 'ru')).toBe('Исправлено');
    expect(verdictName(null, 'en')).toBe('Open');
  });
});
