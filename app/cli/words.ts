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
  repeated: { en: '{file}: named twice, read once', ru: '{file}: указан дважды, прочитан один раз' },
  stopped: { en: 'stopped before it was read', ru: 'остановлено до чтения' },
  notBegun: { en: 'not begun: {reason}', ru: 'не начато: {reason}' },
  outputFailed: { en: 'standard output: {reason}', ru: 'стандартный вывод: {reason}' },
  formatUnknown: {
    en: 'the format cannot be told from this name. Give --format: {formats}.',
    ru: 'по этому имени формат не определить. Укажите --format: {formats}.',
  },
  noPages: { en: 'there is no page in it.', ru: 'в нём нет ни одной страницы.' },
  manyPages: {
    en: 'it has several pages, and this format holds one a file. Name a folder for the output.',
    ru: 'в нём несколько страниц, а в файле этого формата одна. Назовите папку для вывода.',
  },
  needsFile: {
    en: 'DOCX is packed and cannot go to the standard output. Name a file.',
    ru: 'DOCX — упакованный файл, в стандартный вывод он не пишется. Назовите файл.',
  },
  notDrawn: {
    en: 'this sheet has not been drawn yet, so its picture is not there. Run the export in the app.',
    ru: 'этот лист ещё не отрисован, и его изображения нет. Запустите экспорт в приложении.',
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
