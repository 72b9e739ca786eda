import type { BoxPx } from '../../base/geometry';
import type { ArchivalReference } from '../../project/project';
import type { Page } from '../../page/transcription';
import { wholeBox } from '../page/page-line';
import { orientationDeg } from '../page/page-orientation';
import { cropOn } from '../../page/sheet-geometry';
import { lineInTei, TYPED_HAND, WRITTEN_HAND } from './tei-marks';
import { citation } from '../../project/citation';
import { attribute, escapeXmlText, indented } from '../xml/xml-escape';

export type TeiOptions = {
  readonly title: string;
  readonly archival: ArchivalReference | null;
  readonly creator: string;
  /** ISO 8601, UTC. */
  readonly createdUtc: string;
  readonly imageFilename: (page: Page) => string;
};

/**
 * The pages as TEI P5: a facsimile with a surface a page, a zone for the sheet where it lies otherwise, and a zone a line, and the text with `pb` and `lb` that
 * point there (Guidelines, chapter 12). Words have no elements of their own; spaces at the ends of lines are lost. Marks
 * are `unclear`, `gap`, `del`, `add`, `stamp` and changes of hand, comments are notes.
 */
export function writeTei(pages: readonly Page[], options: TeiOptions): string {
  return [...teiPieces(pages, options)].join('');
}

/** The same page by page, for documents of very many. */
export function* teiPieces(pages: readonly Page[], options: TeiOptions): Generator<string> {
  const head = ['<?xml version="1.0" encoding="UTF-8"?>', '<TEI xmlns="http://www.tei-c.org/ns/1.0">'];
  yield linesOf([...head, ...header(options, pages), indented(1, '<facsimile>')]);
  for (const [i, page] of pages.entries()) yield linesOf(surface(page, i + 1, options.imageFilename(page)));
  yield linesOf([indented(1, '</facsimile>'), indented(1, '<text><body><ab>')]);
  for (const [i, page] of pages.entries()) yield linesOf(pageText(page, i + 1));
  yield linesOf([indented(1, '</ab></body></text>'), '</TEI>']);
}

function linesOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
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
    ...sheetZone(page, number),
    ...page.lines.flatMap(({ boxPx }, i) =>
      boxPx === null
        ? []
        : [indented(3, `<zone xml:id="s${number}-l${i + 1}"${corners(wholeBox(boxPx, page.image))}/>`)],
    ),
    indented(2, '</surface>'),
  ];
}

/**
 * The part of the scan that the sheet is, and by how many degrees it lies turned clockwise there. TEI counts whole degrees; a finer
 * level is said in words.
 */
function sheetZone({ geometry, image }: Page, number: number): readonly string[] {
  if (geometry === undefined) return [];
  const uprightDeg = orientationDeg(geometry) ?? 0;
  const rotate = (360 - Math.round(uprightDeg)) % 360;
  const isFine = Math.round(uprightDeg) !== uprightDeg;
  const note = isFine ? `<note type="level">upright when turned clockwise by ${uprightDeg}°</note>` : '';
  const zone = `zone xml:id="s${number}-sheet" type="sheet"${corners(cropOn(image, geometry))} rotate="${rotate}"`;
  return [indented(3, note === '' ? `<${zone}/>` : `<${zone}>${note}</zone>`)];
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
