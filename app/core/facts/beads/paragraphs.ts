import type { Span } from '../../base/span';

/** A paragraph, or what comes nearest to one; `letters` counts its letters and digits. */
export type Paragraph = Span & { readonly letters: number };

/** A line this much shorter than the block's long lines ends a paragraph. */
const SHORT_LINE = 0.8;
const SENTENCE_END = /[.!?:;…]["”»)]?\s*$/u;
const LABEL = /^\s*(?:\d{1,2}[.)]|[-•*])\s/u;
const INDENT = /^[ \t\u00a0]{2,}/;

/** The paragraphs of blocks that were read before, counted from the start of the block. */
export type KnownParagraphs = Map<string, readonly Paragraph[]>;

/**
 * The paragraphs of `text` within `within`, without `excluded` (page furniture, which also ends a paragraph).
 * Blank lines part them; in text wrapped line by line, a short last line, an indent or a list label does.
 */
export function paragraphsOf(
  text: string,
  within: Span,
  excluded: readonly Span[],
  known: KnownParagraphs = new Map(),
): readonly Paragraph[] {
  const plain = blanked(text, excluded);
  const paragraphs: Paragraph[] = [];
  for (const { from, to } of blocksOf(plain, within)) {
    const block = plain.slice(from, to);
    // Joined to something, a key does not keep the whole text alive.
    const key = `\n${block}`;
    const inside = known.get(key) ?? paragraphsIn(block);
    known.set(key, inside);
    for (const one of inside)
      paragraphs.push({ from: one.from + from, to: one.to + from, letters: one.letters });
  }
  return paragraphs;
}

function paragraphsIn(block: string): readonly Paragraph[] {
  return unwrapped(block, { from: 0, to: block.length })
    .map((span) => trimmed(block, span))
    .map((span) => ({ ...span, letters: countLetters(block, span) }))
    .filter((paragraph) => paragraph.letters > 0);
}

/** `text` with spaces in place of `spans`, offsets kept; line ends stay. */
export function blanked(text: string, spans: readonly Span[]): string {
  const pieces: string[] = [];
  let end = 0;
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    if (span.to <= end) continue;
    const from = Math.max(span.from, end);
    pieces.push(text.slice(end, from), text.slice(from, span.to).replace(/[^\r\n]/g, ' '));
    end = span.to;
  }
  return pieces.join('') + text.slice(end);
}

function blocksOf(text: string, within: Span): readonly Span[] {
  const blocks: Span[] = [];
  const body = text.slice(within.from, within.to);
  let from = 0;
  for (const gap of body.matchAll(/\n[ \t\r\f]*\n\s*|\f\s*/g)) {
    blocks.push({ from: within.from + from, to: within.from + gap.index });
    from = gap.index + gap[0].length;
  }
  return [...blocks, { from: within.from + from, to: within.to }];
}

function unwrapped(text: string, block: Span): readonly Span[] {
  const lines = linesOf(text, block);
  const long = longLine(lines);
  const parts: Span[] = [];
  let from = block.from;
  lines.forEach((line, i) => {
    const next = lines[i + 1];
    if (next === undefined || !isParagraphEnd(text, line, next, long)) return;
    parts.push({ from, to: line.to });
    from = next.from;
  });
  return [...parts, { from, to: block.to }];
}

function linesOf(text: string, block: Span): readonly Span[] {
  const lines: Span[] = [];
  for (let from = block.from; from < block.to;) {
    const feed = text.indexOf('\n', from);
    const to = feed === -1 || feed >= block.to ? block.to : feed;
    lines.push({ from, to });
    from = to + 1;
  }
  return lines;
}

/** The length that four lines in five do not exceed. */
function longLine(lines: readonly Span[]): number {
  const lengths = lines.map((line) => line.to - line.from).sort((a, b) => a - b);
  return lengths[Math.floor((lengths.length - 1) * 0.8)] ?? 0;
}

function isParagraphEnd(text: string, line: Span, next: Span, long: number): boolean {
  const following = text.slice(next.from, next.to);
  const current = text.slice(line.from, line.to);
  if (LABEL.test(following)) return true;
  if (INDENT.test(following) && !INDENT.test(current)) return true;
  return current.trimEnd().length < long * SHORT_LINE && SENTENCE_END.test(current);
}

function trimmed(text: string, span: Span): Span {
  let { from, to } = span;
  while (from < to && /[\s#*_>]/.test(text[from] ?? '')) from += 1;
  while (to > from && /[\s*_]/.test(text[to - 1] ?? '')) to -= 1;
  return { from, to };
}

function countLetters(text: string, span: Span): number {
  return text.slice(span.from, span.to).replace(/[^\p{L}\p{N}]/gu, '').length;
}

/**
 * `paragraphs` with the long ones cut at ends of sentences into pieces of about `letters`, for a side whose
 * paragraphs could not be told apart, so that both sides have units of like size.
 */
export function refined(
  text: string,
  paragraphs: readonly Paragraph[],
  letters: number,
): readonly Paragraph[] {
  return paragraphs.flatMap((paragraph) => {
    if (paragraph.letters <= letters * 1.8) return [paragraph];
    return piecesOf(text, paragraph, letters).map((span) => ({
      ...span,
      letters: countLetters(text, span),
    }));
  });
}

const BETWEEN_SENTENCES = /(?<=[.!?…]["”»)]?)\s+(?=["“«(]?[\p{Lu}\d])/gu;

function piecesOf(text: string, paragraph: Span, letters: number): readonly Span[] {
  const pieces: Span[] = [];
  const body = text.slice(paragraph.from, paragraph.to);
  let from = 0;
  for (const gap of body.matchAll(BETWEEN_SENTENCES)) {
    const size = body.slice(from, gap.index).replace(/[^\p{L}\p{N}]/gu, '').length;
    if (size < letters * 0.7) continue;
    pieces.push({ from: paragraph.from + from, to: paragraph.from + gap.index });
    from = gap.index + gap[0].length;
  }
  return [...pieces, { from: paragraph.from + from, to: paragraph.to }];
}
