import type { Language } from '../base/language';
import type { ArchivalReference } from './project';

const MARKS = {
  ru: { fond: 'ф.', opis: 'оп.', delo: 'д.', sheet: 'л.', sheets: 'лл.' },
  en: { fond: 'f.', opis: 'op.', delo: 'd.', sheet: 'l.', sheets: 'll.' },
} as const satisfies Readonly<Record<Language, unknown>>;

/**
 * Where the original lies, as finding aids cite it: `АПРФ, ф. 45, оп. 1, д. 337, лл. 1–3` (GOST R 7.0.5), in English
 * `APRF, f. 45, op. 1, d. 337, ll. 1–3`. Empty parts are left out.
 */
export function citation(archival: ArchivalReference, language: Language = 'ru'): string {
  const marks = MARKS[language];
  const isMany = /[-–—,]/.test(archival.list);
  return [
    archival.archive,
    ...prefixed(marks.fond, archival.fond),
    ...prefixed(marks.opis, archival.opis),
    ...prefixed(marks.delo, archival.delo),
    ...prefixed(isMany ? marks.sheets : marks.sheet, archival.list.replace(/(\d)-(\d)/g, '$1–$2')),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function prefixed(prefix: string, value: string): readonly string[] {
  return value === '' ? [] : [`${prefix} ${value}`];
}
