import type { Language } from '../base/language';
import type { DocumentLeft, Left, WhyUnknown } from './likely-left';

type Words = Readonly<Record<WhyUnknown, string>> & {
  readonly likely: (range: string) => string;
  readonly onSheets: (of: number, all: number) => string;
  readonly sureness: string;
};

const EN: Words = {
  likely: (range) => `Wrong words likely left once the flags are decided: ${range}`,
  onSheets: (of, all) => `on ${of} of ${all} sheets`,
  sureness: 'The number lies between the two in nine cases of ten.',
  'not-read': 'How many errors are left cannot be told: no machine read the text.',
  'one-reader':
    'How many errors are left cannot be told: one reader read the scan, and there is no second one to compare with. Recognise carefully to have both.',
  'out-of-field':
    'How many errors are left cannot be told: the second reader knows typescript only, and this is print or handwriting.',
  'no-finished-sheet':
    'How many errors are left cannot be told yet: that is measured by a sheet that somebody has read through and marked as proofread.',
  'read-through':
    'Read through. How many errors reading has missed shows when a second person validates a sheet.',
  validated: 'Read through by two people. Nothing is left to measure by.',
};

const RU: Words = {
  likely: (range) => `После решения всех расхождений, вероятно, останется неверных слов: ${range}`,
  onSheets: (of, all) => `на ${of} из ${all} листов`,
  sureness: 'В девяти случаях из десяти число лежит в этих пределах.',
  'not-read': 'Сколько осталось ошибок, сказать нельзя: текст не распознан программой.',
  'one-reader':
    'Сколько осталось ошибок, сказать нельзя: скан прочитан одним распознавателем, сравнить не с чем. Тщательное распознавание использует оба.',
  'out-of-field':
    'Сколько осталось ошибок, сказать нельзя: второй распознаватель читает только машинопись, а это печатный или рукописный текст.',
  'no-finished-sheet':
    'Сколько осталось ошибок, пока сказать нельзя: для этого нужен хотя бы один лист, прочитанный целиком и отмеченный как вычитанный.',
  'read-through':
    'Прочитано целиком. Сколько ошибок пропущено при чтении, станет видно, когда второй человек проверит хотя бы один лист.',
  validated: 'Прочитано двумя людьми: мерить оставшиеся ошибки больше нечем.',
};

const WORDS: Readonly<Record<Language, Words>> = { en: EN, ru: RU };

/** «0–2», or «3» where both ends are the same; a dash where it is not known. */
export function leftRange(left: Left): string {
  if (left.kind === 'unknown') return '—';
  const { least, most } = left;
  return least === most ? String(most) : `${least}–${most}`;
}

/** What is likely left on one sheet, or why that cannot be told. */
export function leftText(left: Left, language: Language): string {
  const words = WORDS[language];
  return left.kind === 'unknown' ? words[left.why] : `${words.likely(leftRange(left))}.`;
}

/** The same of the document: on how many sheets, and how sure that is. */
export function documentLeftText({ whole, ofSheets, sheets }: DocumentLeft, language: Language): string {
  const words = WORDS[language];
  if (whole.kind === 'unknown') return words[whole.why];
  const where = ofSheets < sheets.length ? ` ${words.onSheets(ofSheets, sheets.length)}` : '';
  return `${words.likely(leftRange(whole))}${where}. ${words.sureness}`;
}

/** Indexes of the sheets on which most is likely left, the worst first; equal ones in the order of the document. */
export function worstFirst(sheets: readonly Left[]): readonly number[] {
  const likely = (left: Left | undefined) => (left?.kind === 'range' ? left.likely : -1);
  return sheets
    .flatMap((left, i) => (left.kind === 'range' ? [i] : []))
    .sort((a, b) => likely(sheets[b]) - likely(sheets[a]) || a - b);
}
