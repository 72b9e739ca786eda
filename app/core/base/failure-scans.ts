import { words } from './failure-words';

/** What is wrong with a scan. */
export const SCANS = {
  gone: words(
    'The scan’s file is not there any more. Put it back, or connect the medium that it lies on.',
    'Файла скана больше нет на месте. Верните его или подключите носитель, на котором он лежит.',
  ),
  'scan-empty': words(
    'The file is empty. Copy it again from where it came from.',
    'Файл пуст. Скопируйте его ещё раз из источника.',
  ),
  'unknown-format': words(
    'This is not a scan that Sverka can open. Give a PDF, TIFF, JPEG, JPEG 2000, PNG, WebP, HEIC, AVIF, BMP or GIF file.',
    'Это не скан, который умеет открывать программа. Нужен файл PDF, TIFF, JPEG, JPEG 2000, PNG, WebP, HEIC, AVIF, BMP или GIF.',
  ),
  'scan-damaged': words(
    'The file is damaged or cut short. Copy it again from where it came from.',
    'Файл повреждён или обрезан. Скопируйте его ещё раз из источника.',
  ),
  password: words(
    'The PDF is protected with a password. Give the right password.',
    'PDF защищён паролем. Введите верный пароль.',
  ),
  'no-pages': words(
    'The file has no pages. Choose another one.',
    'В этом файле нет страниц. Выберите другой.',
  ),
  'zero-size': words(
    'The image has no width or no height. Scan the sheet again.',
    'У изображения нулевая ширина или высота. Отсканируйте лист заново.',
  ),
  'scan-too-large': words(
    'A page is larger than 268 megapixels. If you trust the file, allow it: the page is then shown smaller.',
    'Страница больше 268 мегапикселей. Если файл надёжен, разрешите его открыть: страница будет уменьшена.',
  ),
  'far-too-large': words(
    'A page is too large for this program. Scan it at a lower resolution, or cut it into parts.',
    'Страница слишком велика для программы. Отсканируйте её с меньшим разрешением или по частям.',
  ),
  unsupported: words(
    'The image is packed in a rare way. Save it as TIFF with LZW or without compression, or as PNG.',
    'Изображение сжато редким способом. Сохраните его как TIFF с LZW или без сжатия либо как PNG.',
  ),
  'too-slow': words(
    'Reading the page took too long and was stopped. The file may be damaged. If you trust it, start Sverka with --engine-seconds=60 and try again.',
    'Чтение страницы длилось слишком долго и остановлено. Возможно, файл повреждён. Если он надёжен, запустите программу с параметром --engine-seconds=60 и повторите.',
  ),
  'too-much-memory': words(
    'Reading the page took more than {limit} MB of memory and was stopped, so that the computer stays usable. If you trust the file, start Sverka with --engine-memory={more} and try again.',
    'Чтение страницы заняло больше {limit} МБ памяти и остановлено, чтобы компьютер не завис. Если файл надёжен, запустите программу с параметром --engine-memory={more} и повторите.',
  ),
  'engine-failed': words(
    'The program that reads scans stopped. Try again; if it stops again, the file may be damaged.',
    'Программа чтения сканов остановилась. Попробуйте ещё раз; если повторится, файл может быть повреждён.',
  ),
};
