import { strToU8 } from 'fflate';
import { uprightTurns } from '../../layout/text-turns';
import { cropOn } from '../../page/sheet-geometry';
import type { Page } from '../../page/transcription';
import { PDF_UNITS_PER_INCH, VECTOR_DPI } from '../../scan/limits';
import { makeCodes, putInvisibleFont, type PdfCodes } from './invisible-font';
import { withSize } from './invisible-text';
import { infoOf, xmpOf, type PdfAbout } from './pdf-metadata';
import { DEFLATED, deflated, startPdf, type PdfOutput, type PdfSink } from './pdf-output';
import { pdfPicture } from './pdf-picture';
import { srgbProfile } from './srgb-profile';
import { number, putText, textOperators } from './text-operators';
import { TEXT_FONT } from './given/text-names';

export type PdfOptions = PdfAbout & {
  /** The picture of a page as JPEG or PNG; null where there is none. */
  readonly picture: (page: Page) => Promise<Uint8Array | null>;
};

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
  const drawing = image === null ? null : output.reserve();
  if (drawing !== null)
    await output.stream(drawing, '', strToU8(`q ${number(width)} 0 0 ${number(height)} 0 0 cm /Scan Do Q`));
  await putText(output, content, textOperators(page, scale, codes));
  const contents = drawing === null ? `${content} 0 R` : `[${drawing} 0 R ${content} 0 R]`;
  const pictures = image === null ? '' : ` /XObject << /Scan ${image} 0 R >>`;
  await output.put(
    id,
    `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${number(width)} ${number(height)}]${asItLies(page, scale)} /Resources << /Font << /${TEXT_FONT} ${font} 0 R >>${pictures} >> /Contents ${contents} >>`,
  );
  return { id, isArchival: picture?.isArchival ?? true };
}

function asItLies(page: Page, scale: number): string {
  const { image, geometry } = page;
  const { x0, y0, x1, y1 } = cropOn(image, geometry);
  const sides = [x0, image.heightPx - y1, x1, image.heightPx - y0].map((px) => number(px * scale));
  const turns = uprightTurns(page);
  const crop = geometry?.cropPx === undefined ? '' : ` /CropBox [${sides.join(' ')}]`;
  return turns === 0 ? crop : `${crop} /Rotate ${90 * turns}`;
}
