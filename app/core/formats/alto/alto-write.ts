import { unionBox, type BoxPx } from '../../base/geometry';
import type { Line, Page, PageImage } from '../../page/transcription';
import { lineTokens, type LineToken } from '../xml/line-tokens';
import { cropOn } from '../../page/sheet-geometry';
import { baselinePoints } from '../page/baseline';
import { wholeBox } from '../page/page-line';
import { attribute, escapeXmlText, indented, xsdDateTime } from '../xml/xml-escape';

export type AltoOptions = {
  /** The picture's file name, relative to the ALTO file. */
  readonly imageFilename: string;
  readonly creator: string;
  /** ISO 8601, UTC. */
  readonly createdUtc: string;
};

const NAMESPACE = 'http://www.loc.gov/standards/alto/ns-v4#';

/**
 * The page as ALTO 4.4: one TextBlock, a TextLine a Line, a String for all text between spaces. Runs of spaces become
 * one SP and spaces at the start of a line go: ALTO has no place for them. Text without ink has no position. Boxes are px of the
 * scan as it is, whatever turn or crop the sheet has: the turn is the block's ROTATION, the crop the PrintSpace.
 */
export function writeAlto(page: Page, options: AltoOptions): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<alto xmlns="${NAMESPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${NAMESPACE} http://www.loc.gov/standards/alto/v4/alto-4-4.xsd">`,
    ...description(options),
    indented(1, '<Layout>'),
    ...layout(page),
    indented(1, '</Layout>'),
    '</alto>',
    '',
  ].join('\n');
}

function description({ imageFilename, creator, createdUtc }: AltoOptions): readonly string[] {
  return [
    indented(1, '<Description>'),
    indented(2, '<MeasurementUnit>pixel</MeasurementUnit>'),
    indented(2, '<sourceImageInformation>'),
    indented(3, `<fileName>${escapeXmlText(imageFilename)}</fileName>`),
    indented(2, '</sourceImageInformation>'),
    indented(2, '<Processing ID="processing1">'),
    indented(3, `<processingDateTime>${xsdDateTime(createdUtc)}</processingDateTime>`),
    indented(
      3,
      `<processingSoftware><softwareName>${escapeXmlText(creator)}</softwareName></processingSoftware>`,
    ),
    indented(2, '</Processing>'),
    indented(1, '</Description>'),
  ];
}

function layout(page: Page): readonly string[] {
  const { widthPx, heightPx } = page.image;
  const number = Number.parseInt(page.id, 10) || 1;
  const whole = { x0: 0, y0: 0, x1: widthPx, y1: heightPx };
  const inked = page.lines.flatMap(({ boxPx }) => (boxPx === null ? [] : [boxPx]));
  const block = position(unionBox(inked) ?? whole, page.image) + rotation(page);
  return [
    indented(2, `<Page ID="page1" PHYSICAL_IMG_NR="${number}" WIDTH="${widthPx}" HEIGHT="${heightPx}">`),
    indented(3, `<PrintSpace${position(cropOn(page.image, page.geometry), page.image)}>`),
    ...(page.lines.length === 0 ? [] : [indented(4, `<TextBlock ID="block1"${block}>`)]),
    ...page.lines.flatMap((line, i) => textLine(line, i + 1, page.image)),
    ...(page.lines.length === 0 ? [] : [indented(4, '</TextBlock>')]),
    indented(3, '</PrintSpace>'),
    indented(2, '</Page>'),
  ];
}

/** In degrees counterclockwise: by as much has the scan to be turned clockwise. */
function rotation({ geometry }: Page): string {
  const deg = (geometry?.turns ?? 0) * 90 + (geometry?.levelDeg ?? 0);
  return deg === 0 ? '' : attribute('ROTATION', String(Math.round(deg * 100) / 100));
}

function textLine(line: Line, number: number, image: PageImage): readonly string[] {
  const tokens = lineTokens(line);
  const baseline = attribute('BASELINE', baselinePoints(line, image));
  const endsInSpace = /\S\s+$/.test(line.text);
  const strings = tokens.flatMap((token, i) => [
    indented(6, string(token, `line${number}_string${i + 1}`, image)),
    ...(i < tokens.length - 1 || endsInSpace ? [indented(6, '<SP/>')] : []),
  ]);
  return [
    indented(5, `<TextLine ID="line${number}"${position(line.boxPx, image)}${baseline}>`),
    // The schema asks for at least one String, so an empty line has an empty one.
    ...(strings.length === 0 ? [indented(6, '<String CONTENT=""/>')] : strings),
    indented(5, '</TextLine>'),
  ];
}

function string(token: LineToken, id: string, image: PageImage): string {
  const confidence = attribute('WC', token.confidence);
  return `<String ID="${id}"${attribute('CONTENT', token.text)}${position(token.boxPx, image)}${confidence}/>`;
}

function position(box: BoxPx | null, image: PageImage): string {
  if (box === null) return '';
  const { x0, y0, x1, y1 } = wholeBox(box, image);
  return ` HPOS="${x0}" VPOS="${y0}" WIDTH="${x1 - x0}" HEIGHT="${y1 - y0}"`;
}
