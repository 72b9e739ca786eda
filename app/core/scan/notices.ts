import type { Language } from '../discrepancy/messages';
import { IMAGE_NOTICE_KINDS, type ImageNoticeKind, type RecognisedPage } from '../engine';
import { pluralForm } from '../plural';
import { lostWords, setAsideCounts } from '../recognise/account';

/**
 * What of a page did not come through: an image of the page (`image-…`), rows of ink in which no word was read
 * (`lines-unread`), words that were read and are not on the sheet (`words-set-aside`), and words that the account of the
 * recognition cannot explain (`words-lost`), which is a fault of the program.
 */
export const NOTICE_KINDS = [...IMAGE_NOTICE_KINDS, 'lines-unread', 'words-set-aside', 'words-lost'] as const;
export type NoticeKind = ImageNoticeKind | 'lines-unread' | 'words-set-aside' | 'words-lost';
export type PageNotice = { readonly kind: NoticeKind; readonly count: number };

type Words = { readonly text: string; readonly forms: readonly string[] };

const PICTURES_EN = ['picture', 'pictures'] as const;
const PICTURES_RU = ['изображение', 'изображения', 'изображений'] as const;

const NOTICE_WORDS: Readonly<Record<NoticeKind, Readonly<Record<Language, Words>>>> = {
  'image-missing': {
    en: { text: '{n} of the page could not be decoded; the sheet is blank there', forms: PICTURES_EN },
    ru: { text: '{n} на странице не удалось раскодировать; лист в этом месте пуст', forms: PICTURES_RU },
  },
  'image-damaged': {
    en: { text: '{n} of the page could be decoded only in part', forms: PICTURES_EN },
    ru: { text: '{n} на странице удалось раскодировать лишь частично', forms: PICTURES_RU },
  },
  'image-too-large': {
    en: { text: '{n} of the page too large to be drawn; the sheet is blank there', forms: PICTURES_EN },
    ru: { text: '{n} на странице слишком велико; лист в этом месте пуст', forms: PICTURES_RU },
  },
  'lines-unread': {
    en: { text: '{n} of ink in which no word was read', forms: ['line', 'lines'] },
    ru: { text: '{n} с чернилами, где не прочитано ни слова', forms: ['строка', 'строки', 'строк'] },
  },
  'words-set-aside': {
    en: { text: '{n} read and set aside, not on the sheet', forms: ['word was', 'words were'] },
    ru: {
      text: '{n} и на лист не взято',
      forms: ['слово прочитано', 'слова прочитано', 'слов прочитано'],
    },
  },
  'words-lost': {
    en: { text: '{n} read and lost on the way to the sheet', forms: ['word was', 'words were'] },
    ru: {
      text: '{n}, но до листа не дошло',
      forms: ['слово прочитано', 'слова прочитано', 'слов прочитано'],
    },
  },
};

/** What of a page did not come through, from the engine's own account of it; empty where everything did. */
export function noticesOf({
  account,
  leftOut = [],
  lines,
}: Pick<RecognisedPage, 'account' | 'leftOut' | 'lines'>): readonly PageNotice[] {
  if (account === undefined) return leftOut;
  const aside = Object.values(setAsideCounts(account)).reduce((sum, count) => sum + count, 0);
  const told: readonly PageNotice[] = [
    { kind: 'lines-unread', count: account.inkLinesWithoutWords.length },
    { kind: 'words-set-aside', count: aside },
    { kind: 'words-lost', count: lostWords(account, lines) },
  ];
  return [...leftOut, ...told.filter(({ count }) => count > 0)];
}

/** A notice in words, for the end of a line that names the page. */
export function noticeText({ kind, count }: PageNotice, language: Language): string {
  const { text, forms } = NOTICE_WORDS[kind][language];
  return text.replace('{n}', `${count} ${pluralForm(count, forms, language)}`);
}

/** Whether a part of the scan or of what was read is missing, so that the page cannot be called read. */
export function isLossOfScan({ kind }: PageNotice): boolean {
  return kind !== 'lines-unread' && kind !== 'words-set-aside';
}
