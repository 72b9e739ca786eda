import type { Language } from '../discrepancy/messages';
import type { ScanErrorCode } from '../engine';

const SCAN_MESSAGES: Readonly<Record<ScanErrorCode, Readonly<Record<Language, string>>>> = {
  gone: {
    en: 'The scan’s file is not there any more. Put it back, or connect the medium that it lies on.',
    ru: 'Файла скана больше нет на месте. Верните его или подключите носитель, на котором он лежит.',
  },
  'scan-empty': {
    en: 'The file is empty. Copy it again from where it came from.',
    ru: 'Файл пуст. Скопируйте его ещё раз из источника.',
  },
  'unknown-format': {
    en: 'This is not a scan that Sverka can open. Give a PDF, TIFF, JPEG, JPEG 2000, PNG or WebP file.',
    ru: 'Это не скан, который умеет открывать Сверка. Нужен файл PDF, TIFF, JPEG, JPEG 2000, PNG или WebP.',
  },
  'scan-damaged': {
    en: 'The file is damaged or cut short. Copy it again from where it came from.',
    ru: 'Файл повреждён или обрезан. Скопируйте его ещё раз из источника.',
  },
  password: {
    en: 'The PDF is protected with a password. Give the right password.',
    ru: 'PDF защищён паролем. Введите верный пароль.',
  },
  'no-pages': {
    en: 'The file has no pages. Choose another one.',
    ru: 'В этом файле нет страниц. Выберите другой.',
  },
  'zero-size': {
    en: 'The image has no width or no height. Scan the sheet again.',
    ru: 'У изображения нулевая ширина или высота. Отсканируйте лист заново.',
  },
  'scan-too-large': {
    en: 'A page is larger than 268 megapixels. If you trust the file, allow it: the page is then shown smaller.',
    ru: 'Страница больше 268 мегапикселей. Если файл надёжен, разрешите его открыть: страница будет уменьшена.',
  },
  'far-too-large': {
    en: 'A page is too large for this program. Scan it at a lower resolution, or cut it into parts.',
    ru: 'Страница слишком велика для программы. Отсканируйте её с меньшим разрешением или по частям.',
  },
  unsupported: {
    en: 'The image is packed in a rare way. Save it as TIFF with LZW or without compression, or as PNG.',
    ru: 'Изображение сжато редким способом. Сохраните его как TIFF с LZW или без сжатия либо как PNG.',
  },
  'too-slow': {
    en: 'Reading the page took too long and was stopped. Try again; if it stops again, the file may be damaged.',
    ru: 'Чтение страницы длилось слишком долго и остановлено. Попробуйте ещё раз; если повторится, файл может быть повреждён.',
  },
  'engine-failed': {
    en: 'The program that reads scans stopped. Try again; if it stops again, the file may be damaged.',
    ru: 'Программа чтения сканов остановилась. Попробуйте ещё раз; если повторится, файл может быть повреждён.',
  },
};

/** What a person is told when a scan cannot be used: what is wrong and what to do next. */
export function scanMessage(code: ScanErrorCode, language: Language): string {
  return SCAN_MESSAGES[code][language];
}

/** Whether a failure is one of a scan, whose words are in this table. */
export function isScanErrorCode(code: string): code is ScanErrorCode {
  return Object.hasOwn(SCAN_MESSAGES, code);
}

/** `code` if it is one of the known reasons, else `engine-failed`: the engine's answers are not trusted. */
export function toScanErrorCode(code: string): ScanErrorCode {
  return isScanErrorCode(code) ? code : 'engine-failed';
}
