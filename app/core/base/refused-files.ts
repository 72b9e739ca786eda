import type { RefusedKind } from './file-kinds';
import { words, type Words } from './failure-words';

const TO_TEXT = {
  en: 'save it as plain text (UTF-8) and give that file',
  ru: 'сохраните его как обычный текст (UTF-8) и дайте этот файл',
} as const;

/** In Word: names of the menus as its English and Russian editions have them. */
const FROM_WORD = {
  en: 'In Word: File → Save As → Word Document (*.docx); in LibreOffice: File → Save As → “Word 2007–365 (.docx)” or “ODF Text Document (.odt)”. Give that file.',
  ru: 'В Word: «Файл» → «Сохранить как» → «Документ Word (*.docx)»; в LibreOffice: «Файл» → «Сохранить как» → «Word 2007–365 (.docx)» или «Текстовый документ ODF (.odt)». Дайте этот файл.',
} as const;

/** What each kind is, and what to do: a table that a reader of a kind takes a line out of. */
export const REFUSED_FILES = {
  'refused-empty': words(
    'The file is empty. Give a file with text in it.',
    'Файл пуст. Дайте файл, в котором есть текст.',
  ),
  'refused-web-archive': words(
    `This is a saved web page or a mail message (MIME), not plain text. Open it in the program it comes from, ${TO_TEXT.en}.`,
    `Это сохранённая веб-страница или письмо (MIME), а не обычный текст. Откройте файл в той программе, где он сделан, ${TO_TEXT.ru}.`,
  ),
  'refused-doc': words(
    `This is a document of an older Word or a program like it (DOC), which is not read here. ${FROM_WORD.en}`,
    `Это документ старого Word или похожей программы (DOC), здесь он не читается. ${FROM_WORD.ru}`,
  ),
  'refused-protected': words(
    'This is a document that is protected with a password. Open it in the program it comes from, take the password off, save it and give that file.',
    'Это документ, защищённый паролем. Откройте его в той программе, где он сделан, снимите пароль, сохраните и дайте этот файл.',
  ),
  'refused-epub': words(
    `This is an electronic book (EPUB), not plain text. Open it in a reader or in Calibre, ${TO_TEXT.en}.`,
    `Это электронная книга (EPUB), а не обычный текст. Откройте её в читалке или в Calibre, ${TO_TEXT.ru}.`,
  ),
  'refused-fb2': words(
    `This is an electronic book (FictionBook, FB2), not plain text. Open it in a reader or in Calibre, ${TO_TEXT.en}.`,
    `Это электронная книга (FictionBook, FB2), а не обычный текст. Откройте её в читалке или в Calibre, ${TO_TEXT.ru}.`,
  ),
  'refused-djvu': words(
    'This is a DjVu book, which is not opened here. To use it as a scan, save it as PDF or TIFF in a DjVu viewer, or run: ddjvu -format=pdf book.djvu book.pdf (DjVuLibre, free). To use its text, save that as plain text in UTF-8.',
    'Это книга в DjVu, она здесь не открывается. Чтобы взять её как скан, сохраните её в программе просмотра DjVu как PDF или TIFF либо выполните: ddjvu -format=pdf book.djvu book.pdf (бесплатный пакет DjVuLibre). Чтобы взять её текст, сохраните его как обычный текст (UTF-8).',
  ),
  'refused-djvu-text': words(
    'This is the hidden text of a DjVu book with its coordinates, which is not read here. Save it as plain text (djvutxt writes it in UTF-8), or convert it to hOCR, and give that file.',
    'Это скрытый текст книги DjVu с координатами, он здесь не читается. Сохраните его как обычный текст (djvutxt пишет его в UTF-8) или преобразуйте в hOCR и дайте этот файл.',
  ),
  'refused-mets': words(
    'This is METS: it lists the files of a book and has no text itself. Give the ALTO or PAGE files that it names.',
    'Это METS: перечень файлов книги, самого текста в нём нет. Дайте файлы ALTO или PAGE, которые в нём названы.',
  ),
  'refused-json': words(
    'This is data (JSON), not plain text. Take the text out of it and give it as plain text (UTF-8), PAGE XML, ALTO, hOCR or TEI.',
    'Это данные (JSON), а не обычный текст. Извлеките из них текст и дайте его как обычный текст (UTF-8), PAGE XML, ALTO, hOCR или TEI.',
  ),
  'refused-csv': words(
    'This is a table (CSV or TSV), not plain text. Copy the column with the text into a plain text file (UTF-8) and give that file.',
    'Это таблица (CSV или TSV), а не обычный текст. Скопируйте столбец с текстом в текстовый файл (UTF-8) и дайте этот файл.',
  ),
  'refused-latex': words(
    'This is LaTeX, a text with commands of typesetting. Make plain text of it (pandoc, detex), save it in UTF-8 and give that file.',
    'Это LaTeX — текст с командами вёрстки. Получите из него обычный текст (pandoc, detex), сохраните в UTF-8 и дайте этот файл.',
  ),
  'refused-postscript': words(
    'This is PostScript, made for printing. Convert it to PDF to use it as a scan, or give its text as plain text (UTF-8).',
    'Это PostScript, файл для печати. Преобразуйте его в PDF, чтобы взять как скан, или дайте его текст как обычный текст (UTF-8).',
  ),
  'refused-spreadsheet': words(
    'This is a spreadsheet, not plain text. Copy the cells with the text into a plain text file (UTF-8) and give that file.',
    'Это электронная таблица, а не обычный текст. Скопируйте ячейки с текстом в текстовый файл (UTF-8) и дайте этот файл.',
  ),
  'refused-presentation': words(
    'This is a presentation, not plain text. Copy its text into a plain text file (UTF-8) and give that file.',
    'Это презентация, а не обычный текст. Скопируйте её текст в текстовый файл (UTF-8) и дайте этот файл.',
  ),
  'refused-archive': words(
    'This is a packed archive ({detail}). Unpack it and give the file with the text.',
    'Это архив ({detail}). Распакуйте его и дайте файл с текстом.',
  ),
  'refused-image': words(
    'This is an image ({detail}), not a text. Add it as a scan; its text is recognised then.',
    'Это изображение ({detail}), а не текст. Добавьте его как скан, и текст будет распознан.',
  ),
  'refused-other-xml': words(
    'This is XML of a kind that is not read here (its root element is “{detail}”). Convert it to PAGE XML, ALTO, hOCR, TEI or plain text (UTF-8).',
    'Это XML, который здесь не читается (корневой элемент «{detail}»). Преобразуйте его в PAGE XML, ALTO, hOCR, TEI или обычный текст (UTF-8).',
  ),
  'refused-binary': words(
    `This is not a text file. Open it in the program it comes from, ${TO_TEXT.en}.`,
    `Это не текстовый файл. Откройте его в той программе, где он сделан, ${TO_TEXT.ru}.`,
  ),
} as const satisfies Readonly<Record<`refused-${RefusedKind}`, Words>>;
