import { uprightTurns } from '../../layout/text-turns';
import { cropOn } from '../../page/sheet-geometry';
import type { Page } from '../../page/transcription';
import { PDF_UNITS_PER_INCH, VECTOR_DPI } from '../../scan/limits';
import type { GivenPdf, GivenPdfPage } from './given/given-pdf';
import { makeCodes, putInvisibleFont, type PdfCodes } from './invisible-font';
import { startUpdate, type PdfSink, type PdfUpdate } from './pdf-output';
import { number, putText, textOperators } from './text-operators';
import { TEXT_FONT } from './given/text-names';

/**
 * What has to be put behind a PDF that came in so that its pages have the text of these sheets: an incremental update
 * (ISO 32000-1, 7.5.6). `sheets`: pairs of a page's index and its sheet; pages that have none stay as they are. What the pages
 * draw is not touched: the text stands before it, where nothing has moved the page's axes yet.
 */
export async function streamUpdate(
  given: GivenPdf,
  sheets: Iterable<readonly [number, Page]> | AsyncIterable<readonly [number, Page]>,
  sink: PdfSink,
): Promise<void> {
  const update = await startUpdate(given, sink);
  const font = update.reserve();
  const codes = makeCodes();
  for await (const [index, sheet] of sheets) {
    const page = given.pages[index];
    if (page !== undefined) await putPage(update, page, sheet, { codes, font });
  }
  await putInvisibleFont(update, font, codes.all());
  await update.end();
}

async function putPage(
  update: PdfUpdate,
  given: GivenPdfPage,
  sheet: Page,
  { codes, font }: { readonly codes: PdfCodes; readonly font: number },
): Promise<void> {
  const scale = PDF_UNITS_PER_INCH / (sheet.image.dpi ?? VECTOR_DPI);
  const axes = axesOf(given, sheet.image.widthPx * scale, sheet.image.heightPx * scale);
  const text = update.reserve();
  const operators = textOperators(sheet, scale, codes);
  await putText(update, text, `q ${axes.map(precise).join(' ')} cm\n${operators}\nQ`);
  const resources = `${given.resources} /Font << ${given.fonts} /${TEXT_FONT} ${font} 0 R >>`;
  const contents = [`${text} 0 R`, ...given.contents].join(' ');
  await update.put(
    given.id,
    `<< ${given.entries} /Resources << ${resources} >> /Contents [${contents}]${asItLies(given, sheet, axes, scale)} >>`,
    given.generation,
  );
}

const precise = (value: number) => String(Math.round(value * 1e7) / 1e7);

type Axes = readonly [number, number, number, number, number, number];

/** Takes a place on the sheet as it is shown, in units from its lower left corner, to one on the page (8.3.3). */
function axesOf(
  { view: [left, bottom, right, top], turns }: GivenPdfPage,
  width: number,
  height: number,
): Axes {
  const [across, up] = [right - left, top - bottom];
  switch (turns) {
    case 0:
      return [across / width, 0, 0, up / height, left, bottom];
    case 1:
      return [0, up / width, -across / height, 0, right, bottom];
    case 2:
      return [-across / width, 0, 0, -up / height, right, top];
    case 3:
      return [0, -up / width, across / height, 0, left, top];
  }
}

/** What the person has turned and cropped comes to what the page has of its own. */
function asItLies(given: GivenPdfPage, sheet: Page, [a, b, c, d, e, f]: Axes, scale: number): string {
  const { image, geometry } = sheet;
  const turns = (given.turns + uprightTurns(sheet)) % 4;
  const turned = ` /Rotate ${90 * turns}`;
  if (geometry?.cropPx === undefined)
    return given.cropBox === '' ? turned : `${turned} /CropBox ${given.cropBox}`;
  const { x0, y0, x1, y1 } = cropOn(image, geometry);
  const corners = [
    [x0, image.heightPx - y1],
    [x1, image.heightPx - y0],
  ].map(([x = 0, y = 0]) => [a * x * scale + c * y * scale + e, b * x * scale + d * y * scale + f] as const);
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const sides = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  return `${turned} /CropBox [${sides.map(number).join(' ')}]`;
}
