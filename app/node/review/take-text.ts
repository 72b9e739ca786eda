import { basename, extname } from 'node:path';
import { isGivenText, rowsOfPass } from '../../core/check/ink-reading';
import { NO_PICTURE } from '../../core/formats/account/read-file';
import { layOnInk, type Laid } from '../../core/given/lay-on-ink';
import { withOwnBoxes } from '../../core/given/own-boxes';
import { summaryOf, type LaidSummary } from '../../core/given/summary';
import type { GivenText } from '../../core/given/words';
import { fail, failIn, ok, type Result } from '../../core/base/result';
import { hasText, type Page } from '../../core/page/transcription';
import type { TextNote } from '../../core/formats/encoding/notes';
import type { PageCodec } from '../history/revision-files';
import { sha256Hex } from '../disk/hash';
import type { ReadForeign } from '../project/foreign-page';
import type { ProjectStore } from '../project/project-store';
import { readTextBytes } from '../project/reference-file';
import { latestPasses } from '../recognition/recognition-passes';

/** A file with a text that claims to say what the scans say; `fileName` is how it is named to people. */
export type TextToTake = {
  readonly store: ProjectStore;
  readonly codec: PageCodec;
  readonly readForeign: ReadForeign;
  readonly bytes: Uint8Array;
  readonly fileName: string;
};

/** A given text laid onto the sheets of a project; nothing is written yet. */
export type TextPlan = {
  readonly fileName: string;
  readonly sha256: string;
  readonly sheets: readonly LaidSummary[];
  /** How much of the whole was read alike, 0–1. */
  readonly likeness: number;
  readonly laid: Laid;
  readonly pages: readonly Page[];
  readonly notes: readonly TextNote[];
};

/** Less than this share of a text read alike: it is of other sheets, or these cannot be read. */
export const OTHER_TEXT_BELOW = 0.25;

/** The sheets that no machine has read, which a text cannot be laid on. */
export async function sheetsNotRead(
  store: ProjectStore,
  codec: PageCodec,
): Promise<Result<readonly string[]>> {
  const unread: string[] = [];
  for (const { id } of store.project().pages) {
    const passes = await latestPasses(store, codec, id);
    if (!passes.ok) return passes;
    if (passes.value.length === 0) unread.push(id);
  }
  return ok(unread);
}

/** Reads the file and lays its text onto what was read of every sheet. An error names the file. */
export async function planText(request: TextToTake): Promise<Result<TextPlan>> {
  const { store, codec, bytes, fileName, readForeign } = request;
  const read = await readTextBytes(bytes, fileName, readForeign);
  if (!read.ok) return failIn(fileName, read.error);
  const sheets: Page[] = [];
  const pages: Page[] = [];
  const before: LaidSummary['before'][] = [];
  for (const { id, image } of store.project().pages) {
    const passes = await latestPasses(store, codec, id);
    if (!passes.ok) return passes;
    const current = await store.readPage(id);
    if (!current.ok) return current;
    const standing = current.value.revision?.page ?? null;
    sheets.push({ id, image, lines: rowsOfPass(passes.value[0]?.lines ?? []) });
    pages.push({ id, image, lines: [] });
    before.push(
      standing === null || !hasText(standing) ? 'empty' : isGivenText(standing) ? 'person' : 'machine',
    );
  }
  const { text, pages: own = [] } = read.value;
  const laid = withOwnBoxes(layOnInk(givenText(text), sheets), own, sheets);
  return ok({
    ...{ fileName, laid, pages, likeness: laid.likeness, sha256: sha256Hex(bytes), notes: read.value.notes },
    sheets: laid.sheets.map((sheet, i) => summaryOf(sheet, before[i] ?? 'empty')),
  });
}

/** The lines of a file's text, by its pages: form feeds part them. */
export function givenText(text: string): GivenText {
  return text
    .replace(/^\ufeff/, '')
    .split('\f')
    .map((page) => page.split(/\r\n?|\n/));
}

/**
 * Makes a laid text the newest version of the sheets that it is of; the versions before stay in the history, and the file
 * itself among the Readings. Answers the sheets.
 */
export async function takeText(
  { store, bytes, fileName }: TextToTake,
  plan: TextPlan,
  who: string,
): Promise<Result<readonly string[]>> {
  const extension = /^\.[A-Za-z0-9]{1,8}$/.test(extname(fileName)) ? extname(fileName).toLowerCase() : '.txt';
  const taken: string[] = [];
  for (const [i, sheet] of plan.laid.sheets.entries()) {
    const given = plan.pages[i];
    if (given === undefined || sheet.lines.length === 0) continue;
    const page = { ...given, lines: sheet.lines };
    const foreign = { page, given: page, source: null, picture: NO_PICTURE, index: 0 };
    const saved = await store.importPage({
      ...{ pageId: sheet.pageId, foreign, bytes, extension, who, isLaid: true },
      note: basename(fileName),
    });
    if (!saved.ok) return saved;
    taken.push(sheet.pageId);
  }
  return taken.length === 0 ? fail('no-text', { file: fileName }) : ok(taken);
}
