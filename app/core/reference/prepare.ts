import { bodyOf, keysBetween, wordAt, type Body } from '../discrepancy/body';
import type { Span } from '../discrepancy/discrepancy';
import { findFurniture } from '../text/find-furniture';
import { LINE_END_SIGNS } from '../text/line-end';

/** A reference taken apart once: its words and what each is compared by, and the page furniture that is never taken from it. */
export type PreparedReference = {
  readonly body: Body;
  readonly keys: readonly string[];
  readonly furniture: readonly Span[];
};

export function prepareReference(text: string): PreparedReference {
  const furniture = findFurniture(text, []);
  const body = bodyOf(text, furniture);
  return { body, keys: keysBetween(body, 0, body.count), furniture };
}

const LINE_END = new RegExp(String.raw`${LINE_END_SIGNS}[ \t]*\r?\n[ \t]*`, 'gu');

/** Word `index` as it is written when no line ends inside it. */
export function referenceWord({ body }: PreparedReference, index: number): string {
  return (wordAt(body, index)?.text ?? '').replace(LINE_END, '');
}

/**
 * The signs between word `index` and the one after it, furniture left out, white space as one space; before the
 * first word and after the last, nothing is known to belong to the text, so only the signs that cling count.
 */
export function gapAfter({ body, furniture }: PreparedReference, index: number): string {
  const from = wordAt(body, index)?.to ?? 0;
  const to = wordAt(body, index + 1)?.from ?? body.text.length;
  let text = '';
  let at = from;
  for (const mark of furniture) {
    if (mark.to <= from) continue;
    if (mark.from >= to) break;
    text += `${body.text.slice(at, Math.max(at, mark.from))} `;
    at = Math.max(at, mark.to);
  }
  return (text + body.text.slice(at, to)).replace(/\s+/g, ' ');
}

/** A gap at a line end: what clings to the word before, what stands free, and what clings to the word after. */
export type GapParts = { readonly clinging: string; readonly free: string; readonly leading: string };

export function splitGap(gap: string): GapParts {
  const first = gap.search(/\s/);
  if (first < 0) return { clinging: gap, free: '', leading: '' };
  const last = gap.lastIndexOf(' ');
  return {
    clinging: gap.slice(0, first),
    free: gap.slice(first, Math.max(first, last)).trim(),
    leading: gap.slice(last + 1),
  };
}
