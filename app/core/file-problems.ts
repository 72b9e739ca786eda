import type { Language } from './discrepancy/messages';

/**
 * What can be wrong with a file of a project. `damaged`: other bytes than were written. `missing`: something names it
 * and it is not there. `unreadable`: the medium does not give it. `changed`: another program wrote it. `stale`: a copy
 * that a save could not refresh. `unknown`: not Sverka's. `leftover`: of a save or a write that was cut off; it may be
 * deleted.
 */
export type FileProblemKind =
  'damaged' | 'missing' | 'unreadable' | 'changed' | 'stale' | 'unknown' | 'leftover';

const SENTENCES: Readonly<Record<FileProblemKind, Readonly<Record<Language, string>>>> = {
  damaged: {
    en: 'damaged: its content is not what was written. Bring it back from a backup.',
    ru: 'повреждён: в нём не то, что было записано. Возьмите его из резервной копии.',
  },
  missing: {
    en: 'missing. Bring it back from a backup.',
    ru: 'пропал. Возьмите его из резервной копии.',
  },
  unreadable: {
    en: 'the medium does not give it. Copy what can be read, and check the medium.',
    ru: 'носитель его не отдаёт. Скопируйте всё, что читается, и проверьте носитель.',
  },
  changed: {
    en: 'changed by another program. A page is taken in as a version of its own when it is opened.',
    ru: 'изменён другой программой. Лист войдёт отдельной версией, когда его откроют.',
  },
  stale: {
    en: 'holds an older version of the page. The next save renews it.',
    ru: 'в нём прежняя версия листа. Следующее сохранение обновит его.',
  },
  unknown: { en: 'not a file of Sverka.', ru: 'не файл Сверки.' },
  leftover: {
    en: 'left over from a write that was cut off. It may be deleted.',
    ru: 'остался от прерванной записи. Его можно удалить.',
  },
};

/** What is wrong with a file, to stand after its name. */
export function fileProblemText(kind: FileProblemKind, language: Language): string {
  return SENTENCES[kind][language];
}
