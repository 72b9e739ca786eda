import type { Template } from '../base/language';
import type { ImportDoubt } from './import-doubts';
import type { TakenSheet } from './import-outcome';
import { assertNever } from '../base/result';

/** The number by which people know a sheet. */
type NumberOf = (pageId: string) => number;

/** Beyond this many sheets only the sum is said. */
const SHEETS_SAID = 4;

/** What each sheet got, or all together: `sheet 1: 30 lines, 1204 characters`. */
export function takenText(sheets: readonly TakenSheet[], numberOf: NumberOf): Template {
  if (sheets.length > SHEETS_SAID) {
    const sum = (of: 'lines' | 'characters') => sheets.reduce((all, sheet) => all + sheet[of], 0);
    const [lines, characters] = [sum('lines'), sum('characters')];
    return {
      en: `lines in all: ${lines}, characters: ${characters}`,
      ru: `всего строк: ${lines}, знаков: ${characters}`,
    };
  }
  const each = (say: (sheet: TakenSheet, number: number) => string) =>
    sheets.map((sheet) => say(sheet, numberOf(sheet.pageId))).join('; ');
  return {
    en: each(
      ({ lines, characters }, number) => `sheet ${number}: lines: ${lines}, characters: ${characters}`,
    ),
    ru: each(({ lines, characters }, number) => `лист ${number}: строк: ${lines}, знаков: ${characters}`),
  };
}

/** A doubt as a person is told of it before the file is taken. */
export function doubtText(doubt: ImportDoubt, numberOf: NumberOf): Template {
  switch (doubt.kind) {
    case 'other-picture': {
      const number = numberOf(doubt.pageId);
      const { inFile, onSheet } = doubt;
      return {
        en: `Sheet ${number}: the file says that it belongs to the picture “${inFile}”; the sheet’s scan is “${onSheet}”.`,
        ru: `Лист ${number}: в файле сказано, что он относится к снимку «${inFile}», а скан листа называется «${onSheet}».`,
      };
    }
    case 'other-shape': {
      const number = numberOf(doubt.pageId);
      const size = ({ widthPx, heightPx }: typeof doubt.inFile) => `${widthPx} × ${heightPx}`;
      return {
        en: `Sheet ${number}: the file was made on a picture of other proportions (${size(doubt.inFile)} px; the sheet has ${size(doubt.onSheet)} px). Its boxes would not stand on the words.`,
        ru: `Лист ${number}: файл сделан по снимку других пропорций (${size(doubt.inFile)} пикс., у листа ${size(doubt.onSheet)} пикс.). Рамки не лягут на слова.`,
      };
    }
    case 'unaccounted':
      return unaccountedText(doubt);
    case 'not-russian':
      return {
        en: `The text of the PDF does not look like Russian: “${doubt.sample}”. Recognising the sheet may be better.`,
        ru: `Текст из PDF не похож на русский: «${doubt.sample}». Возможно, лучше распознать лист.`,
      };
    default:
      return assertNever(doubt);
  }
}

function unaccountedText({
  lost,
  invented,
  sample,
}: Extract<ImportDoubt, { kind: 'unaccounted' }>): Template {
  const en = [
    ...(lost > 0
      ? [`${lost} characters of the file would be missing${sample === '' ? '' : ` (“${sample}”)`}`]
      : []),
    ...(invented > 0 ? [`${invented} would be on the sheets that the file does not have`] : []),
  ];
  const ru = [
    ...(lost > 0
      ? [`часть текста файла не попала бы на листы (знаков: ${lost}${sample === '' ? '' : `, «${sample}»`})`]
      : []),
    ...(invented > 0 ? [`на листах оказались бы лишние знаки (${invented}), которых в файле нет`] : []),
  ];
  return {
    en: `Sverka cannot read this file whole: ${en.join('; ')}.`,
    ru: `Сверка не может прочесть этот файл целиком: ${ru.join('; ')}.`,
  };
}
