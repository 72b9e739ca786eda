import { foldDashes, foldQuotes, foldScript, foldYo } from './fold';
import { identityMap, replaceMapped } from './mapped';
import type { MappedText, Step } from './mapped';
import { LINE_END_SIGNS } from './line-end';

/** Unicode NFC. Only stretches with combining marks are touched, so offsets elsewhere stay one to one. */
export const nfc: Step = (input) =>
  replaceMapped(input, /\P{M}\p{M}+/gu, (cluster) => cluster.normalize('NFC'));

const BROKEN_WORD = new RegExp(String.raw`(?<=\p{L})${LINE_END_SIGNS}[ \t]*\r?\n[ \t]*(?=\p{Ll})`, 'gu');

/** A word broken at a line end is joined and its hyphen dropped: «организа-\nции» → «организации». */
export const joinLineEndHyphens: Step = (input) => replaceMapped(input, BROKEN_WORD, () => '');

/** «Ш Т Ы К О В» → «ШТЫКОВ»: at least three capitals that stand alone. */
export const collapseLetterspacing: Step = (input) =>
  replaceMapped(input, /(?<![\p{L}\p{N}])\p{Lu}(?:[ \u00a0]\p{Lu}){2,}(?![\p{L}\p{N}])/gu, (word) =>
    word.replace(/[ \u00a0]/g, ''),
  );

/** Latin lookalikes inside words with Cyrillic letters; for comparison only. */
export const foldScripts: Step = (input) => replaceMapped(input, /[\p{L}\p{M}]+/gu, foldScript);

export const foldCase: Step = (input) => replaceMapped(input, /\p{Lu}/gu, (letter) => letter.toLowerCase());

export const foldYoStep: Step = (input) => replaceMapped(input, /[ёЁ]/g, foldYo);

export const foldSigns: Step = (input) =>
  replaceMapped(input, /[\u2010-\u2015\u2212«»„“”‟‘’‚‛`´]/g, (sign) => foldQuotes(foldDashes(sign)));

/** Runs of white space become one space, and none stands at the ends. */
export const collapseWhiteSpace: Step = (input) =>
  replaceMapped(
    replaceMapped(input, /^\s+|\s+$/g, () => ''),
    /\s+/g,
    () => ' ',
  );

/** The normalisation steps as far as they keep what a reader would call the text. */
export const COMPARISON_LADDER: readonly Step[] = [
  nfc,
  joinLineEndHyphens,
  collapseLetterspacing,
  foldScripts,
  foldCase,
  foldYoStep,
  foldSigns,
  collapseWhiteSpace,
];

/** `raw` after each step in turn, with the way back to raw offsets. */
export function climb(raw: string, steps: readonly Step[]): MappedText {
  return steps.reduce((text, step) => step(text), identityMap(raw));
}
