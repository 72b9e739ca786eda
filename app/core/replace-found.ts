import { applyEdit, editBetween, type Edit } from './edit';
import { editFromTextChange, type TextChange } from './edit-text';
import type { FindHit } from './find';
import { pageText, type Page } from './transcription';
import { LINE_END_SIGNS } from './text/line-end';

/**
 * The Edit that puts each hit's replacement in its place on its page; null where nothing changes. Lines stay the Lines
 * of the scan: where a hit runs over a line end, its replacement does, too. Hits whose text is no longer what was found
 * are left alone. `newId` names Lines that a replacement with a line feed makes.
 */
export function replaceOnPage(page: Page, hits: readonly FindHit[], newId: () => string): Edit | null {
  const text = pageText(page);
  const standing = hits.filter((hit) => hit.pageId === page.id && text.slice(hit.from, hit.to) === hit.text);
  let after = page;
  for (const hit of [...standing].sort((a, b) => b.from - a.from)) {
    for (const change of replacementChanges(hit)) {
      after = applyEdit(after, editFromTextChange(after, change, newId));
    }
  }
  return editBetween(page, after);
}

/** The smallest changes that make a replacement, the last first: a word that stays keeps its ink and its confidence. */
export function replacementChanges(
  hit: Pick<FindHit, 'from' | 'text' | 'replacement'>,
): readonly TextChange[] {
  const before = hit.text.split('\n');
  const after = withBreaks(hit.text, hit.replacement).split('\n');
  if (before.length !== after.length)
    return [{ from: hit.from, to: hit.from + hit.text.length, text: hit.replacement }];
  let at = hit.from;
  const changes = before.flatMap((line, i) => {
    const from = at;
    at += line.length + 1;
    return wordChanges(line, after[i] ?? '').map((change) => ({
      ...change,
      from: change.from + from,
      to: change.to + from,
    }));
  });
  return changes.reverse();
}

/** Word for word where there are as many; otherwise what lies between the letters that both ends share. */
function wordChanges(before: string, after: string): readonly TextChange[] {
  const old = [...before.matchAll(/\S+|\s+/g)];
  const made = after.match(/\S+|\s+/g) ?? [];
  if (old.length !== made.length) return trimmed(before, after, 0);
  return old.flatMap((part, i) => trimmed(part[0], made[i] ?? '', part.index));
}

function trimmed(before: string, after: string, at: number): readonly TextChange[] {
  if (before === after) return [];
  const head = commonHead(before, after);
  const tail = commonTail(before, after, head);
  return [{ from: at + head, to: at + before.length - tail, text: after.slice(head, after.length - tail) }];
}

function commonHead(a: string, b: string): number {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  // Half a surrogate pair is no letter.
  return head > 0 && /[\ud800-\udbff]/.test(a[head - 1] ?? '') ? head - 1 : head;
}

function commonTail(a: string, b: string, head: number): number {
  let tail = 0;
  const shorter = Math.min(a.length, b.length) - head;
  while (tail < shorter && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  return tail > 0 && /[\udc00-\udfff]/.test(a[a.length - tail] ?? '') ? tail - 1 : tail;
}

/** A line end inside what was found: where it stands in the words without it, and whether it parts two words. */
type LineEnd = { readonly at: number; readonly text: string; readonly isBetweenWords: boolean };

/**
 * `replacement` with the line ends of `found` in it: between two words where it has a space nearest to there, inside a
 * word after the letters that have stayed the same, with the hyphen.
 */
function withBreaks(found: string, replacement: string): string {
  if (!found.includes('\n') || replacement.includes('\n')) return replacement;
  const { plain, ends } = withoutBreaks(found);
  const head = commonHead(plain, replacement);
  const tail = commonTail(plain, replacement, head);
  const moved = (at: number) => {
    if (at <= head) return at;
    return plain.length - at <= tail ? replacement.length - (plain.length - at) : replacement.length - tail;
  };
  let made = replacement;
  // From the last on, so that the places before it still hold.
  for (const end of [...ends].reverse()) made = putBreak(made, moved(end.at), end);
  return made;
}

function putBreak(text: string, at: number, end: LineEnd): string {
  if (!end.isBetweenWords) return text.slice(0, at) + breakText(text, at, end) + text.slice(at);
  const lineEnd = text.indexOf('\n');
  const open = lineEnd < 0 ? text.length : lineEnd;
  const spaces = [...text.slice(0, open).matchAll(/ /g)].map(({ index }) => index);
  const nearest = spaces.sort((a, b) => Math.abs(a - at) - Math.abs(b - at))[0];
  if (nearest === undefined) return `${text.slice(0, open)}\n${text.slice(open)}`;
  return text.slice(0, nearest) + end.text + text.slice(nearest + 1);
}

/** A hyphen only where letters go on after it. */
function breakText(text: string, at: number, end: LineEnd): string {
  const isInside = /\p{L}/u.test(text[at - 1] ?? '') && /\p{L}/u.test(text[at] ?? '');
  return isInside ? end.text : '\n';
}

const LINE_BREAK = new RegExp(String.raw`(?<=\p{L})${LINE_END_SIGNS}[ \t]*\n[ \t]*(?=\p{L})|\s*\n\s*`, 'gu');

function withoutBreaks(found: string): { readonly plain: string; readonly ends: readonly LineEnd[] } {
  const ends: LineEnd[] = [];
  let plain = '';
  let from = 0;
  for (const match of found.matchAll(LINE_BREAK)) {
    plain += found.slice(from, match.index);
    const isBetweenWords = /^\s/.test(match[0]);
    ends.push({ at: plain.length, text: match[0], isBetweenWords });
    if (isBetweenWords) plain += ' ';
    from = match.index + match[0].length;
  }
  return { plain: plain + found.slice(from), ends };
}
