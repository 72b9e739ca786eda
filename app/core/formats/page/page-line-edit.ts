import { wordText, type Line, type Page, type Word } from '../../page/transcription';
import { boxPoints, isSameBox, shownText, wholeBox } from './page-line';
import { hasSameMarks } from '../../page/marks';
import { withMarksIn } from './page-marks';
import { mainTextEquiv, textElementOf } from './page-text';
import type { LineSource } from './page-xml-read';
import { isPlacedByText, writeLine, writeTextEquiv, writeWord } from './page-xml-write';
import { applySplices, spaceBefore, type Splice } from '../xml/splice';
import { childOf, childrenOf, type XmlElement } from '../xml/xml';
import { attribute, escapeXmlText } from '../xml/xml-escape';

/** What an edit of one line needs to know of its file. `freshId` gives an xsd:ID that the file does not have. */
export type LineEditContext = {
  readonly original: string;
  readonly page: Page;
  readonly freshId: (base: string) => string;
};

/** The source of a TextLine with `after` in it: only the text, boxes and words that differ are touched. */
export function editLine(context: LineEditContext, source: LineSource, after: Line): string {
  const { element } = source.unit;
  const splices = [
    ...tagSplices(context, source, after),
    ...boxSplices(context, source, after),
    ...wordSplices(context, source, after),
    ...lineTextSplices(context, source, after),
  ];
  const local = splices.map(({ from, to, text }) => ({
    from: from - element.from,
    to: to - element.from,
    text,
  }));
  return applySplices(context.original.slice(element.from, element.to), local);
}

/** A new TextLine on one line of source, its tags prefixed as the file prefixes its own. */
export function newLine(context: LineEditContext, after: Line, prefix: string): string {
  const id = context.freshId(/^[A-Za-z_][\w.-]*$/.test(after.id) ? after.id : 'line');
  return oneLine(writeLine(after, id, context.page), prefix);
}

function oneLine(lines: readonly string[], prefix: string): string {
  // Text is escaped, so every `<` begins a tag.
  return lines
    .map((line) => line.trimStart())
    .join('')
    .replace(/<(\/?)/g, `<$1${prefix}`);
}

/** Marks and the comment stand in attributes of the line itself. */
function tagSplices(context: LineEditContext, source: LineSource, after: Line): readonly Splice[] {
  if (hasSameMarks(source.line, after)) return [];
  const { element } = source.unit;
  const tag = context.original.slice(element.from, element.innerFrom);
  const custom = withMarksIn(element.attributes.get('custom') ?? '', after.marks ?? []);
  const marked = withAttribute(tag, 'custom', custom === '' ? null : custom);
  const text = withAttribute(marked, 'comments', after.comment ?? null);
  return [{ from: element.from, to: element.innerFrom, text }];
}

/** A start tag with an attribute set, or without it for null. */
export function withAttribute(tag: string, name: string, value: string | null): string {
  const standing = new RegExp(`\\s+${name}\\s*=\\s*("[^"]*"|'[^']*')`);
  const written = attribute(name, value);
  if (standing.test(tag)) return tag.replace(standing, () => written);
  return tag.replace(/\s*\/?>$/, (end) => written + end);
}

