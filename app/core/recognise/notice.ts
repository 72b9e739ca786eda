import type { Language } from '../base/language';
import type { LeftOut, RecognisedPage } from './engine';
import { pluralForm } from '../base/plural';
import type { Line } from '../page/transcription';
import { lostWords, setAsideCounts, type RecognitionAccount } from './account';
import { foreignWords, oldWords } from './other-letters';

/** What a person should know of a recognised sheet: counts of what is not in its text. */
export type SheetNotice = {
  /** Words that nothing explains: a fault of the program. */
  readonly lost: number;
  /** 1 where the second reader was wanted and failed, so that one reader read the sheet; else 0. */
  readonly oneReader: number;
  /** Images of the page that could not be drawn, wholly or in part. */
  readonly imagesLeftOut: number;
  readonly imagesDamaged: number;
  /** Images of the file after the first, which alone is taken. */
  readonly moreFrames: number;
  readonly inkLines: number;
  readonly dirt: number;
  readonly unconfirmed: number;
  /** Words that look like Latin ones read with Russian letters, and words spelt as before 1918, whose letters the recogniser lacks. */
  readonly foreign: number;
  readonly oldSpelling: number;
};

/** What there is to know of a recognised page, or null where all of its words are on the sheet and all ink was read. */
export function noticeOf(read: Pick<RecognisedPage, 'account' | 'leftOut' | 'lines'>): SheetNotice | null {
  const { account, leftOut = [], lines } = read;
  const images = countsOf(leftOut);
  const aside = account === undefined ? {} : setAsideCounts(account);
  const notice: SheetNotice = {
    lost: account === undefined ? 0 : lostWords(account, lines),
    oneReader: account?.secondReader === 'failed' ? 1 : 0,
    ...images,
    inkLines: account?.inkLinesWithoutWords.length ?? 0,
    dirt: aside.dirt ?? 0,
    unconfirmed: aside.unconfirmed ?? 0,
    ...lettersOf(account, lines),
  };
  return Object.values(notice).some((count) => count > 0) ? notice : null;
}

/** Only what the machine read is asked: a text that was given has the letters it has. */
function lettersOf(
  account: RecognitionAccount | undefined,
  lines: readonly Line[],
): Pick<SheetNotice, 'foreign' | 'oldSpelling'> {
  return account === undefined
    ? { foreign: 0, oldSpelling: 0 }
    : { foreign: foreignWords(lines), oldSpelling: oldWords(lines) };
}

function countsOf(
  leftOut: readonly LeftOut[],
): Pick<SheetNotice, 'imagesLeftOut' | 'imagesDamaged' | 'moreFrames'> {
  const count = (isOf: (one: LeftOut) => boolean) =>
    leftOut.filter(isOf).reduce((sum, one) => sum + one.count, 0);
  return {
    imagesLeftOut: count(({ kind }) => kind === 'image-missing' || kind === 'image-too-large'),
    imagesDamaged: count(({ kind }) => kind === 'image-damaged'),
    moreFrames: count(({ kind }) => kind === 'more-frames'),
  };
}

/** Whether the sheet's text is whole, and all there is to say is that one reader read it instead of two. */
export function isOnlyOneReader(notice: SheetNotice): boolean {
  return notice.oneReader > 0 && noticeParts(notice).leftOut === null;
}

/** Whether part of the sheet was not read at all, so that its text is not all that the scan has. */
export function isIncomplete({ lost, imagesLeftOut, imagesDamaged, moreFrames }: SheetNotice): boolean {
  return lost + imagesLeftOut + imagesDamaged + moreFrames > 0;
}

type Forms = Readonly<Record<Language, readonly string[]>>;

