// A PDF of page images and nothing else, with nothing in it that changes from run to run.
import { PDFDocument } from '@cantoo/pdf-lib';

const POINTS_PER_INCH = 72;
/** A fixed day, never that of the run: the same input gives the same bytes. */
const DATE = new Date(Date.UTC(2026, 0, 16));

/**
 * @param {readonly { jpeg: Uint8Array, widthPx: number, heightPx: number }[]} scans
 * @param {{ title: string, subject: string, dpi: number }} about
 * @returns {Promise<Uint8Array>}
 */
export async function pdfOf(scans, { title, subject, dpi }) {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.setTitle(title);
  document.setSubject(subject);
  document.setProducer('Sverka make-sample');
  document.setCreationDate(DATE);
  document.setModificationDate(DATE);
  for (const { jpeg, widthPx, heightPx } of scans) {
    const size = [(widthPx / dpi) * POINTS_PER_INCH, (heightPx / dpi) * POINTS_PER_INCH];
    const image = await document.embedJpg(jpeg);
    document.addPage(size).drawImage(image, { x: 0, y: 0, width: size[0], height: size[1] });
  }
  return document.save({ useObjectStreams: false });
}
