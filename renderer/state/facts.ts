import { useEffect } from 'react';
import { toLineSpans, type DocumentText, type LineSpan } from '../../app/core/document-text';
import type { Span } from '../../app/core/discrepancy/discrepancy';
import type { CheckInput } from '../../app/core/discrepancy/evidence';
import type { FactPlace, FactRow, FactSheet } from '../../app/core/facts/fact-rows';
import { namePair, type NamePair } from '../../app/core/facts/project-aliases';
import type { ByHand } from '../../app/core/history';
import { inkOf, type Ink } from '../../app/core/ink';
import type { Page } from '../../app/core/transcription';
import { documentToCheck } from './check-input';
import FactsWorker from './facts-worker?worker';
import { teach } from './lessons';
import { getState, setState, useReview } from './store';

export type FactsRequest = { readonly serial: number; readonly input: CheckInput; readonly within: Span };
export type FactsReply = {
  readonly serial: number;
  /** One for each translation; `file` is its label. */
  readonly sheets: readonly { readonly file: string; readonly sheet: FactSheet }[];
};

/** A fact with its place on the page and its ink. */
export type LocatedFact = FactRow & { readonly parts: readonly LineSpan[]; readonly ink: Ink | null };

/** The facts of one page beside one translation. */
export type PageFacts = {
  readonly pageId: string;
  /** The translation's label. */
  readonly file: string;
  readonly rows: readonly LocatedFact[];
  readonly candidates: readonly FactPlace[];
  /** Corresponding stretches: places on the page, and the stretch of the translation. */
  readonly beads: readonly { readonly parts: readonly LineSpan[]; readonly en: Span }[];
};

/** Long enough not to pair the facts of every letter that is typed. */
const READ_AFTER_MS = 250;

let worker: Worker | null = null;
let serial = 0;
type Asked = {
  readonly serial: number;
  readonly pageId: string;
  readonly document: DocumentText;
  readonly pages: readonly Page[];
};
let asked: Asked | null = null;

/** The facts of the page that is shown, beside each translation; kept up to date while a panel shows them. */
export function usePageFacts(): readonly PageFacts[] {
  const pageId = useReview((state) => state.pageId);
  const pages = useReview((state) => state.pages);
  const references = useReview((state) => state.references);
  const knowledge = useReview((state) => state.view?.knowledge);
  const facts = useReview((state) => state.facts);
  useEffect(() => {
    const isFirst = getState().facts.every((one) => one.pageId !== pageId);
    const timer = setTimeout(() => requestFacts(pageId), isFirst ? 0 : READ_AFTER_MS);
    return () => clearTimeout(timer);
  }, [pageId, pages, references, knowledge]);
  return facts.filter((one) => one.pageId === pageId);
}

function requestFacts(pageId: string | null): void {
  const found = documentToCheck();
  if (found === null || pageId === null) return;
  const { input, document, pages } = found;
  const within = pageSpan(document, pageId);
  if (within === null) return setState({ facts: [] });
  serial += 1;
  asked = { serial, pageId, document, pages };
  runningWorker().postMessage({ serial, input, within } satisfies FactsRequest);
}

function pageSpan({ sheets, sheetStarts }: DocumentText, pageId: string): Span | null {
  const index = sheets.findIndex((sheet) => sheet.pageId === pageId);
  const [sheet, from] = [sheets[index], sheetStarts[index]];
  return sheet === undefined || from === undefined ? null : { from, to: from + sheet.text.length };
}

function runningWorker(): Worker {
  if (worker !== null) return worker;
  worker = new FactsWorker();
  worker.onmessage = ({ data }: MessageEvent<FactsReply>) => show(data);
  return worker;
}

function show({ serial: answered, sheets }: FactsReply): void {
  if (asked === null || asked.serial !== answered) return;
  const { pageId, document, pages } = asked;
  const locate = (row: FactRow): LocatedFact => ({
    ...row,
    parts: row.ru === null ? [] : toLineSpans(document, row.ru),
    ink: row.ru === null ? null : inkOf(document, pages, row.ru),
  });
  const facts: readonly PageFacts[] = sheets.map(({ file, sheet }) => ({
    ...{ pageId, file },
    rows: sheet.rows.map(locate),
    candidates: sheet.candidates,
    beads: sheet.beads.map(({ ru, en }) => ({ parts: toLineSpans(document, ru), en })),
  }));
  setState({ facts });
}

/** Where in the translation the top of the transcription's view is said: a bead, and how far in it (0–1). */
export function beadAt(
  { beads, pageId }: PageFacts,
  lineIndex: number,
): { readonly index: number; readonly share: number } | null {
  for (const [index, { parts }] of beads.entries()) {
    const lines = parts.filter((part) => part.pageId === pageId).map((part) => part.lineIndex);
    const [first, last] = [lines[0], lines[lines.length - 1]];
    if (first === undefined || last === undefined || last < lineIndex) continue;
    return { index, share: Math.max(0, lineIndex - first) / (last - first + 1) };
  }
  return beads.length === 0 ? null : { index: beads.length - 1, share: 1 };
}

/** Pairs a fact by hand; `en` null says that it has no counterpart. */
export async function pairFact(ru: string, en: string | null): Promise<void> {
  await teach({ type: 'pairing', ru, before: byHand(ru), after: { en } });
}

/** Leaves a fact to the program again. */
export async function unpairFact(ru: string): Promise<void> {
  await teach({ type: 'pairing', ru, before: byHand(ru), after: null });
}

function byHand(ru: string): ByHand {
  const pairing = getState().view?.knowledge.pairings.find((one) => one.ru === ru);
  return pairing === undefined ? null : { en: pairing.en };
}

/** Teaches the project a name, or takes one back; answers whether it was taken. */
export async function teachName(ru: string, en: string, isKnown: boolean): Promise<boolean> {
  const pair = namePair(ru, en) ?? { ru, en };
  const key = (one: NamePair) => `${one.ru.toLowerCase()}\n${one.en.toLowerCase()}`;
  const before = getState().view?.knowledge.names.some((one) => key(one) === key(pair)) === true;
  return await teach({ type: 'name', ...pair, before, after: isKnown });
}
