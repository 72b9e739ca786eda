import type { Language, Template } from '../core/discrepancy/messages';

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
  editedOutput: {
    en: '{file} was changed after it was written here, and the scan must be read again. Move the file away, then run again.',
    ru: '{file}: файл изменён после записи, а скан надо читать заново. Уберите файл и запустите ещё раз.',
  },
  repeated: { en: '{file}: named twice, read once', ru: '{file}: указан дважды, прочитан один раз' },
  stopped: { en: 'stopped before it was read', ru: 'остановлено до чтения' },
  notBegun: { en: 'not begun: {reason}', ru: 'не начато: {reason}' },
  oneFormat: {
    en: 'Give --out with several formats: they cannot share one output.',
    ru: 'Для нескольких форматов укажите --out: в один вывод они не помещаются.',
  },
  onePage: {
    en: 'Give --out: PAGE XML holds one page a file, and this is more than one.',
    ru: 'Укажите --out: в файле PAGE XML одна страница, а здесь их больше.',
  },
  summaryNeedsOut: {
    en: 'Give --out with --summary; without it, JSON holds its own summary.',
    ru: 'Вместе с --summary укажите --out; без него сводка есть в самом JSON.',
  },
  outputFailed: { en: 'standard output: {reason}', ru: 'стандартный вывод: {reason}' },
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
