const HYPHENS = String.raw`[-\u2010\u2011\u00ac\u00ad]`;
/** What typists and old print set instead; elsewhere `=` is a sign of its own, so a letter has to stand before it. */
const DOUBLE_HYPHENS = String.raw`[=\u2e17\u2e40]`;

/**
 * Source of a regular expression (with the flag `u`) for what breaks a word at a line end: a hyphen, `¬`, `=` or a soft
 * hyphen, or two of them, as recognisers write `доб--` and a hyphen with a soft hyphen behind it for one break.
 */
export const LINE_END_SIGNS = String.raw`(?:(?:${HYPHENS}|(?<=\p{L})${DOUBLE_HYPHENS})(?:${HYPHENS}|${DOUBLE_HYPHENS})?)`;

const ENDS_IN_HYPHEN = new RegExp(String.raw`${LINE_END_SIGNS}\s*$`, 'u');

/** Whether `text` ends in a sign that breaks a word there. */
export function endsInHyphen(text: string): boolean {
  return ENDS_IN_HYPHEN.test(text.trimEnd().slice(-4));
}
