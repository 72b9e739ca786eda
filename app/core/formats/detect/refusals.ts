import type { Language, Template } from '../../discrepancy/template';
import { fail, type Failure } from '../../result';
import { FILE_KINDS, isRefused, type Detected, type RefusedKind } from './kinds';

const TO_TEXT: Template = {
  en: 'save it as plain text (UTF-8) and give that file',
  ru: 'сохраните его как обычный текст (UTF-8) и дайте этот файл',
};

/** In Word: names of the menus as its English and Russian editions have them. */
const FROM_WORD: Template = {
  en: 'In Word: File → Save As → Plain Text (*.txt), then “Unicode (UTF-8)”; in LibreOffice: Save As → “Text - Choose Encoding”. Give that file.',
  ru: 'В Word: «Файл» → «Сохранить как» → «Обычный текст (*.txt)», затем «Юникод (UTF-8)»; в LibreOffice: «Сохранить как» → «Текст - выбор кодировки». Дайте этот файл.',
};

/** What each kind is, and what to do: a table that a reader of a kind takes a line out of. */
const REFUSALS: Readonly<Record<RefusedKind, Template>> = {
  empty: {
    en: 'The file is empty. Give a file with text in it.',
    ru: 'Файл пуст. Дайте файл, в котором есть текст.',
  },
  html: {
    en: `This is an HTML page, not plain text. Open it in a browser, choose Save As → Text, or ${TO_TEXT.en}.`,
    ru: `Это веб-страница (HTML), а не обычный текст. Откройте её в браузере, выделите и скопируйте текст в текстовый файл (UTF-8) и дайте этот файл.`,
  },
  'web-archive': {
    en: `This is a saved web page or a mail message (MIME), not plain text. Open it in the program it comes from, ${TO_TEXT.en}.`,
    ru: `Это сохранённая веб-страница или письмо (MIME), а не обычный текст. Откройте файл в той программе, где он сделан, ${TO_TEXT.ru}.`,
  },
  rtf: {
    en: `This is a document in RTF, not plain text. ${FROM_WORD.en}`,
    ru: `Это документ RTF, а не обычный текст. ${FROM_WORD.ru}`,
  },
  docx: {
    en: `This is a Word document (DOCX), not plain text. ${FROM_WORD.en}`,
    ru: `Это документ Word (DOCX), а не обычный текст. ${FROM_WORD.ru}`,
  },
  odt: {
    en: 'This is an OpenDocument text (ODT), not plain text. In LibreOffice: File → Save As → “Text - Choose Encoding”, then UTF-8. Give that file.',
    ru: 'Это текст OpenDocument (ODT), а не обычный текст. В LibreOffice: «Файл» → «Сохранить как» → «Текст - выбор кодировки», затем UTF-8. Дайте этот файл.',
  },
  doc: {
    en: `This is a document of an older Word or a program like it (DOC), not plain text. ${FROM_WORD.en}`,
    ru: `Это документ старого Word или похожей программы (DOC), а не обычный текст. ${FROM_WORD.ru}`,
  },
  'word-xml': {
    en: `This is a Word document saved as XML, not plain text. ${FROM_WORD.en}`,
    ru: `Это документ Word, сохранённый как XML, а не обычный текст. ${FROM_WORD.ru}`,
  },
  pdf: {
    en: 'This is a PDF. If it is a scan, add it as a scan. If it has text, open it, select all, copy the text into a plain text file (UTF-8) and give that file.',
    ru: 'Это PDF. Если это скан, добавьте его как скан. Если в нём есть текст, откройте его, выделите всё, скопируйте в текстовый файл (UTF-8) и дайте этот файл.',
  },
  epub: {
    en: `This is an electronic book (EPUB), not plain text. Open it in a reader or in Calibre, ${TO_TEXT.en}.`,
    ru: `Это электронная книга (EPUB), а не обычный текст. Откройте её в читалке или в Calibre, ${TO_TEXT.ru}.`,
  },
  fb2: {
    en: `This is an electronic book (FictionBook, FB2), not plain text. Open it in a reader or in Calibre, ${TO_TEXT.en}.`,
    ru: `Это электронная книга (FictionBook, FB2), а не обычный текст. Откройте её в читалке или в Calibre, ${TO_TEXT.ru}.`,
  },
  'abbyy-xml': {
    en: 'This is XML of ABBYY FineReader, which is not read here. In FineReader save the document as ALTO XML or as plain text (UTF-8), and give that file.',
    ru: 'Это XML программы ABBYY FineReader, он здесь не читается. Сохраните документ в FineReader как ALTO XML или как обычный текст (UTF-8) и дайте этот файл.',
  },
  djvu: {
    en: 'This is a DjVu book. Open it in a DjVu viewer: save its text as plain text (UTF-8), or convert it to PDF to use it as a scan.',
    ru: 'Это книга в DjVu. Откройте её в программе просмотра DjVu: сохраните текст как обычный (UTF-8) или преобразуйте книгу в PDF, чтобы взять её как скан.',
  },
  'djvu-text': {
    en: 'This is the hidden text of a DjVu book with its coordinates, which is not read here. Save it as plain text (djvutxt writes it in UTF-8), or convert it to hOCR, and give that file.',
    ru: 'Это скрытый текст книги DjVu с координатами, он здесь не читается. Сохраните его как обычный текст (djvutxt пишет его в UTF-8) или преобразуйте в hOCR и дайте этот файл.',
  },
  mets: {
    en: 'This is METS: it lists the files of a book and has no text itself. Give the ALTO or PAGE files that it names.',
    ru: 'Это METS: перечень файлов книги, самого текста в нём нет. Дайте файлы ALTO или PAGE, которые в нём названы.',
  },
  json: {
    en: 'This is data (JSON), not plain text. Take the text out of it and give it as plain text (UTF-8), PAGE XML, ALTO, hOCR or TEI.',
    ru: 'Это данные (JSON), а не обычный текст. Извлеките из них текст и дайте его как обычный текст (UTF-8), PAGE XML, ALTO, hOCR или TEI.',
  },
  csv: {
    en: 'This is a table (CSV or TSV), not plain text. Copy the column with the text into a plain text file (UTF-8) and give that file.',
    ru: 'Это таблица (CSV или TSV), а не обычный текст. Скопируйте столбец с текстом в текстовый файл (UTF-8) и дайте этот файл.',
  },
  latex: {
    en: 'This is LaTeX, a text with commands of typesetting. Make plain text of it (pandoc, detex), save it in UTF-8 and give that file.',
    ru: 'Это LaTeX — текст с командами вёрстки. Получите из него обычный текст (pandoc, detex), сохраните в UTF-8 и дайте этот файл.',
  },
  postscript: {
    en: 'This is PostScript, made for printing. Convert it to PDF to use it as a scan, or give its text as plain text (UTF-8).',
    ru: 'Это PostScript, файл для печати. Преобразуйте его в PDF, чтобы взять как скан, или дайте его текст как обычный текст (UTF-8).',
  },
  spreadsheet: {
    en: 'This is a spreadsheet, not plain text. Copy the cells with the text into a plain text file (UTF-8) and give that file.',
    ru: 'Это электронная таблица, а не обычный текст. Скопируйте ячейки с текстом в текстовый файл (UTF-8) и дайте этот файл.',
  },
  presentation: {
    en: 'This is a presentation, not plain text. Copy its text into a plain text file (UTF-8) and give that file.',
    ru: 'Это презентация, а не обычный текст. Скопируйте её текст в текстовый файл (UTF-8) и дайте этот файл.',
  },
  archive: {
    en: 'This is a packed archive ({detail}). Unpack it and give the file with the text.',
    ru: 'Это архив ({detail}). Распакуйте его и дайте файл с текстом.',
  },
  image: {
    en: 'This is an image ({detail}), not a text. Add it as a scan; its text is recognised then.',
    ru: 'Это изображение ({detail}), а не текст. Добавьте его как скан, и текст будет распознан.',
  },
  'other-xml': {
    en: 'This is XML of a kind that is not read here (its root element is “{detail}”). Convert it to PAGE XML, ALTO, hOCR, TEI or plain text (UTF-8).',
    ru: 'Это XML, который здесь не читается (корневой элемент «{detail}»). Преобразуйте его в PAGE XML, ALTO, hOCR, TEI или обычный текст (UTF-8).',
  },
  binary: {
    en: `This is not a text file. Open it in the program it comes from, ${TO_TEXT.en}.`,
    ru: `Это не текстовый файл. Откройте его в той программе, где он сделан, ${TO_TEXT.ru}.`,
  },
};

