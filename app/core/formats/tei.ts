import type { BoxPx } from '../geometry';
import type { ArchivalReference } from '../project';
import { fail, ok, type Result } from '../result';
import type { Line, Page } from '../transcription';
import { pageIdAt } from './line-tokens';
import { wholeBox } from './page-line';
import { ILLEGIBLE_TEXT } from '../marks';
import { lineInTei, TYPED_HAND, WRITTEN_HAND } from './tei-marks';
import { citation } from '../citation';
import { descendantsOf, isElement, numberAttribute, parseXml } from './xml';
import type { FormatErrorCode, XmlElement } from './xml';
import { attribute, escapeXmlText, indented } from './xml-escape';

export type TeiOptions = {
  readonly title: string;
  readonly archival: ArchivalReference | null;
  readonly creator: string;
  /** ISO 8601, UTC. */
  readonly createdUtc: string;
  readonly imageFilename: (page: Page) => string;
};

/**
 * The pages as TEI P5: a facsimile with a surface a page and a zone a line, and the text with `pb` and `lb` that
 * point there (Guidelines, chapter 12). Words have no elements of their own; spaces at the ends of lines are lost. Marks
 * are `unclear`, `gap`, `del`, `add`, `stamp` and changes of hand, comments are notes.
 */
export function writeTei(pages: readonly Page[], options: TeiOptions): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<TEI xmlns="http://www.tei-c.org/ns/1.0">',
    ...header(options, pages),
    indented(1, '<facsimile>'),
    ...pages.flatMap((page, i) => surface(page, i + 1, options.imageFilename(page))),
    indented(1, '</facsimile>'),
    indented(1, '<text><body><ab>'),
    ...pages.flatMap((page, i) => pageText(page, i + 1)),
    indented(1, '</ab></body></text>'),
    '</TEI>',
    '',
  ].join('\n');
}

function header(
  { title, archival, creator, createdUtc }: TeiOptions,
  pages: readonly Page[],
): readonly string[] {
  const source = archival === null ? title : citation(archival);
  return [
    indented(1, '<teiHeader><fileDesc>'),
    indented(2, `<titleStmt><title>${escapeXmlText(title)}</title></titleStmt>`),
    indented(2, `<publicationStmt><p>${escapeXmlText(`${creator}, ${createdUtc}`)}</p></publicationStmt>`),
    indented(2, `<sourceDesc><p>${escapeXmlText(source)}</p></sourceDesc>`),
    indented(1, '</fileDesc>'),
    ...(pages.some(hasHandwriting) ? [HANDS] : []),
    indented(1, '</teiHeader>'),
  ];
}

const HANDS = indented(
  1,
  `<profileDesc><handNotes><handNote xml:id="${TYPED_HAND}" medium="typescript"/><handNote xml:id="${WRITTEN_HAND}" medium="handwriting"/></handNotes></profileDesc>`,
);

function hasHandwriting(page: Page): boolean {
  return page.lines.some(({ marks = [] }) => marks.some(({ kind }) => kind === 'handwritten'));
}

function surface(page: Page, number: number, imageFilename: string): readonly string[] {
  const { widthPx, heightPx } = page.image;
  return [
    indented(2, `<surface xml:id="s${number}"${corners({ x0: 0, y0: 0, x1: widthPx, y1: heightPx })}>`),
    indented(3, `<graphic${attribute('url', imageFilename)} width="${widthPx}px" height="${heightPx}px"/>`),
    ...page.lines.flatMap(({ boxPx }, i) =>
      boxPx === null
        ? []
        : [indented(3, `<zone xml:id="s${number}-l${i + 1}"${corners(wholeBox(boxPx, page.image))}/>`)],
    ),
    indented(2, '</surface>'),
  ];
}

function corners(box: BoxPx): string {
  return ` ulx="${box.x0}" uly="${box.y0}" lrx="${box.x1}" lry="${box.y1}"`;
}

function pageText(page: Page, number: number): readonly string[] {
  return [
    `<pb n="${number}" facs="#s${number}"/>`,
    ...note(page.comment),
    ...page.lines.map((line, i) => {
      const facs = attribute('facs', line.boxPx === null ? null : `#s${number}-l${i + 1}`);
      return `<lb${facs}/>${lineInTei(line)}${note(line.comment).join('')}`;
    }),
  ];
}

/** Said by those who worked on the text. */
function note(comment: string | undefined): readonly string[] {
  return comment === undefined ? [] : [`<note type="comment">${escapeXmlText(comment)}</note>`];
}

type OpenLine = { text: string; boxPx: BoxPx | null };
type OpenPage = { facs: string; lines: OpenLine[] };

