import type { Language } from '../../base/language';
import type { Page } from '../../page/transcription';
import { cropOn } from '../../page/sheet-geometry';
import { citation } from '../../project/citation';
import type { Project } from '../../project/project';
import { escapeXmlAttribute, escapeXmlText } from '../xml/xml-escape';
import { sheetHeads } from './sheet-heads';
import { shapedPage } from './shape-text';
import { PLAIN_OPTIONS, type TextOptions } from './text-options';

/** Stands where whoever serves the page puts the nonce that lets its style in. */
export const NONCE_PLACE = '%STYLE_NONCE%';

const CSS = `
@page { size: A4 landscape; margin: 10mm; }
* { box-sizing: border-box; }
body { margin: 0; color: #000; background: #fff; font: 10pt/1.35 "IBM Plex Sans", "Segoe UI", Arial, sans-serif; }
article { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 3mm 8mm; align-content: start; }
article + article { break-before: page; }
header { grid-column: 1 / -1; display: flex; gap: 6mm; justify-content: space-between; border-bottom: .3mm solid #888; font-size: 9pt; }
h1 { margin: 0; font-size: 9pt; }
figure { margin: 0; }
svg { display: block; width: 100%; max-height: 170mm; overflow: hidden; }
.text { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; font: 9.5pt/1.4 "IBM Plex Mono", Consolas, "DejaVu Sans Mono", monospace; }
`;

/** How a page's picture is to be got. */
export type PictureAddress = (pageId: string) => string;

/**
 * The scans with their texts beside them, a sheet of paper or more a sheet, to be printed: text is escaped data, nothing
 * is loaded but the pictures and nothing runs.
 */
export function writeFacingHtml(
  project: Pick<Project, 'title' | 'archival' | 'pages'>,
  pages: readonly Page[],
  language: Language,
  pictureOf: PictureAddress,
  options: TextOptions = PLAIN_OPTIONS,
): string {
  const heads = sheetHeads(project, language);
  const source = project.archival === null ? '' : citation(project.archival, language);
  const articles = pages.map((page) => {
    const { source: sheet = '', note = '' } = heads.get(page.id) ?? {};
    const named = project.pages.find(({ id }) => id === page.id)?.name;
    const place = [named, sheet, note].filter((part) => part !== undefined && part !== '').join(' · ');
    return [
      '<article>',
      `<header><h1>${escapeXmlText(project.title)}</h1><span>${escapeXmlText(place)}</span></header>`,
      picture(page, pictureOf),
      `<p class="text">${escapeXmlText(textOf(page, options))}</p>`,
      '</article>',
    ].join('\n');
  });
  return [
    '<!doctype html>',
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<title>${escapeXmlText([project.title, source].filter((part) => part !== '').join(' · '))}</title>`,
    `<style nonce="${NONCE_PLACE}">${CSS}</style>`,
    '</head>',
    '<body>',
    ...articles,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** The sheet as it is read, whichever way it lay on the glass, and no more of the scan than is the sheet. */
function picture({ id, image, geometry = {} }: Page, pictureOf: PictureAddress): string {
  const { turns = 0, levelDeg = 0 } = geometry;
  const crop = cropOn(image, geometry);
  const [acrossPx, downPx] = [crop.x1 - crop.x0, crop.y1 - crop.y0];
  const [widthPx, heightPx] = turns % 2 === 1 ? [downPx, acrossPx] : [acrossPx, downPx];
  const lying = [
    `translate(${widthPx / 2} ${heightPx / 2})`,
    `rotate(${turns * 90 + levelDeg})`,
    `translate(${-(crop.x0 + crop.x1) / 2} ${-(crop.y0 + crop.y1) / 2})`,
  ].join(' ');
  const scan = `<image href="${escapeXmlAttribute(pictureOf(id))}" width="${image.widthPx}" height="${image.heightPx}" transform="${lying}"/>`;
  return `<figure><svg viewBox="0 0 ${widthPx} ${heightPx}">${scan}</svg></figure>`;
}

function textOf(page: Page, options: TextOptions): string {
  return shapedPage(page, options)
    .lines.map(({ text }) => text)
    .join('\n');
}