/** Names of root elements are whatever a file says. */
const MOST_DETAIL = 60;

/** Why a file of this kind is not taken, and what to do next. */
export function refusalText({ kind, detail }: Refused, language: Language): string {
  return REFUSALS[kind][language].replace('{detail}', () => detail.slice(0, MOST_DETAIL));
}

export type Refused = Detected & { readonly kind: RefusedKind };

const NO_ENCODING: Template = {
  en: 'This is text, but its encoding cannot be told: it fits no code page of Russian well enough, or two of them equally. Open it in the program it comes from, save it as plain text in UTF-8 and give that file.',
  ru: 'Это текст, но его кодировку определить нельзя: ни одна русская кодовая страница не подходит достаточно хорошо или две подходят одинаково. Откройте файл в той программе, где он сделан, сохраните как обычный текст в UTF-8 и дайте этот файл.',
};

/** `refused-kind`: no reader for files of this kind. `no-encoding`: text, but nobody knows in which encoding. */
export type OpenErrorCode = 'refused-kind' | 'no-encoding';

export function refusal(refused: Refused): { readonly ok: false; readonly error: Failure<'refused-kind'> } {
  const { kind, detail } = refused;
  return fail('refused-kind', refusalText(refused, 'en'), { kind, detail });
}

export function noEncoding(): { readonly ok: false; readonly error: Failure<'no-encoding'> } {
  return fail('no-encoding', NO_ENCODING.en);
}

const PASTED_PAGES: Template = {
  en: 'This is the source of a {detail} file, with its markup, and was not put into the text. Save it as a file and choose “Take the text from a file”.',
  ru: 'Это исходный код файла {detail} вместе с разметкой, в текст он не вставлен. Сохраните его в файл и выберите «Взять текст из файла».',
};

export function pastedPages(format: string): {
  readonly ok: false;
  readonly error: Failure<'pasted-pages'>;
} {
  return fail('pasted-pages', PASTED_PAGES.en.replace('{detail}', format), { detail: format });
}

/** What a person is told where a file was not opened, in their language; null for failures of other kinds. */
export function openErrorText({ code, params }: Failure, language: Language): string | null {
  if (code === 'no-encoding') return NO_ENCODING[language];
  const detail = String(params?.['detail'] ?? '');
  if (code === 'pasted-pages') return PASTED_PAGES[language].replace('{detail}', () => detail);
  const kind = FILE_KINDS.find((known) => known === params?.['kind']);
  if (code !== 'refused-kind' || kind === undefined || !isRefused(kind)) return null;
  return refusalText({ kind, detail }, language);
}
