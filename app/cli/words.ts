import type { Language, Template } from '../core/base/language';

/** How a searchable PDF was made of a PDF. */
export const PDF_WAY_WORDS = {
  'pdf-grown': {
    en: 'the text was put behind the PDF that came in, every byte of which is as it was',
    ru: 'текст дописан к исходному PDF, ни один байт которого не изменился',
  },
  'pdf-grown-signed': {
    en: 'the text was put behind the signed PDF: the signature holds for the file as it came in, and programs will say that something was added since',
    ru: 'текст дописан к подписанному PDF: подпись действительна для исходного файла, программы сообщат, что после неё что-то добавлено',
  },
  'pdf-some-sheets': {
    en: 'a new PDF from pictures, as other sheets go out than the pages of one PDF in their order',
    ru: 'новый PDF из изображений: листы не составляют один исходный PDF в том же порядке',
  },
  'pdf-protected': {
    en: 'a new PDF from pictures, as the one that came in is protected',
    ru: 'новый PDF из изображений: исходный защищён',
  },
  'pdf-certified': {
    en: 'a new PDF from pictures, as the one that came in is certified against changes; the certificate is not in the new one',
    ru: 'новый PDF из изображений: исходный заверен от изменений; в новом этого заверения нет',
  },
  'pdf-damaged': {
    en: 'a new PDF from pictures, as the one that came in is damaged',
    ru: 'новый PDF из изображений: исходный повреждён',
  },
  'pdf-has-text': {
    en: 'a new PDF from pictures, as the one that came in has a text of its own',
    ru: 'новый PDF из изображений: в исходном есть свой текст',
  },
} as const satisfies Readonly<Record<string, Template>>;

/** What the command line says of its work, beside the messages of scans, texts and disks. */
const WORDS = {
  ...PDF_WAY_WORDS,
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
  handedOver: {
    en: '{file}: {files} files, read back and the same',
    ru: '{file}: файлов {files}, перечитаны, совпадают',
  },
  notHandedOver: { en: 'left out: {files}', ru: 'не вошли: {files}' },
  unpacked: { en: '{folder}: unpacked, every hash checked', ru: '{folder}: распаковано, суммы проверены' },
  unpackedLost: {
    en: 'damaged or missing before it was handed over: {files}',
    ru: 'повреждено или отсутствовало ещё до передачи: {files}',
  },
  backSum: {
    en: 'Versions: {versions}; records: {records}; sheets newer: {newer}, brought together: {merged}, to choose: {beside}, added: {added}.',
    ru: 'Версий: {versions}; записей: {records}; листов новее: {newer}, объединено: {merged}, выбрать вручную: {beside}, добавлено: {added}.',
  },
  backBeside: {
    en: 'both changed the same place; compare and merge in the app: {pages}',
    ru: 'одно и то же место изменено с обеих сторон; сравните и объедините в программе: {pages}',
  },
  backSheets: {
    en: 'not taken: the sheets stand otherwise in the copy (removed there: {removed}; other names: {named}; other order: {order})',
    ru: 'не взято: в копии листы стоят иначе (там убраны: {removed}; иначе названы: {named}; другой порядок: {order})',
  },
  yes: { en: 'yes', ru: 'да' },
  no: { en: 'no', ru: 'нет' },
  backLeftOut: {
    en: 'not taken, another scan has this number here: {pages}',
    ru: 'не взяты, под этим номером здесь другой скан: {pages}',
  },
  backDamaged: { en: 'not taken, damaged: {files}', ru: 'не взяты, повреждены: {files}' },
  noTruth: { en: 'no truth for: {files}', ru: 'верного текста нет для: {files}' },
  asRead: { en: 'exact', ru: 'точно' },
  asFolded: { en: 'folded', ru: 'сведено' },
  afterSteps: { en: 'after {steps}', ru: 'после {steps}' },
  unpaired: {
    en: 'pages {pages}: as they do not pair, the texts were compared whole',
    ru: 'листы {pages}: парами не складываются, тексты сравнены целиком',
  },
  worstPages: { en: 'worst pages ({shown} of {count})', ru: 'худшие листы ({shown} из {count})' },
  confusions: {
    en: 'most frequent confusions, text → truth',
    ru: 'самые частые замены, текст → верный текст',
  },
  verified: {
    en: '{files} files checked, {problems} with something to say.',
    ru: 'Проверено файлов: {files}; с замечаниями: {problems}.',
  },
  damagedLines: { en: 'Lines: {lines}.', ru: 'Строки: {lines}.' },
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
