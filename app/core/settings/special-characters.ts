import type { Template } from '../base/language';
import { ILLEGIBLE_TEXT } from '../page/marks';

/** A sign that is not on every keyboard, and what it is called. */
export type SpecialCharacter = { readonly text: string; readonly name: Template };

/** Signs of typescripts, letters of the spelling before 1918 in both cases, and marks that stand over a letter. */
export const SPECIAL_CHARACTERS: readonly SpecialCharacter[] = [
  sign('№', 'number sign', 'знак номера'),
  sign('§', 'section sign', 'параграф'),
  sign('«', 'opening quotation mark', 'открывающая кавычка'),
  sign('»', 'closing quotation mark', 'закрывающая кавычка'),
  sign('—', 'dash', 'тире'),
  sign('–', 'short dash', 'короткое тире'),
  sign('…', 'ellipsis', 'многоточие'),
  sign('°', 'degree sign', 'знак градуса'),
  sign('ѣ', 'small yat', 'строчная «ять»'),
  sign('Ѣ', 'capital yat', 'прописная «ять»'),
  sign('і', 'small decimal i', 'строчная «и десятеричное»'),
  sign('І', 'capital decimal i', 'прописная «и десятеричное»'),
  sign('ѳ', 'small fita', 'строчная «фита»'),
  sign('Ѳ', 'capital fita', 'прописная «фита»'),
  sign('ѵ', 'small izhitsa', 'строчная «ижица»'),
  sign('Ѵ', 'capital izhitsa', 'прописная «ижица»'),
  sign('ъ', 'small hard sign', 'строчный твёрдый знак'),
  sign('Ъ', 'capital hard sign', 'прописной твёрдый знак'),
  sign('\u0301', 'acute accent over the letter before', 'ударение над предыдущей буквой'),
  sign('\u0306', 'breve over the letter before', 'краткость над предыдущей буквой'),
  sign(ILLEGIBLE_TEXT, 'illegible', 'неразборчиво'),
];

function sign(text: string, en: string, ru: string): SpecialCharacter {
  return { text, name: { en, ru } };
}

/** As it is shown alone: what stands over a letter is shown over a dotted circle. */
export function shownCharacter(text: string): string {
  return /^\p{M}/u.test(text) ? `\u25cc${text}` : text;
}
