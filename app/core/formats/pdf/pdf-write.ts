import type { BoxPx, QuarterTurns } from '../../base/geometry';
import { assertNever } from '../../base/result';
import { uprightTurns } from '../../layout/text-turns';
import { cropOn } from '../../page/sheet-geometry';
import type { Page } from '../../page/transcription';
import { PDF_UNITS_PER_INCH, VECTOR_DPI } from '../../scan/limits';
import { GLYPH_EM, makeCodes, putInvisibleFont, type PdfCodes } from './invisible-font';
import { placedWords, withSize } from './invisible-text';
import { infoOf, xmpOf, type PdfAbout } from './pdf-metadata';
import { DEFLATED, deflated, startPdf, type PdfOutput, type PdfSink } from './pdf-output';
import { pdfPicture } from './pdf-picture';
import { srgbProfile } from './srgb-profile';

export type PdfOptions = PdfAbout & {
  /** The picture of a page as JPEG or PNG; null where there is none. */
  readonly picture: (page: Page) => Promise<Uint8Array | null>;
};

/** How far letters reach below the line, as a share of their height. */
const DESCENT = 0.2;

/** As `streamPdf`, in one piece. */
export async function writePdf(pages: readonly Page[], options: PdfOptions): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  await streamPdf(pages, options, (bytes) => Promise.resolve(void pieces.push(bytes)));
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/**
 * The pages as a searchable PDF, given out page by page: each picture fills its page, a JPEG with its own bytes, and the
 * text stands invisibly on its ink, word by word, in a font without ink that says which character each code is. A sheet that
 * is turned or cropped is shown so; its picture stays as it is. It is PDF/A-2u (ISO 19005-2) unless a picture has the
 * colours of a printing press, and then does not say that it is.
 */
export async function streamPdf(
  pages: Iterable<Page> | AsyncIterable<Page>,
  options: PdfOptions,
  sink: PdfSink,
): Promise<void> {
  const output = await startPdf(sink);
  const [root, tree, font] = [output.reserve(), output.reserve(), output.reserve()];
  const codes = makeCodes();
  const kids: number[] = [];
  let isArchival = true;
  for await (const page of pages) {
    const sheet = await putPage(output, page, options, { codes, tree, font });
    kids.push(sheet.id);
    isArchival &&= sheet.isArchival;
  }
  await putInvisibleFont(output, font, codes.all());
  await output.put(
    tree,
    `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((id) => `${id} 0 R`).join(' ')}] >>`,
  );
  const [profile, metadata, info] = [output.reserve(), output.reserve(), output.reserve()];
  await output.stream(profile, `/N 3 ${DEFLATED}`, deflated(srgbProfile()));
  await output.stream(metadata, '/Type /Metadata /Subtype /XML', xmpOf(options, isArchival));
  await output.put(info, infoOf(options));
  const intent = `<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB) /DestOutputProfile ${profile} 0 R >>`;
  await output.put(
    root,
    `<< /Type /Catalog /Pages ${tree} 0 R /Metadata ${metadata} 0 R /OutputIntents [${intent}] /ViewerPreferences << /DisplayDocTitle true >> >>`,
  );
  await output.end(root, info);
}

type Whole = { readonly codes: PdfCodes; readonly tree: number; readonly font: number };

