import { textWithSigns } from '../../page/marks';
import type { Page } from '../../page/transcription';
import { writeAlto } from '../alto/alto-write';
import { writeHocr } from '../hocr/hocr-write';
import { writePageXml } from '../page/page-xml-write';
import { writeTei } from '../tei/tei-write';
import { shapedPage, withDebrisAs } from './shape-text';
import type { SheetHead } from './sheet-heads';
import type { TextOptions } from './text-options';
import type { TextExport } from './written-formats';

/** What the first sheet of an export looks like: text to read, the file itself, or the sheet's picture. */
export type Preview =
  | {
      readonly kind: 'text';
      readonly head: SheetHead | null;
      readonly lines: readonly { readonly text: string; readonly isHeading: boolean }[];
      readonly isBesidePicture: boolean;
    }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'picture' };

export type PreviewOptions = {
  readonly text: TextOptions;
  readonly head: SheetHead | null;
  readonly title: string;
  readonly imageFilename: string;
};

/** As much of a file as somebody looks at. */
const SHOWN_LINES = 200;
const MOMENT = '2000-01-01T00:00:00Z';

export function previewOf(page: Page, format: TextExport | 'facing-pdf', options: PreviewOptions): Preview {
  if (format === 'pdf') return { kind: 'picture' };
  const isFacing = format === 'facing-pdf';
  const code = isFacing ? null : codeOf(page, format, options);
  if (code !== null) return { kind: 'code', text: code.split('\n').slice(0, SHOWN_LINES).join('\n') };
  const { text, head } = options;
  const lines = shapedPage(page, text).lines.map((line) => ({
    text: textWithSigns(line),
    isHeading: (line.marks ?? []).some(({ kind }) => kind === 'heading'),
  }));
  const isBesidePicture = isFacing || (format === 'docx' && text.layout === 'facing-scan');
  return { kind: 'text', head: isFacing || text.citesSheets ? head : null, lines, isBesidePicture };
}

function codeOf(
  whole: Page,
  format: TextExport,
  { title, imageFilename, text }: PreviewOptions,
): string | null {
  const page = withDebrisAs(whole, text);
  const about = { imageFilename, creator: 'Sverka', createdUtc: MOMENT };
  const options = { ...about, title, archival: null, imageFilename: () => imageFilename };
  if (format === 'page') return writePageXml(whole, about);
  if (format === 'alto') return writeAlto(page, about);
  if (format === 'hocr') return writeHocr([page], options);
  return format === 'tei' ? writeTei([page], options) : null;
}
