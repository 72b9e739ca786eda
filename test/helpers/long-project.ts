import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encode } from 'jpeg-js';
import type { Line, Page } from '../../app/core/page/transcription';
import { pageXmlCodec } from '../../app/node/history/page-codec';
import { createAndOpen } from '../../app/node/project/project-store';
import { nodeStoreDeps } from '../../app/node/project/store-context';
import { russianParagraphs } from '../bench/russian';
import { seededRandom } from '../bench/random';
import { SAMPLE } from '../e2e/helpers/paths';
import { valueOf } from './store-fixture';

const IMAGE = { widthPx: 1240, heightPx: 1754, dpi: 150 };
/** Provisional, as a PDF's sizes are; the sample's own sheets. */
const UNREAD_IMAGE = { widthPx: 2480, heightPx: 3508, dpi: 300 };
const LINES_A_PAGE = 34;
const LINE_CHARS = 66;
const CHAR_PX = 15;

export type LongProject = { readonly root: string; readonly pages: number };

/**
 * A review of `pages` sheets of typescript-like text in `parent`, each word with its ink, and a reference that differs in
 * some two words a sheet. All sheets share one picture. Behind them stands the sample’s scan,
 * `unread` times, without text. The same seed gives the same review.
 */
export async function makeLongProject(
  parent: string,
  pages: number,
  seed: number,
  unread = 0,
): Promise<LongProject> {
  mkdirSync(parent, { recursive: true });
  const scan = join(parent, 'sheet.jpg');
  writeFileSync(scan, sheet());
  const random = seededRandom(seed);
  const lines = linesOf(
    russianParagraphs(random, Math.ceil((pages * LINES_A_PAGE * LINE_CHARS) / 6)).join(' '),
  );
  const texts = Array.from({ length: pages }, (_, i) =>
    lines.slice(i * LINES_A_PAGE, (i + 1) * LINES_A_PAGE),
  );
  const reference = texts.map((page) => page.join('\n').replace(/([а-я]{6})([а-я])/, '$1ъ$2')).join('\n');
  const store = valueOf(
    await createAndOpen(nodeStoreDeps(pageXmlCodec), {
      ...{ parentFolder: parent, folderName: 'long', title: 'Long', archival: null, sourceNote: '' },
      id: `long-${seed}-${pages}`,
      scans: [
        ...texts.map(() => ({ path: scan, pages: [IMAGE] })),
        ...Array.from({ length: unread }, () => ({ path: SAMPLE.scan, pages: [UNREAD_IMAGE, UNREAD_IMAGE] })),
      ],
      references: [
        {
          ...{ role: 'transcription', label: 'Reference', fileName: 'r.txt', text: reference },
          bytes: Buffer.from(reference),
        },
      ],
    }),
  );
  for (const [i, page] of texts.entries()) {
    valueOf(
      await store.savePage({
        page: pageOfLines(String(i + 1).padStart(4, '0'), page),
        ...{ baseHash: null, reason: 'recognised', who: '', note: '', deletedLines: 0 },
      }),
    );
  }
  await store.close();
  return { root: store.root, pages };
}

function linesOf(text: string): readonly string[] {
  return text.match(new RegExp(`.{1,${LINE_CHARS}}(?:\\s|$)`, 'g'))?.map((line) => line.trim()) ?? [];
}

function pageOfLines(id: string, texts: readonly string[]): Page {
  return { id, image: IMAGE, lines: texts.map(lineAt) };
}

function lineAt(text: string, index: number): Line {
  const y0 = 120 + index * 46;
  const box = (from: number, to: number) => ({
    x0: 120 + from * CHAR_PX,
    y0,
    x1: 120 + to * CHAR_PX,
    y1: y0 + 24,
  });
  const words = [...text.matchAll(/\S+/g)].map((token) => {
    const to = token.index + token[0].length;
    return { from: token.index, to, boxPx: box(token.index, to), confidence: 0.9 };
  });
  return { id: `l${index + 1}`, text, boxPx: box(0, text.length), words };
}

function sheet(): Uint8Array {
  const { widthPx: width, heightPx: height } = IMAGE;
  return encode({ width, height, data: Buffer.alloc(width * height * 4, 0xe8) }, 70).data;
}