async function putPage(
  output: PdfOutput,
  given: Page,
  options: PdfOptions,
  { codes, tree, font }: Whole,
): Promise<{ readonly id: number; readonly isArchival: boolean }> {
  const page = withSize(given);
  const scale = PDF_UNITS_PER_INCH / (page.image.dpi ?? VECTOR_DPI);
  const [width, height] = [page.image.widthPx * scale, page.image.heightPx * scale];
  const [id, content] = [output.reserve(), output.reserve()];
  const bytes = await options.picture(given);
  const picture = bytes === null ? null : pdfPicture(bytes);
  const image = picture === null ? null : output.reserve();
  if (picture !== null && image !== null) {
    const size = `/Width ${picture.widthPx} /Height ${picture.heightPx}`;
    await output.stream(image, `/Type /XObject /Subtype /Image ${size} ${picture.entries}`, picture.bytes);
  }
  const drawn = image === null ? [] : [`q ${number(width)} 0 0 ${number(height)} 0 0 cm /Scan Do Q`];
  const text = textOperators(page, scale, codes);
  await output.stream(content, DEFLATED, deflated([...drawn, text].join('\n')));
  const pictures = image === null ? '' : ` /XObject << /Scan ${image} 0 R >>`;
  await output.put(
    id,
    `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${number(width)} ${number(height)}]${asItLies(page, scale)} /Resources << /Font << /Text ${font} 0 R >>${pictures} >> /Contents ${content} 0 R >>`,
  );
  return { id, isArchival: picture?.isArchival ?? true };
}

const number = (value: number) => String(Math.round(value * 1_000) / 1_000);

function asItLies(page: Page, scale: number): string {
  const { image, geometry } = page;
  const { x0, y0, x1, y1 } = cropOn(image, geometry);
  const sides = [x0, image.heightPx - y1, x1, image.heightPx - y0].map((px) => number(px * scale));
  const turns = uprightTurns(page);
  const crop = geometry?.cropPx === undefined ? '' : ` /CropBox [${sides.join(' ')}]`;
  return turns === 0 ? crop : `${crop} /Rotate ${90 * turns}`;
}

/** Text that is not painted (mode 3), each word as wide as its ink, with a space behind it that keeps words apart. */
function textOperators(page: Page, scale: number, codes: PdfCodes): string {
  const lies = ((4 - uprightTurns(page)) % 4) as QuarterTurns;
  const isOnSide = lies % 2 === 1;
  const shown = placedWords(page).map(({ text, boxPx }) => {
    const [across, up] = [(boxPx.x1 - boxPx.x0) * scale, (boxPx.y1 - boxPx.y0) * scale];
    const width = Math.max(1, isOnSide ? up : across);
    const size = sizeFor(text, width, Math.max(1, isOnSide ? across : up));
    const stretch = (100 * width) / (Math.max(1, [...text].length) * GLYPH_EM * size);
    const { turn, x, y } = startOf(boxPx, lies, page.image.heightPx, size / scale);
    const place = `${turn} ${number(x * scale)} ${number(y * scale)}`;
    return `/Text ${number(size)} Tf ${number(stretch)} Tz ${place} Tm <${codes.of(`${text} `)}> Tj`;
  });
  return ['q BT 3 Tr', ...shown, 'ET Q'].join('\n');
}

/** Two equal letters within a tenth of the font's size are one in bold print to poppler and to xpdf. */
const MOST_SIZES_A_LETTER = 9.5;

/** The size of the font for a word: as high as its ink, unless that would run two equal letters into one. */
function sizeFor(text: string, width: number, height: number): number {
  const letters = [...text];
  const isDoubled = letters.some((letter, i) => letter === letters[i - 1]);
  return isDoubled ? Math.min(height, (MOST_SIZES_A_LETTER * width) / letters.length) : height;
}

/** Where a word's baseline begins, in px from the lower left corner, and the turn of its text, as a PDF's matrix has it. */
function startOf({ x0, y0, x1, y1 }: BoxPx, lies: QuarterTurns, heightPx: number, sizePx: number) {
  const below = DESCENT * sizePx;
  switch (lies) {
    case 0:
      return { turn: '1 0 0 1', x: x0, y: heightPx - y1 + below };
    case 1:
      return { turn: '0 -1 1 0', x: x0 + below, y: heightPx - y0 };
    case 2:
      return { turn: '-1 0 0 -1', x: x1, y: heightPx - y0 - below };
    case 3:
      return { turn: '0 1 -1 0', x: x1 - below, y: heightPx - y1 };
    default:
      return assertNever(lies);
  }
}
