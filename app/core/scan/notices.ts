import type { Language } from '../discrepancy/messages';
import type { PageNotice } from '../engine';
import { pluralForm } from '../plural';

type Words = { readonly text: string; readonly forms: readonly string[] };

const NOTICE_WORDS: Readonly<Record<PageNotice['kind'], Readonly<Record<Language, Words>>>> = {
  'images-left-out': {
    en: {
      text: '{n} of the page could not be decoded; the sheet is blank there',
      forms: ['picture', 'pictures'],
    },
    ru: {
      text: '{n} на странице не удалось раскодировать; лист в этом месте пуст',
      forms: ['изображение', 'изображения', 'изображений'],
    },
  },
  'lines-unread': {
    en: { text: '{n} of ink in which no word was read', forms: ['line', 'lines'] },
    ru: {
      text: '{n} с чернилами, где не прочитано ни слова',
      forms: ['строка', 'строки', 'строк'],
    },
  },
  'words-set-aside': {
    en: { text: '{n} read and set aside, not on the sheet', forms: ['word was', 'words were'] },
    ru: {
      text: '{n} и на лист не взято',
      forms: ['слово прочитано', 'слова прочитано', 'слов прочитано'],
    },
  },
};

/** A notice in words, for the end of a line that names the page. */
export function noticeText({ kind, count }: PageNotice, language: Language): string {
  const { text, forms } = NOTICE_WORDS[kind][language];
  return text.replace('{n}', `${count} ${pluralForm(count, forms, language)}`);
}

/** Whether a part of the scan itself is missing, so that the page cannot be called read. */
export function isLossOfScan({ kind }: PageNotice): boolean {
  return kind === 'images-left-out';
}