/** In the order in which they are said; the count stands before the words. */
const FORMS: readonly (readonly [keyof SheetNotice, Forms])[] = [
  [
    'lost',
    {
      en: ['word was lost on the way to the sheet', 'words were lost on the way to the sheet'],
      ru: ['слово не дошло до листа', 'слова не дошли до листа', 'слов не дошло до листа'],
    },
  ],
  [
    'oneReader',
    {
      en: Array<string>(2).fill('reader read the sheet instead of two: the second one failed'),
      ru: Array<string>(3).fill('распознаватель прочитал лист вместо двух: второй не сработал'),
    },
  ],
  [
    'imagesLeftOut',
    {
      en: ['image of the file could not be shown', 'images of the file could not be shown'],
      ru: [
        'изображение из файла не удалось показать',
        'изображения из файла не удалось показать',
        'изображений из файла не удалось показать',
      ],
    },
  ],
  [
    'imagesDamaged',
    {
      en: ['image is damaged and may be shown in part', 'images are damaged and may be shown in part'],
      ru: [
        'изображение повреждено и может быть показано не целиком',
        'изображения повреждены и могут быть показаны не целиком',
        'изображений повреждено и может быть показано не целиком',
      ],
    },
  ],
  [
    'moreFrames',
    {
      en: [
        'more image is in the file, of which only the first is taken',
        'more images are in the file, of which only the first is taken',
      ],
      ru: [
        'изображение файла не взято: взято только первое',
        'изображения файла не взяты: взято только первое',
        'изображений файла не взято: взято только первое',
      ],
    },
  ],
  [
    'inkLines',
    {
      en: ['line of ink without text', 'lines of ink without text'],
      ru: [
        'строка на скане осталась без текста',
        'строки на скане остались без текста',
        'строк на скане осталось без текста',
      ],
    },
  ],
  [
    'dirt',
    {
      en: ['word set aside as dirt', 'words set aside as dirt'],
      ru: ['слово отброшено как грязь', 'слова отброшены как грязь', 'слов отброшено как грязь'],
    },
  ],
  [
    'unconfirmed',
    {
      en: ['word seen by one reading only, left out', 'words seen by one reading only, left out'],
      ru: [
        'слово прочитано лишь один раз и не взято в текст',
        'слова прочитаны лишь один раз и не взяты в текст',
        'слов прочитано лишь один раз и не взято в текст',
      ],
    },
  ],
  [
    'foreign',
    {
      en: [
        'word looks like Latin letters read as Russian ones: compare it with the scan',
        'words look like Latin letters read as Russian ones: compare them with the scan',
      ],
      ru: [
        'слово похоже на латинское, прочитанное русскими буквами: сверьте его со сканом',
        'слова похожи на латинские, прочитанные русскими буквами: сверьте их со сканом',
        'слов похоже на латинские, прочитанные русскими буквами: сверьте их со сканом',
      ],
    },
  ],
  [
    'oldSpelling',
    {
      en: [
        'word is spelt as before 1918: the recogniser does not know ѣ, і, ѳ and ѵ',
        'words are spelt as before 1918: the recogniser does not know ѣ, і, ѳ and ѵ',
      ],
      ru: [
        'слово в старой орфографии: букв ѣ, і, ѳ и ѵ распознаватель не знает',
        'слова в старой орфографии: букв ѣ, і, ѳ и ѵ распознаватель не знает',
        'слов в старой орфографии: букв ѣ, і, ѳ и ѵ распознаватель не знает',
      ],
    },
  ],
];

/** What is not in the text, and what is in it with letters that the recogniser does not know; null where that is nothing. */
export function noticeParts(notice: SheetNotice): {
  readonly leftOut: SheetNotice | null;
  readonly letters: SheetNotice | null;
} {
  const { foreign, oldSpelling } = notice;
  const leftOut = { ...notice, oneReader: 0, foreign: 0, oldSpelling: 0 };
  const none = Object.fromEntries(NOTICE_KEYS.map((key) => [key, 0])) as Record<keyof SheetNotice, number>;
  const isAny = (part: SheetNotice) => NOTICE_KEYS.some((key) => part[key] > 0);
  const letters = { ...none, foreign, oldSpelling };
  return { leftOut: isAny(leftOut) ? leftOut : null, letters: isAny(letters) ? letters : null };
}

/** The notice in words: «3 words set aside as dirt; 1 line of ink without text». */
export function noticeText(notice: SheetNotice, language: Language): string {
  const parts = FORMS.filter(([key]) => notice[key] > 0);
  return parts
    .map(([key, forms]) => `${notice[key]} ${pluralForm(notice[key], forms[language], language)}`)
    .join('; ');
}

export const NOTICE_KEYS: readonly (keyof SheetNotice)[] = FORMS.map(([key]) => key);
