import type { Page } from '../page/transcription';
import type { LaidSheet } from './lay-on-ink';
import { THREAD_BELOW } from './lay-on-ink';

/** What a sheet would get of a given text, for a person to look at before it is taken. */
export type LaidSummary = {
  readonly pageId: string;
  readonly lines: number;
  readonly words: number;
  /** How much of it was read alike, 0–1 by letters. */
  readonly likeness: number;
  /** Lines of which next to nothing was read alike, and lines for which there is no ink. */
  readonly threads: number;
  readonly withoutInk: number;
  readonly firstLine: string;
  readonly lastLine: string;
  /** What the sheet's text is now: nothing, a machine's, or somebody's. */
  readonly before: 'empty' | 'machine' | 'person';
};

export function summaryOf(sheet: LaidSheet, before: LaidSummary['before']): LaidSummary {
  const written = sheet.lines.filter(({ text }) => text.trim() !== '');
  const letters = sheet.lines.map(({ text }) => text.replace(/\s+/g, '').length);
  const all = letters.reduce((sum, one) => sum + one, 0);
  const alike = letters.reduce((sum, one, i) => sum + one * (sheet.likeness[i] ?? 0), 0);
  return {
    pageId: sheet.pageId,
    lines: written.length,
    words: written.reduce((sum, { text }) => sum + text.trim().split(/\s+/).length, 0),
    likeness: all === 0 ? 0 : alike / all,
    threads: sheet.likeness.filter((one) => one !== null && one < THREAD_BELOW).length,
    withoutInk: written.filter(({ boxPx }) => boxPx === null).length,
    firstLine: written[0]?.text ?? '',
    lastLine: written.at(-1)?.text ?? '',
    before,
  };
}

/** The page with the text that was laid on it. */
export function laidPage(page: Page, sheet: LaidSheet): Page {
  return { ...page, lines: sheet.lines };
}
