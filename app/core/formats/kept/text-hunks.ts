import { align } from '../../align/align';
import { internKeys } from '../../align/alignment';

/** `[from, to)` of the text before becomes `text`. */
export type Hunk = { readonly from: number; readonly to: number; readonly text: string };

/** Where two states of a line differ, word by word and in order; white space counts as words do. */
export function hunksOf(before: string, after: string): readonly Hunk[] {
  const left = tokensOf(before);
  const right = tokensOf(after);
  const starts = startsOf(left);
  const hunks: Hunk[] = [];
  for (const { kind, leftFrom, leftTo, rightFrom, rightTo } of align(internKeys(left, right)).blocks) {
    if (kind === 'equal') continue;
    const hunk = {
      from: starts[leftFrom] ?? before.length,
      to: starts[leftTo] ?? before.length,
      text: right.slice(rightFrom, rightTo).join(''),
    };
    const last = hunks[hunks.length - 1];
    if (last?.to === hunk.from)
      hunks[hunks.length - 1] = { ...hunk, from: last.from, text: last.text + hunk.text };
    else hunks.push(hunk);
  }
  return hunks.flatMap((hunk) => wordByWord(before, hunk));
}

function tokensOf(text: string): readonly string[] {
  return text.match(/\s+|\S+/g) ?? [];
}

function startsOf(tokens: readonly string[]): readonly number[] {
  let at = 0;
  return tokens.map((token) => {
    const from = at;
    at += token.length;
    return from;
  });
}

/** As many words as before: each stands for its own. */
function wordByWord(before: string, hunk: Hunk): readonly Hunk[] {
  const old = tokensOf(before.slice(hunk.from, hunk.to));
  const fresh = tokensOf(hunk.text);
  const isSpace = (token: string | undefined) => token !== undefined && token.trim() === '';
  const isAlike =
    old.length === fresh.length && old.every((token, i) => isSpace(token) === isSpace(fresh[i]));
  if (!isAlike) return [hunk];
  const starts = startsOf(old);
  return old.flatMap((token, i) => {
    const from = hunk.from + (starts[i] ?? 0);
    const text = fresh[i] ?? '';
    return token === text || isSpace(token) ? [] : [{ from, to: from + token.length, text }];
  });
}

/** The same without the letters that stand at its ends before and after. */
export function trimmed(before: string, { from, to, text }: Hunk): Hunk {
  const old = before.slice(from, to);
  const most = Math.min(old.length, text.length);
  let head = 0;
  while (head < most && old[head] === text[head]) head += 1;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail] === text[text.length - 1 - tail]) tail += 1;
  // A letter with its marks, or a pair of code units, is not cut.
  while (head > 0 && /[\p{M}\udc00-\udfff]/u.test(old.slice(head, head + 1) || text.slice(head, head + 1)))
    head -= 1;
  return { from: from + head, to: to - tail, text: text.slice(head, text.length - tail) };
}
