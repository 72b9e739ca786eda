import type { Language } from '../base/language';
import { pluralForm } from '../base/plural';

/**
 * What can be wrong with a file of a project. `damaged`: other bytes than were written. `missing`: something names it
 * and it is not there. `unreadable`: it cannot be read from the disk. `copy-damaged`: a copy that is a version with damage. `unanswered`: it was not read within the
 * time that a file call may take. `changed`: another program wrote it. `stale`: a copy
 * that a save could not refresh. `unknown`: not Sverka's. `leftover`: of a save or a write that was cut off; it may be
 * deleted. `torn`: a log in which a write was cut off. `line-ends`: the same text with the line ends of another
 * system. `log-copy`, `project-copy`: another computer's state of a log or
 * of project.json, as sync services leave it. `text-copy`: a page that stands nowhere else in the project. `spare-copy`:
 * a copy of what the project has under its own name. `records-missing`: records that the inventory lists are not in the
 * log. `line-out`: a line of a log follows one that is not there. `unlisted`: files or records that the inventory does not
 * list. `uncovered`: a project without an inventory. `foreign`: another project's. `older`: an earlier state of it.
 */
export type FileProblemKind =
  | (
      | 'damaged'
      | 'missing'
      | 'unreadable'
      | 'unanswered'
      | 'changed'
      | 'stale'
      | 'unknown'
      | 'leftover'
      | 'torn'
      | 'line-ends'
    )
  | 'copy-damaged'
  | ('log-copy' | 'project-copy' | 'text-copy' | 'spare-copy')
  | ('records-missing' | 'line-out' | 'unlisted' | 'uncovered' | 'foreign' | 'older');

/** How many records a copy of a log holds, and how many of them stand nowhere else. */
export type CopiedRecords = { readonly held: number; readonly only: number };

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
    en: 'cannot be read from the disk. Copy what can be read, and check the disk.',
    ru: 'не читается с диска. Скопируйте всё, что читается, и проверьте диск.',
  },
  unanswered: {
    en: 'does not answer in time. Check the network or the cable, then check the files again.',
    ru: 'не отвечает вовремя. Проверьте сеть или кабель и повторите проверку файлов.',
  },
  changed: {
    en: 'changed by another program. When the sheet is opened, the change is shown as a version beside its text.',
    ru: 'изменён другой программой. Когда лист откроют, правка будет показана отдельной версией рядом с его текстом.',
  },
  'copy-damaged': {
    en: 'this copy of a sheet is damaged. The versions in history/ are whole; the next save writes the copy anew.',
    ru: 'эта копия листа повреждена. Версии в history/ целы; следующее сохранение запишет копию заново.',
  },
  stale: {
    en: 'holds an older version of the page. It will be updated on the next save.',
    ru: 'в нём прежняя версия листа. Следующее сохранение обновит его.',
  },
  unknown: { en: 'not a file of Sverka.', ru: 'не файл программы.' },
  leftover: {
    en: 'left over from a write that was cut off. It may be deleted.',
    ru: 'остался от прерванной записи. Его можно удалить.',
  },
  torn: {
    en: 'one write to it was cut off before it was confirmed. Keep the file: everything else in it counts.',
    ru: 'одна запись в нём оборвалась, не завершившись. Файл нужен: всё остальное в нём действует.',
  },
  'line-ends': {
    en: 'its line ends were changed by another program, such as git. What it says is whole.',
    ru: 'другая программа, например git, сменила в нём концы строк. Содержание цело.',
  },
  'log-copy': {
    en: 'another computer’s copy of a log',
    ru: 'копия журнала с другого компьютера',
  },
  'project-copy': {
    en: 'another computer’s state of project.json. Its references and statuses are taken in; the title and the details that count are those in project.json. Compare them before you delete it.',
    ru: 'состояние project.json с другого компьютера. Тексты для сравнения и состояния листов из него учтены; заглавие и сведения берутся из project.json. Сравните их, прежде чем удалять.',
  },
  'text-copy': {
    en: 'a copy that holds a text of a sheet which is in no version here. Keep it, or take its text into the sheet (Take the text from a file…).',
    ru: 'копия, в которой текст листа, какого нет ни в одной версии. Сохраните её или возьмите из неё текст («Взять текст из файла…»).',
  },
  'spare-copy': {
    en: 'a copy of what the project holds under its own name as well.',
    ru: 'копия того, что есть в проекте и под своим именем.',
  },
  'records-missing': {
    en: 'decisions that were saved are gone from it. Bring the file back from a backup, or put a copy of it beside this one: opening the document adds what the copy holds',
    ru: 'в нём нет сохранённых решений. Возьмите файл из резервной копии или положите её рядом: при открытии документа записи из неё войдут в журнал',
  },
  'line-out': {
    en: 'lines were taken out of it or moved. Bring the file back from a backup.',
    ru: 'из него убраны строки, или они переставлены. Возьмите файл из резервной копии.',
  },
  unlisted: {
    en: 'does not list all that is in the document. Nothing of that is lost; opening the document lists it',
    ru: 'в нём перечислено не всё, что есть в документе. Ничего из этого не пропало; при открытии документа опись пополнится',
  },
  uncovered: {
    en: 'not there: an older program made this document. Open it once, so that whatever is missing later is noticed. What was deleted before then cannot be known.',
    ru: 'его нет: документ создан прежней версией программы. Откройте документ, и дальше любая пропажа будет замечена. Что удалили раньше, узнать нельзя.',
  },
  foreign: {
    en: 'belongs to another document. Bring this document’s own file back from a backup, or the newest one from history/project.',
    ru: 'он от другого документа. Возьмите его из резервной копии или последний из history/project.',
  },
  older: {
    en: 'an earlier state of it. Later changes of the title, the details or the references are in the newest file in history/project.',
    ru: 'это прежнее его состояние. Более поздние заглавие, сведения и тексты для сравнения – в последнем файле из history/project.',
  },
};

const RECORDS: Readonly<Record<Language, readonly string[]>> = {
  en: ['record', 'records'],
  ru: ['запись', 'записи', 'записей'],
};
const COUNT_VERB: Readonly<Record<Language, readonly string[]>> = {
  en: ['counts', 'count'],
  ru: ['действует', 'действуют', 'действуют'],
};

/** What is wrong with a file, to stand after its name. `records` belongs to a `log-copy`. */
export function fileProblemText(kind: FileProblemKind, language: Language, records?: CopiedRecords): string {
  const sentence = SENTENCES[kind][language];
  if (records === undefined) return sentence;
  if (kind === 'log-copy') return `${sentence}: ${recordsText(records, language)}`;
  return `${sentence} (${records.held}).`;
}

function recordsText({ held, only }: CopiedRecords, language: Language): string {
  const counted = (count: number) => `${count} ${pluralForm(count, RECORDS[language], language)}`;
  const verb = pluralForm(held, COUNT_VERB[language], language);
  switch (language) {
    case 'en':
      return only === 0
        ? `holds ${counted(held)} that ${verb}, all of them in the log itself as well.`
        : `holds ${counted(held)} that ${verb}; ${only} of them ${only === 1 ? 'stands' : 'stand'} nowhere else. Keep it: opening the document adds them.`;
    case 'ru':
      return only === 0
        ? `в ней ${counted(held)}, все ${verb} и есть в самом журнале.`
        : `в ней ${counted(held)}, все ${verb}; ${only} больше нигде нет. Не удаляйте её: при открытии документа они войдут в журнал.`;
  }
}
