import type { Span } from '../../base/span';
import type { ArchivalReference } from '../../project/project';
import { parseCitation } from '../read/citation';

export { parseCitation } from '../read/citation';

/** One file that holds the Russian text and its English translation, taken apart. */
export type BilingualText = {
  readonly transcription: Span;
  readonly translation: Span;
  /** Where the publication says the original lies. */
  readonly citation: ArchivalReference | null;
};

/** Each language must have at least this many letters, or the file is not taken for a bilingual one. */
const LEAST_LETTERS = 100;
/** Each half must be in its own script to at least this share. */
const PURITY = 0.85;
/** A line of signs that parts two texts: ###, ---, * * *. */
const RULE_LINE = /^[\s#*_=~-]*$/u;

type Counted = Span & { readonly cyrillic: number; readonly latin: number };

/**
 * Splits a publication by script: the cut at a paragraph's end that leaves most Latin
 * letters on one side and most Cyrillic ones on the other. The translation keeps its front matter. Null when
 * the text is not in two scripts, or the scripts are mixed.
 */
export function splitByScript(text: string): BilingualText | null {
  const blocks = countedBlocks(text);
  const cyrillic = blocks.reduce((sum, block) => sum + block.cyrillic, 0);
  const latin = blocks.reduce((sum, block) => sum + block.latin, 0);
  if (Math.min(cyrillic, latin) < LEAST_LETTERS) return null;
  const cut = bestCut(blocks);
  if (cut.purity < PURITY) return null;
  const at = blocks[cut.index]?.from ?? text.length;
  const halves = [trimmed(text, { from: 0, to: at }), trimmed(text, { from: at, to: text.length })] as const;
  const [translation, transcription] = cut.isLatinFirst ? halves : [halves[1], halves[0]];
  return { transcription, translation, citation: parseCitation(text) };
}

function countedBlocks(text: string): readonly Counted[] {
  const blocks: Counted[] = [];
  for (const match of text.matchAll(/[^\n]+(?:\n(?![ \t\r]*\n)[^\n]+)*/g)) {
    const body = match[0];
    if (RULE_LINE.test(body)) continue;
    blocks.push({
      from: match.index,
      to: match.index + body.length,
      cyrillic: body.match(/\p{Script=Cyrillic}/gu)?.length ?? 0,
      latin: body.match(/\p{Script=Latin}/gu)?.length ?? 0,
    });
  }
  return blocks;
}

/** `purity` is the lower of the two halves' shares of their own script. */
type Cut = { readonly index: number; readonly isLatinFirst: boolean; readonly purity: number };

function bestCut(blocks: readonly Counted[]): Cut {
  const total = sumOf(blocks);
  let before = { cyrillic: 0, latin: 0 };
  let best: Cut = { index: 0, isLatinFirst: true, purity: 0 };
  blocks.forEach((block, i) => {
    const after = { cyrillic: total.cyrillic - before.cyrillic, latin: total.latin - before.latin };
    for (const isLatinFirst of [true, false]) {
      const [latinHalf, cyrillicHalf] = isLatinFirst ? [before, after] : [after, before];
      const purity = Math.min(
        share(latinHalf.latin, latinHalf.cyrillic),
        share(cyrillicHalf.cyrillic, cyrillicHalf.latin),
      );
      if (purity >= best.purity) best = { index: i, isLatinFirst, purity };
    }
    before = { cyrillic: before.cyrillic + block.cyrillic, latin: before.latin + block.latin };
  });
  return best;
}

function sumOf(blocks: readonly Counted[]): { readonly cyrillic: number; readonly latin: number } {
  return blocks.reduce(
    (sum, block) => ({ cyrillic: sum.cyrillic + block.cyrillic, latin: sum.latin + block.latin }),
    { cyrillic: 0, latin: 0 },
  );
}

function share(own: number, other: number): number {
  return own + other === 0 ? 0 : own / (own + other);
}

function trimmed(text: string, span: Span): Span {
  let { from, to } = span;
  while (from < to && /\s/.test(text[from] ?? '')) from += 1;
  while (to > from && /\s/.test(text[to - 1] ?? '')) to -= 1;
  return { from, to };
}

/** What pages of published documents put above the text, and after it. Stands at a line's start, with a colon. */
const FRONT_LABEL =
  /^[ \t*_#>]*(?:citation|cite this document|summary|abstract|description|original language|languages?|contents|keywords|subjects? discussed|credits?|rights|copyright|document date|date created|source|collection|digital archive|permalink|url|источник|аннотация|краткое содержание|язык оригинала|содержание|ключевые слова)[ \t*_]*:/iu;
/** What only follows a text. */
const BACK_LABEL =
  /^[ \t*_#>[(]*(?:translat(?:ed|ion) (?:by|for|from)|translator['’]s notes?|editor['’]s notes?|end ?notes?|footnotes?|notes?(?! ?\d{1,2}[.:] )|переводчик|примечани[ея])(?=[ \t*_:.\])]|$)/iu;
/** Front matter's labels follow one another within this many paragraphs. */
const LABEL_REACH = 2;
/** The first label stands among this many paragraphs at the head (a title may take several). */
const HEAD_REACH = 10;

/**
 * The span of a publication's text proper: without the title, citation, summary, contents and other labelled
 * matter before it, and without notes and labelled matter after it. None of that was ever on the scan, so it
 * must not demand a counterpart. The whole text when nothing is labelled.
 */
export function translationBody(text: string): Span {
  const blocks = countedBlocks(text);
  const first = bodyStart(text, blocks);
  const after = blocks.findIndex(
    (block, i) => i > first && (isBackMatter(text, block) || isNote(text, block)),
  );
  const end = after === -1 ? blocks.length : after;
  const from = blocks[first]?.from ?? text.length;
  return { from, to: Math.max(from, blocks[end - 1]?.to ?? text.length) };
}

function isBackMatter(text: string, block: Span): boolean {
  const line = text.slice(block.from, block.to);
  return FRONT_LABEL.test(line) || BACK_LABEL.test(line);
}

const NOTE = /^[ \t]*(?:\[(\d{1,3})\]|([¹²³⁴-⁹⁰]+))[ \t]?\S/u;

/** A paragraph that begins with a note mark to which the text before it refers. */
function isNote(text: string, block: Span): boolean {
  const match = NOTE.exec(text.slice(block.from, block.to));
  const mark = match === null ? '' : match[1] === undefined ? (match[2] ?? '') : `[${match[1]}]`;
  return mark !== '' && text.slice(0, block.from).includes(mark);
}

/** The block after the last label at the head and what that label introduces. */
function bodyStart(text: string, blocks: readonly Counted[]): number {
  let start = 0;
  for (let i = 0; i < blocks.length && i < (start === 0 ? HEAD_REACH : start + LABEL_REACH); i += 1) {
    const block = blocks[i];
    if (block === undefined) break;
    const body = text.slice(block.from, block.to);
    if (FRONT_LABEL.test(body)) start = i + (isLabelAlone(body) ? 2 : 1);
  }
  return Math.min(start, blocks.length);
}

/** The label's matter follows in the next paragraph. */
function isLabelAlone(body: string): boolean {
  return /^[^\n:]*:[\s*_]*$/u.test(body);
}
