import type { Language, Template } from '../core/base/language';

/** What the command line says of its work, beside the messages of scans, texts and disks. */
const WORDS = {
  alreadyDone: { en: 'already done', ru: 'уже готово' },
  changedSince: {
    en: 'already done, and changed since; it is left as it is',
    ru: 'уже готово и с тех пор изменено; оставлено как есть',
  },
  taken: { en: 'another process has it', ru: 'занято другим процессом' },
  takenWhy: { en: 'another process has it ({claim})', ru: 'занято другим процессом ({claim})' },
  scanChanged: { en: 'the scan has changed; it is read again', ru: 'скан изменился; читается заново' },
  otherOptions: { en: 'read again, with other options', ru: 'читается заново, с другими настройками' },
  takenNoSheet: { en: 'of no sheet: {files}', ru: 'ни к одному листу: {files}' },
  takenOther: {
    en: 'passed over, another file has that sheet: {files}',
    ru: 'пропущены, лист взят из другого файла: {files}',
  },
  takenNoText: { en: 'without text: {files}', ru: 'без текста: {files}' },
  takenSum: {
    en: 'Sheets taken: {taken}; without a file: {left}.',
    ru: 'Взято листов: {taken}; без файла: {left}.',
  },
  taskDone: { en: 'words: {words}, to look at: {problems}', ru: 'слов: {words}, посмотреть: {problems}' },
  rewritten: {
    en: 'the file that pages {pages} came from cannot hold them as they stand; a new one is written',
    ru: 'исходный файл листов {pages} не вмещает их в нынешнем виде; записан новый',
  },
  repeated: { en: '{file}: named twice, read once', ru: '{file}: указан дважды, прочитан один раз' },
  stopped: { en: 'stopped before it was read', ru: 'остановлено до чтения' },
  notBegun: { en: 'not begun: {reason}', ru: 'не начато: {reason}' },
  outputFailed: { en: 'standard output: {reason}', ru: 'стандартный вывод: {reason}' },
  bothLanguages: {
    en: '{file}: holds both languages; the Russian part is checked against the English part.',
    ru: '{file}: в файле оба языка; русская часть сверена с английской.',
  },
  referenceInBoth: {
    en: '{file}: holds both languages; the text is compared with either part.',
    ru: '{file}: в файле оба языка; текст сверен с каждой частью.',
  },
  laid: {
    en: 'laid on {sheets} of the sheets; {percent} % of it was read alike',
    ru: 'текст наложен на листы ({sheets}); совпало с распознанным {percent} % знаков',
  },
  project: { en: 'Project', ru: 'Проект' },
  report: { en: 'Report', ru: 'Отчёт' },
} as const satisfies Readonly<Record<string, Template>>;

export function cliWord(
  key: keyof typeof WORDS,
  language: Language,
  params: Readonly<Record<string, string>> = {},
): string {
  return WORDS[key][language].replace(/\{(\w+)\}/g, (place, name: string) => params[name] ?? place);
}