function boxSplices(context: LineEditContext, source: LineSource, after: Line): readonly Splice[] {
  const before = source.line.boxPx;
  const coords = childOf(source.unit.element, 'Coords');
  if (coords === undefined || before === null || after.boxPx === null || isSameBox(before, after.boxPx))
    return [];
  const tag = context.original.slice(coords.from, coords.innerFrom);
  const points = `points="${boxPoints(wholeBox(after.boxPx, context.page.image))}"`;
  return [
    { from: coords.from, to: coords.innerFrom, text: tag.replace(/points\s*=\s*("[^"]*"|'[^']*')/, points) },
  ];
}

/** The line's own text, where it has one; else one is added if its words no longer say it all. */
function lineTextSplices(context: LineEditContext, source: LineSource, after: Line): readonly Splice[] {
  const { element } = source.unit;
  const equiv = mainTextEquiv(element);
  if (equiv !== undefined)
    return after.text === source.line.text
      ? []
      : [textSplice(context.original, equiv, shownText(after.text))];
  const joined = after.words.map((word) => wordText(after, word)).filter((text) => text !== '');
  if (joined.join(' ') === after.text) return [];
  const text = oneLine([writeTextEquiv(shownText(after.text), null)], element.prefix);
  return [insertAfter(context.original, element, ['Coords', 'Baseline', 'Word'], text)];
}

/** Replaces the text of a TextEquiv by `text` as shown; a Unicode element that is missing or empty is written. */
export function textSplice(original: string, equiv: XmlElement, text: string): Splice {
  const element = textElementOf(equiv);
  const lineEnd = original.includes('\r\n') ? '\r\n' : '\n';
  const escaped = escapeXmlText(text).replace(/\n/g, lineEnd);
  if (element !== undefined && element.innerFrom < element.to)
    return { from: element.innerFrom, to: element.innerTo, text: escaped };
  const unicode = `${equiv.prefix}Unicode`;
  if (element !== undefined)
    return { from: element.from, to: element.to, text: `<${unicode}>${escaped}</${unicode}>` };
  const tag = original.slice(equiv.from, equiv.innerFrom).replace(/\s*\/>$/, '>');
  const whole = `${tag}<${unicode}>${escaped}</${unicode}></${equiv.prefix}TextEquiv>`;
  return { from: equiv.from, to: equiv.to, text: whole };
}

/** Inserts behind the last child of one of `names`, or as the first child, with the indentation found there. */
function insertAfter(original: string, element: XmlElement, names: readonly string[], text: string): Splice {
  const last = childrenOf(element)
    .filter((child) => names.includes(child.name))
    .reduce<XmlElement | undefined>((_, child) => child, undefined);
  const at = last?.to ?? element.innerFrom;
  return { from: at, to: at, text: (last === undefined ? '' : spaceBefore(original, last.from)) + text };
}

/** Words are known by their ink: same box, same word. Others are new, or gone. */
function wordSplices(context: LineEditContext, source: LineSource, after: Line): readonly Splice[] {
  const pairs = pairByInk(source.line.words, after.words);
  const paired = new Set(pairs);
  const gone = source.wordElements.flatMap((element, i) =>
    paired.has(i) ? [] : [removal(context.original, element)],
  );
  const isPlaced = isPlacedByText(after);
  // Words that were not found in the line's text would be read as its text once it has none.
  const hidden = childrenOf(source.unit.element, 'Word').filter((one) => !source.wordElements.includes(one));
  const unhidden = after.text.trim() === '' ? hidden.map((one) => removal(context.original, one)) : [];
  let anchor: XmlElement | undefined;
  const others = after.words.flatMap((word, i): readonly Splice[] => {
    const index = pairs[i] ?? -1;
    const element = source.wordElements[index];
    const before = source.line.words[index];
    if (element === undefined || before === undefined)
      return [newWord(context, source, after, i, anchor, isPlaced)];
    anchor = element;
    return editWord(context.original, element, [source.line, before], [after, word]);
  });
  return [...gone, ...unhidden, ...others];
}

/** For each word of `after` its index in `before`, or -1; indexes ascend. */
function pairByInk(before: readonly Word[], after: readonly Word[]): readonly number[] {
  let next = 0;
  return after.map((word) => {
    const index = before.findIndex((old, i) => i >= next && isSameBox(old.boxPx, word.boxPx));
    if (index >= 0) next = index + 1;
    return index;
  });
}

export function removal(original: string, element: XmlElement): Splice {
  return { from: element.from - spaceBefore(original, element.from).length, to: element.to, text: '' };
}

type Placed = readonly [Line, Word];

function editWord(original: string, element: XmlElement, before: Placed, after: Placed): readonly Splice[] {
  const text = wordText(...after);
  const hasText = wordText(...before) !== text;
  const isTouched = before[1].confidence !== null && after[1].confidence === null;
  const equiv = mainTextEquiv(element);
  if (equiv === undefined) {
    const added = oneLine([writeTextEquiv(shownText(text), null)], element.prefix);
    return hasText ? [insertAfter(original, element, ['Coords', 'Glyph'], added)] : [];
  }
  return [
    ...(hasText ? [textSplice(original, equiv, shownText(text))] : []),
    ...(isTouched ? confSplices(original, equiv) : []),
  ];
}

/** A machine's confidence does not hold for what a person has written or confirmed. */
function confSplices(original: string, equiv: XmlElement): readonly Splice[] {
  const tag = original.slice(equiv.from, equiv.innerFrom);
  const conf = /\s+conf\s*=\s*("[^"]*"|'[^']*')/.exec(tag);
  if (conf === null || childOf(equiv, 'Unicode') === undefined) return [];
  const from = equiv.from + conf.index;
  return [{ from, to: from + conf[0].length, text: '' }];
}

function newWord(
  context: LineEditContext,
  source: LineSource,
  after: Line,
  index: number,
  anchor: XmlElement | undefined,
  isPlaced: boolean,
): Splice {
  const { element } = source.unit;
  const word = after.words[index];
  if (word === undefined) return { from: element.to, to: element.to, text: '' };
  const id = context.freshId(`${element.attributes.get('id') ?? 'line'}.w${index + 1}`);
  const text = oneLine(writeWord(after, word, id, context.page, isPlaced), element.prefix);
  if (anchor === undefined) return insertAfter(context.original, element, ['Coords', 'Baseline'], text);
  return { from: anchor.to, to: anchor.to, text: spaceBefore(context.original, anchor.from) + text };
}
