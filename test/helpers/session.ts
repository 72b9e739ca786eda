import type { Kind, Severity } from '../../app/core/discrepancy/discrepancy';
import { TYPESCRIPT_KNOTS } from '../../app/core/recognise/calibration';
import type { Action } from '../../app/core/session/actions';
import type { Effect } from '../../app/core/session/effects';
import { patch, type Moment } from '../../app/core/session/outcome';
import type { Located } from '../../app/core/session/places';
import type { ProjectView } from '../../app/core/session/project-view';
import { reduce } from '../../app/core/session/reduce';
import { EMPTY_STATE, type PageDoc, type ReviewState } from '../../app/core/session/state';
import type { Line, Page } from '../../app/core/transcription';

export const IMAGE = { widthPx: 1_000, heightPx: 1_400, dpi: null };

/** A moment whose names for Lines count up, so that two runs are the same. */
export function moment(atMs = 0): Moment {
  let made = 0;
  return { atMs, atUtc: new Date(atMs).toISOString(), newId: () => `new-${(made += 1)}` };
}

/** A Line of its own ink, one below the other. */
export function line(id: string, text: string, index = 0): Line {
  const y0 = 100 + index * 40;
  return { id, text, boxPx: { x0: 100, y0, x1: 900, y1: y0 + 30 }, words: [] };
}

export function pageOfTexts(id: string, ...texts: readonly string[]): Page {
  return { id, image: IMAGE, lines: texts.map((text, i) => line(`${id}-${i}`, text, i)) };
}

export function docOf(page: Page | null, change: Partial<PageDoc> = {}): PageDoc {
  const rest = { isDirty: false, deletedLines: 0, readings: [], damagedFiles: [] };
  return { page, baseHash: null, ...rest, recovery: null, otherVersion: null, ...change };
}

export function viewOf(ids: readonly string[], change: Partial<ProjectView> = {}): ProjectView {
  const pages = ids.map((id) => ({
    id,
    scanSha256: '',
    scanIndex: 0,
    image: IMAGE,
    status: 'untouched' as const,
  }));
  return {
    project: {
      ...{ formatVersion: 1, id: 'project-1', title: 'A', createdUtc: '', archival: null, sourceNote: '' },
      ...{ language: 'ru', scans: [], pages, references: [] },
    },
    ...{ folder: '', readOnly: null, otherWriter: null, takenIn: [], recoverable: [], unfinishedPageIds: [] },
    ...{ verdicts: {}, later: [], marks: {}, isSample: false, words: [], knots: TYPESCRIPT_KNOTS },
    knowledge: { names: [], pairings: [] },
    ...change,
  };
}

/** A window with a project open: its pages read, the first in view, the caret at its start. */
export function openState(pages: readonly Page[], change: Partial<ProjectView> = {}): ReviewState {
  const view = viewOf(
    pages.map(({ id }) => id),
    change,
  );
  const docs = Object.fromEntries(pages.map((page) => [page.id, docOf(page)]));
  const read = patch(patch(EMPTY_STATE, 'project', { view }), 'text', { pages: docs });
  return patch(read, 'place', { pageId: pages[0]?.id ?? null, caret: { lineIndex: 0, column: 0 } });
}

type FlagOptions = {
  readonly kind?: Kind;
  readonly severity?: Severity;
  readonly pageId?: string;
  readonly lineIndex?: number;
  readonly from?: number;
  readonly suggestions?: readonly string[];
};

/** A flag on some words of a page, at the same offset in the document as in its Line. */
export function flag(id: string, text: string, options: FlagOptions = {}): Located {
  const { kind = 'word-differs', severity = 'medium', pageId = '0001', lineIndex = 0, from = 0 } = options;
  const to = from + text.length;
  return {
    discrepancy: {
      ...{ id, kind, severity, from, to, text, line: lineIndex + 1, column: from + 1, reference: null },
      suggestions: options.suggestions ?? [],
      message: { key: 'weak.near', params: {} },
    },
    parts: [{ pageId, lineIndex, from, to }],
    ink: null,
  };
}

export function withFlags(state: ReviewState, ...located: readonly Located[]): ReviewState {
  return patch(state, 'flags', { located, found: located.map(({ discrepancy }) => discrepancy) });
}

/** One action after the other; gives the last state, and all effects in their order. */
export function play(
  state: ReviewState,
  ...actions: readonly Action[]
): { readonly state: ReviewState; readonly effects: readonly Effect[] } {
  const at = moment();
  let now = state;
  const effects: Effect[] = [];
  for (const action of actions) {
    const done = reduce(now, action, at);
    now = done.state;
    effects.push(...done.effects);
  }
  return { state: now, effects };
}

export function kinds(effects: readonly Effect[]): readonly Effect['kind'][] {
  return effects.map(({ kind }) => kind);
}

export function effectOf<K extends Effect['kind']>(
  effects: readonly Effect[],
  kind: K,
): Extract<Effect, { readonly kind: K }> {
  const found = effects.find((one): one is Extract<Effect, { readonly kind: K }> => one.kind === kind);
  if (found === undefined) throw new Error(`There is no effect ${kind} among ${kinds(effects).join(', ')}.`);
  return found;
}

/** The key of the message that is shown. */
export function noticeOf({ desk }: ReviewState): string | null {
  if (desk.notice === null) return null;
  return 'key' in desk.notice.message ? desk.notice.message.key : desk.notice.message.code;
}
