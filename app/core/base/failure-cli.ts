import { words } from './failure-words';

/** What the command line refuses. */
export const CLI = {
  'needs-app': words(
    'This verb needs the app itself. Run it through the sverka program.',
    'Для этой команды нужна сама программа. Запустите её через sverka.',
  ),
  'needs-display': words(
    'This needs a display, and there is none here. Install xvfb (xvfb-run is then found by itself), or start it on a desktop.',
    'Для этого нужен экран, а здесь его нет. Установите xvfb (xvfb-run будет найден сам) или запустите программу на рабочем столе.',
  ),
  'out-exists': words(
    'It already exists. Name a folder that does not exist yet.',
    'Уже существует. Укажите папку, которой ещё нет.',
  ),
  'bad-name-line': words(
    'line {line}: write a name as “Фын Си = Stalin”.',
    'строка {line}: пишите имя так: «Фын Си = Stalin».',
  ),
  'bad-word-line': words('line {line}: write one word a line.', 'строка {line}: пишите по слову в строке.'),
  'two-alike': words(
    'Give two files, or two folders with files of the same names.',
    'Укажите два файла или две папки с файлами одних имён.',
  ),
  'no-texts': words(
    'It holds no text (.txt, .xml, .hocr …). Name the folder of the pages.',
    'Текстов (.txt, .xml, .hocr …) в ней нет. Укажите папку со страницами.',
  ),
  'format-unknown': words(
    'The format cannot be told from this name. Give --format: {formats}.',
    'По этому имени формат не определить. Укажите --format: {formats}.',
  ),
  'no-pages': words(
    'There is no page in it. Give another file.',
    'В нём нет ни одной страницы. Дайте другой файл.',
  ),
  'many-pages': words(
    'It has several pages, and this format holds one a file. Name a folder for the output.',
    'В нём несколько страниц, а в файле этого формата одна. Назовите папку для вывода.',
  ),
  'needs-file': words(
    'DOCX is packed and cannot go to the standard output. Name a file.',
    'DOCX — упакованный файл, в стандартный вывод он не пишется. Назовите файл.',
  ),
  'not-drawn': words(
    'This sheet has not been drawn yet, so its picture is not there. Run the export in the app.',
    'Этот лист ещё не отрисован, и его изображения нет. Запустите экспорт в приложении.',
  ),
  'one-format': words(
    'Give --out with several formats: they cannot share one output.',
    'Для нескольких форматов укажите --out: в один вывод они не помещаются.',
  ),
  'one-page': words(
    'Give --out: PAGE XML holds one page a file, and this is more than one.',
    'Укажите --out: в файле PAGE XML одна страница, а здесь их больше.',
  ),
  'summary-needs-out': words(
    'Give --out with --summary; without it, JSON holds its own summary.',
    'Вместе с --summary укажите --out; без него сводка есть в самом JSON.',
  ),
  'edited-output': words(
    'The file was changed after it was written here, and the scan must be read again. Move the file away, then run again.',
    'Файл изменён после записи, а скан надо читать заново. Уберите файл и запустите ещё раз.',
  ),
};