/** Elements that stand on lines of their own. */
const BLOCKS = new Set([
  'ab',
  'div',
  'head',
  'l',
  'lg',
  'p',
  'item',
  'opener',
  'closer',
  'signed',
  'dateline',
  'salute',
]);
/** Said about the text, not in it; of `choice`, what the source has is read and what an editor made of it is not. */
const SKIPPED = new Set(['note', 'corr', 'reg', 'expan', 'teiHeader', 'facsimile']);

/**
 * The text of a TEI file as pages and lines: `pb` begins a page, `lb` and block elements a line; boxes from zones that
 * are named in `facs`. Editors' notes, corrections and regularised forms are left out. A file without `pb` is one
 * page. Fails with `wrong-format` for other XML.
 */
export function readTei(xml: string): Result<readonly Page[], FormatErrorCode> {
  const parsed = parseXml(xml);
  if (!parsed.ok) return parsed;
  const body = descendantsOf(parsed.value, 'text')[0];
  if (!['TEI', 'TEI.2', 'teiCorpus'].includes(parsed.value.name) || body === undefined)
    return fail('wrong-format', 'This is not TEI: it has no TEI element with a text. Choose another format.');
  const zones = zonesOf(parsed.value);
  const pages: OpenPage[] = [{ facs: '', lines: [] }];
  collect(body, pages, zones);
  const told = pages.filter((page, i) => i > 0 || page.lines.some(({ text }) => text.trim() !== ''));
  return ok(told.map((page, i) => closePage(page, i, zones)));
}

function zonesOf(root: XmlElement): ReadonlyMap<string, BoxPx> {
  const elements = ['surface', 'zone'].flatMap((name) => descendantsOf(root, name));
  return new Map(
    elements.flatMap((element) => {
      const [x0, y0, x1, y1] = ['ulx', 'uly', 'lrx', 'lry'].map((name) => numberAttribute(element, name));
      const isTold = x0 != null && y0 != null && x1 != null && y1 != null;
      return isTold ? [[`#${element.attributes.get('id') ?? ''}`, { x0, y0, x1, y1 }] as const] : [];
    }),
  );
}

function collect(element: XmlElement, pages: OpenPage[], zones: ReadonlyMap<string, BoxPx>): void {
  for (const node of element.nodes) {
    const page = pages[pages.length - 1];
    if (page === undefined) return;
    if (!isElement(node)) addText(page, node);
    else if (node.name === 'pb') pages.push({ facs: node.attributes.get('facs') ?? '', lines: [] });
    else if (node.name === 'lb')
      page.lines.push({ text: '', boxPx: zones.get(node.attributes.get('facs') ?? '') ?? null });
    else if (node.name === 'gap') addText(page, ILLEGIBLE_TEXT);
    else if (!SKIPPED.has(node.name)) collectInside(node, pages, zones);
  }
}

function collectInside(element: XmlElement, pages: OpenPage[], zones: ReadonlyMap<string, BoxPx>): void {
  const isBlock = BLOCKS.has(element.name);
  if (isBlock) breakLine(pages);
  collect(element, pages, zones);
  if (isBlock) breakLine(pages);
}

/** A line that holds nothing yet need not be ended. */
function breakLine(pages: readonly OpenPage[]): void {
  const lines = pages[pages.length - 1]?.lines;
  if (lines !== undefined && (lines[lines.length - 1]?.text ?? '').trim() !== '')
    lines.push({ text: '', boxPx: null });
}

function addText(page: OpenPage, text: string): void {
  const line = page.lines[page.lines.length - 1];
  if (line !== undefined) line.text += text;
  else if (text.trim() !== '') page.lines.push({ text, boxPx: null });
}

function closePage(page: OpenPage, index: number, zones: ReadonlyMap<string, BoxPx>): Page {
  const read = page.lines.map(({ text, boxPx }) => ({
    text: text.trim().replace(/\s*[\r\n]\s*/g, ' '),
    boxPx,
  }));
  // A block's end opens a line that nothing may follow.
  const isLeftOver = ({ text, boxPx }: OpenLine, i: number) =>
    text === '' && boxPx === null && i === read.length - 1;
  const lines = read
    .filter((line, i) => !isLeftOver(line, i))
    .map((line, i): Line => ({ id: `line-${i + 1}`, ...line, words: [] }));
  const size = zones.get(page.facs);
  const edge = (name: 'x1' | 'y1') =>
    lines.reduce((most, line) => Math.max(most, line.boxPx?.[name] ?? 1), 1);
  const image = { widthPx: size?.x1 ?? edge('x1'), heightPx: size?.y1 ?? edge('y1'), dpi: null };
  return { id: pageIdAt(index), image, lines };
}
