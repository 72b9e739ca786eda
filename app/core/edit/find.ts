import { fail, ok, type Result } from '../base/result';
import { joinLineEndHyphens } from '../text/normalisation';
import { identityMap, replaceMapped, type MappedText } from '../text/mapped';
import { LINE_END_SIGNS } from '../text/line-end';

/**
 * What is looked for. Unless it is `isExact`, case, accents, е and ё, and where lines end make no difference; a word
 * that a line end breaks is found whole.
 */
export type FindQuery = {
  readonly text: string;
  readonly replacement: string;
  readonly isRegex: boolean;
  readonly isExact: boolean;
};

export type FindText = { readonly pageId: string; readonly text: string };

/**
 * A place found: `[from, to)` of the page's text, which reads `text` there; its Line and column count from 0.
 * `replacement` is what the query would put there, the groups of an expression filled in.
 */
export type FindHit = {
  readonly pageId: string;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly lineIndex: number;
  readonly column: number;
  readonly replacement: string;
  /** A little of the Line before and after, for the list. */
  readonly before: string;
  readonly after: string;
};

/** `isCut`: there are more than the list holds. */
export type Found = { readonly hits: readonly FindHit[]; readonly isCut: boolean };

/** More than this is not looked through by anybody. */
export const MAX_HITS = 5_000;
const CONTEXT_CHARS = 40;

/** Every place in `texts` that the query means, in their order. Fails with `bad-pattern` for an expression that is none. */
export function findInTexts(texts: readonly FindText[], query: FindQuery): Result<Found, 'bad-pattern'> {
  if (query.text === '') return ok({ hits: [], isCut: false });
  const pattern = patternOf(query);
  if (pattern === null) return fail('bad-pattern');
  const hits: FindHit[] = [];
  for (const { pageId, text } of texts) {
    for (const hit of hitsIn(pageId, text, pattern, query)) {
      if (hits.length === MAX_HITS) return ok({ hits, isCut: true });
      hits.push(hit);
    }
  }
  return ok({ hits, isCut: false });
}

/** The places in one text, without those that are empty: nothing stands there that could be shown or replaced. */
function* hitsIn(pageId: string, raw: string, pattern: RegExp, query: FindQuery): Generator<FindHit> {
  const folded = query.isExact ? identityMap(raw) : forgiving(raw, query.isRegex);
  for (const match of folded.text.matchAll(pattern)) {
    const [from, to] = rawEnds(folded, match.index, match.index + match[0].length);
    if (to <= from) continue;
    const lineFrom = raw.lastIndexOf('\n', from - 1) + 1;
    const lineEnd = raw.indexOf('\n', to);
    yield {
      ...{ pageId, from, to, text: raw.slice(from, to) },
      lineIndex: countLineFeeds(raw, from),
      column: from - lineFrom,
      replacement: query.isRegex ? expand(query.replacement, match, folded, raw) : query.replacement,
      before: raw.slice(Math.max(lineFrom, from - CONTEXT_CHARS), from),
      after: raw.slice(to, Math.min(lineEnd < 0 ? raw.length : lineEnd, to + CONTEXT_CHARS)),
    };
  }
}

function countLineFeeds(text: string, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** What was folded away at the end of a match, such as an accent, belongs to it; a broken line end does not. */
function rawEnds({ text, offsets }: MappedText, from: number, to: number): readonly [number, number] {
  const start = offsets[from] ?? 0;
  if (to <= from) return [start, start];
  const last = offsets[to - 1] ?? 0;
  const next = offsets[to] ?? 0;
  const isSurrogate = /[\ud800-\udbff]/.test(text[to - 1] ?? '');
  return [start, isSurrogate ? last + 1 : next];
}

/** Accents and ё folded, й kept: it is a letter of its own. */
const foldAccents = (input: MappedText): MappedText =>
  replaceMapped(input, /[\p{L}\p{N}]\p{M}+|[^\P{L}йЙ]/gu, (cluster) =>
    cluster
      .normalize('NFC')
      .replace(/[^йЙ]+/gu, (letters) => letters.normalize('NFD').replace(/\p{M}/gu, '')),
  );

function forgiving(raw: string, isRegex: boolean): MappedText {
  const letters = foldAccents(identityMap(raw));
  return isRegex ? joinLineEndHyphens(letters) : letters;
}

function patternOf({ text, isRegex, isExact }: FindQuery): RegExp | null {
  const wanted = isExact ? text : foldAccents(identityMap(text)).text;
  const source = isRegex ? wanted : isExact ? escapeRegex(wanted) : literalSource(wanted);
  try {
    return new RegExp(source, isExact ? 'dgmu' : 'dgimu');
  } catch {
    return null;
  }
}

const HYPHENS = String.raw`[-\u2010\u2011\u00ac\u00ad]`;
/** A word broken at a line end, with its hyphen, or a soft hyphen that nobody sees. */
const BREAK = String.raw`(?:${LINE_END_SIGNS}[ \t]*\n[ \t]*|\u00ad)?`;

/** Words as typed, wherever lines end between them or inside them. */
function literalSource(text: string): string {
  const parts = text.trim() === '' ? [text] : text.trim().split(/\s+/u);
  return parts.map(wordSource).join(String.raw`\s+`);
}

function wordSource(word: string): string {
  const letters = [...word];
  return letters
    .map((letter, i) => {
      const isHyphen = /[-\u2010\u2011]/.test(letter);
      const own = isHyphen ? String.raw`${HYPHENS}(?:[ \t]*\n[ \t]*)?` : escapeRegex(letter);
      const next = letters[i + 1];
      const mayBreak = /\p{L}/u.test(letter) && next !== undefined && /\p{L}/u.test(next);
      return mayBreak ? own + BREAK : own;
    })
    .join('');
}

function escapeRegex(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/-/g, '\\x2d');
}

type Indexed = RegExpMatchArray & { readonly indices?: RegExpIndicesArray };

/** `$1`, `$<name>`, `$&`, `$$` and `\n` of a replacement, with what really stands in the text. */
function expand(template: string, match: Indexed, folded: MappedText, raw: string): string {
  const rawOf = (span: readonly [number, number] | undefined) => {
    if (span === undefined) return '';
    const [from, to] = rawEnds(folded, ...span);
    return raw.slice(from, to);
  };
  return template.replace(
    /\$(\$|&|\d{1,2}|<([^>]*)>)|\\n/g,
    (sign, what: string | undefined, name?: string) => {
      if (what === undefined) return '\n';
      if (what === '$') return '$';
      if (what === '&') return rawOf(match.indices?.[0]);
      if (name !== undefined) return rawOf(match.indices?.groups?.[name]);
      const group = Number(what);
      return group > 0 && group < match.length ? rawOf(match.indices?.[group]) : sign;
    },
  );
}
