import { ILLEGIBLE_TEXT, isApart, isDebris, withComment, withMarks } from '../../page/marks';
import type { Line, Mark, Page } from '../../page/transcription';
import { endsInHyphen, LINE_END_SIGNS } from '../../text/line-end';
import type { TextOptions } from './text-options';

/** The page as it is to be read: traces left out, lines joined, gaps named as `options` say. Boxes of joined lines go. */
export function shapedPage(page: Page, options: TextOptions): Page {
  const { lines: text } = withDebrisAs(page, options);
  const shown = text.filter((line) => options.hasTraces || isDebris(line) || !isApart(line));
  const lines = options.keepsLines
    ? options.joinsWords
      ? wholeWords(shown)
      : shown
    : paragraphs(shown, page.image.widthPx);
  return { ...page, lines: lines.map((line) => withIllegible(line, options.illegible)) };
}

/** The page with the debris of stamps and signatures, or without, as `options` say. */
export function withDebrisAs(page: Page, { hasDebris }: Pick<TextOptions, 'hasDebris'>): Page {
  if (hasDebris || !page.lines.some(isDebris)) return page;
  return { ...page, lines: page.lines.filter((line) => !isDebris(line)) };
}

function withIllegible(line: Line, sign: string): Line {
  if (sign === ILLEGIBLE_TEXT || !line.text.includes(ILLEGIBLE_TEXT)) return line;
  const grown = sign.length - ILLEGIBLE_TEXT.length;
  const places = [...line.text.matchAll(/\[нрзб\]/g)].map(({ index }) => index);
  const moved = (at: number) => {
    const before = places.filter((place) => place + ILLEGIBLE_TEXT.length <= at).length;
    return at + before * grown;
  };
  const marks = (line.marks ?? []).map(({ kind, from, to }) => ({ kind, from: moved(from), to: moved(to) }));
  return withMarks({ ...line, text: line.text.replaceAll(ILLEGIBLE_TEXT, sign), words: [] }, marks);
}

const BREAK = new RegExp(`${LINE_END_SIGNS}\\s*$`, 'u');
/** What Russian writes with a hyphen of its own, which stays where a line ends on it. */
const OWN_HYPHEN_BEHIND = /^(?:то|либо|нибудь|ка|таки|де|с)(?![\p{L}\p{M}])/iu;
const OWN_HYPHEN_BEFORE = /(?:^|[^\p{L}\p{M}])(?:по|кое|кой|из|во|в)-\s*$/iu;

/** `head` and what follows it with the word between them whole: its hyphen goes unless it is the word's own. */
function joined(head: string, tail: string): string {
  const next = tail.trimStart();
  const isWord = endsInHyphen(head) && /^\p{Ll}/u.test(next) && /[\p{L}\p{M}][^\p{L}\s]*\s*$/u.test(head);
  if (!endsInHyphen(head) || !/^[\p{L}\p{N}]/u.test(next)) return `${head.trimEnd()} ${next}`;
  const isOwn = !isWord || OWN_HYPHEN_BEHIND.test(next) || OWN_HYPHEN_BEFORE.test(head);
  return `${isOwn ? head.trimEnd().replace(/[\u00ac\u00ad]$/u, '-') : head.replace(BREAK, '')}${next}`;
}

/** Each line that ends in a hyphen takes the rest of its word from the next one. */
function wholeWords(lines: readonly Line[]): readonly Line[] {
  const result: Line[] = [];
  for (const line of lines) {
    const last = result[result.length - 1];
    const rest = /^\s*(\S+)\s*/.exec(line.text);
    const isDivided = last !== undefined && endsInHyphen(last.text) && !isApart(last) && !isApart(line);
    if (!isDivided || rest?.[1] === undefined || !/^\p{L}/u.test(rest[1])) {
      result.push(line);
      continue;
    }
    result[result.length - 1] = followedBy(last, cut(line, 0, rest[0].length));
    const left = cut(line, rest[0].length, line.text.length);
    if (left.text.trim() !== '' || left.comment !== undefined) result.push(left);
  }
  return result;
}

function cut(line: Line, from: number, to: number): Line {
  const marks = (line.marks ?? []).map((mark) => ({ ...mark, from: mark.from - from, to: mark.to - from }));
  const part = withMarks({ ...line, text: line.text.slice(from, to).trimEnd(), words: [] }, marks);
  return from === 0 && to < line.text.length ? withComment(part, '') : part;
}

/** One line of two, with the marks and comments of both. */
function followedBy(head: Line, tail: Line): Line {
  const text = joined(head.text, tail.text);
  const shift =
    text.length - tail.text.trimStart().length - (tail.text.length - tail.text.trimStart().length);
  const moved: readonly Mark[] = (tail.marks ?? []).map(({ kind, from, to }) => ({
    ...{ kind, from: Math.max(0, from + shift), to: to + shift },
  }));
  const marks = [...(head.marks ?? []), ...moved];
  const comment = [head.comment ?? '', tail.comment ?? ''].filter((one) => one !== '').join('\n');
  return withComment(withMarks({ ...head, text, words: [], boxPx: null }, marks), comment);
}

/** A line that is indented by this share of the page's width begins a paragraph; one that ends so much before the others ends it. */
const INDENT_SHARE = 0.02;
const SHORT_SHARE = 0.12;

/** Lines joined into paragraphs: by empty lines, headings, indents and short last lines that end a sentence. */
function paragraphs(lines: readonly Line[], widthPx: number): readonly Line[] {
  const body = lines.flatMap(({ boxPx, ...line }) =>
    boxPx === null || isApart({ boxPx, ...line }) ? [] : [boxPx],
  );
  const left = median(body.map(({ x0 }) => x0));
  const right = median(body.map(({ x1 }) => x1));
  const result: Line[] = [];
  let before: Line | null = null;
  for (const line of lines) {
    const last = result[result.length - 1];
    const isNew = last === undefined || before === null || begins(line, before, { left, right, widthPx });
    if (isNew) result.push({ ...line, text: line.text.trim() === '' ? '' : line.text });
    else result[result.length - 1] = followedBy(last, line);
    before = line;
  }
  return result.filter(({ text, comment }) => text !== '' || comment !== undefined);
}

type Column = { readonly left: number; readonly right: number; readonly widthPx: number };

function begins(line: Line, before: Line, { left, right, widthPx }: Column): boolean {
  if (line.text.trim() === '' || before.text.trim() === '') return true;
  if (isApart(line) || isApart(before) || isHeading(line) || isHeading(before)) return true;
  if (endsInHyphen(before.text)) return false;
  const isIndented = line.boxPx !== null && line.boxPx.x0 - left > INDENT_SHARE * widthPx;
  const isShort = before.boxPx !== null && right - before.boxPx.x1 > SHORT_SHARE * widthPx;
  return isIndented || (isShort && /[.!?…:;»")\]]\s*$/u.test(before.text));
}

function isHeading({ marks = [] }: Line): boolean {
  return marks.some(({ kind }) => kind === 'heading');
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
