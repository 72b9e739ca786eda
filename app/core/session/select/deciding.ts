import { LINE_END_SIGNS } from '../../text/line-end';
import { letterEdits } from '../../align/letter-edits';
import { confusionsFrom } from '../../discrepancy/evidence/confusions';
import { weigh, type Answer } from '../../discrepancy/evidence/weigh';
import {
  gapAt,
  letterWidth,
  otherReadings,
  passesAt,
  placeEvidence,
  type DocumentKnowledge,
} from '../../check/place-evidence';
import { TYPESCRIPT_KNOTS } from '../../recognise/calibration';
import type { Page } from '../../page/transcription';
import { madeOnce } from '../state/memo';
import { docIn } from '../state/page-docs';
import type { Located } from '../state/places';
import type { ReviewState } from '../state/state';
import { corrections } from './selectors-flags';
import { pageOf, pagesInOrder } from './selectors-text';
import type { Correction } from '../../discrepancy/evidence/confusions';

/** What the document in the window knows of its places beside the check. */
export function knowledgeOf(state: ReviewState): DocumentKnowledge {
  return {
    page: (pageId) => pageOf(state, pageId),
    passes: (pageId) => docIn(state.text.pages, pageId)?.readings ?? [],
    certainties: (pageId) => docIn(state.text.pages, pageId)?.certainties ?? [],
    pages: pagesInOrder(state),
    knots: state.project.view?.knots ?? TYPESCRIPT_KNOTS,
  };
}

/** What can be put in place of the words, best first; the transcription's own reading is not among them. */
export function replacementsOf(state: ReviewState, one: Located): readonly string[] {
  // What the reference lacks can be taken out, by its number key only: Enter never deletes.
  const { kind } = one.discrepancy;
  if (kind === 'extra-text' || kind === 'impossible-sign' || kind === 'text-without-ink')
    return one.parts.length === 1 ? [''] : [];
  if (kind === 'not-transcribed') {
    const text = one.discrepancy.ink?.text ?? '';
    return text === '' || one.ink === null ? [] : [text];
  }
  const readings = otherReadings(one, passesAt(one.parts, knowledgeOf(state)));
  return readings.filter((text) => splitOver(state, one, text) !== null);
}

/** The same table as long as the person corrects nothing. */
const tableOf = madeOnce((all: readonly Correction[]) => confusionsFrom(all));

type Known = { readonly inputs: readonly unknown[]; readonly answer: Answer };
const answers = new WeakMap<Located, Known>();

/** What the evidence says of a Discrepancy: the answer that Enter gives. */
export function answerTo(state: ReviewState, one: Located): Answer {
  const [part] = one.parts;
  const learnt = corrections(state);
  const doc = part === undefined ? undefined : docIn(state.text.pages, part.pageId);
  const inputs = [doc?.page, doc?.readings, learnt, state.project.view?.knots];
  const before = answers.get(one);
  if (before !== undefined && before.inputs.every((input, i) => input === inputs[i])) return before.answer;
  const others = replacementsOf(state, one);
  const answer = weigh(placeEvidence(one, others, knowledgeOf(state)), tableOf(learnt));
  answers.set(one, { inputs, answer });
  return answer;
}

/** The number of the reading that Enter takes, from 1 for the text as it is; null where it takes none. */
export function defaultNumber(state: ReviewState, one: Located): number | null {
  const answer = answerTo(state, one);
  if (answer.kind === 'cannot-say') return null;
  return answer.kind === 'stands' ? 1 : replacementsOf(state, one).indexOf(answer.text) + 2;
}

/** What a person who asks for a correction gets: what the evidence takes, else the first other reading. */
export function correctionFor(state: ReviewState, one: Located): string | null {
  const answer = answerTo(state, one);
  const text = answer.kind === 'correct' ? answer.text : replacementsOf(state, one)[0];
  return text === undefined || text === '' ? null : text;
}

type Part = Located['parts'][number];

/** What is replaced by what, spaces and all; a word that a line end breaks has a part on each Line. */
export type Replacement = readonly { readonly place: Part; readonly text: string }[];

/** How a reading goes into the text, the last place first, or null where it cannot be told how. */
export function splitOver(state: ReviewState, { parts }: Located, text: string): Replacement | null {
  const [first, second, ...more] = parts;
  const page = first === undefined ? null : pageOf(state, first.pageId);
  if (first === undefined || page === null || more.length > 0) return null;
  if (second === undefined) return [replacementFor(page, first, text)];
  if (second.pageId !== first.pageId || second.lineIndex !== first.lineIndex + 1) return null;
  const pieces = overLineEnd(textAt(page, first), textAt(page, second), text);
  if (pieces === null) return null;
  return [
    { place: second, text: pieces[1] },
    { place: first, text: pieces[0] },
  ];
}

function textAt({ lines }: Page, { lineIndex, from, to }: Part): string {
  return lines[lineIndex]?.text.slice(from, to) ?? '';
}

const BREAK = new RegExp(String.raw`${LINE_END_SIGNS}$`, 'u');
const UNWEIGHTED = confusionsFrom([]);

/** A reading cut where the line end cut the old one, so that each letter stays on the Line of its ink. */
function overLineEnd(head: string, tail: string, text: string): readonly [string, string] | null {
  const broken = BREAK.exec(head)?.[0] ?? '';
  const letters = head.slice(0, head.length - broken.length);
  const space = text.lastIndexOf(' ');
  // Two words on two lines stay so.
  if (broken === '' && space > 0) return [text.slice(0, space), text.slice(space + 1)];
  const cut = cutAfter(letters, tail, text);
  if (cut <= 0 || cut >= text.length) return null;
  const [left, right] = [text.slice(0, cut), text.slice(cut)];
  if (/\s$/.test(left) || /^\s/.test(right)) return [left.trimEnd(), right.trimStart()];
  return [`${left}${left.endsWith('-') ? '' : broken === '' ? '-' : broken}`, right];
}

/** How many letters of `text` answer to those of `head`. */
function cutAfter(head: string, tail: string, text: string): number {
  let cut = head.length;
  for (const { at, here, there } of letterEdits(head + tail, text, UNWEIGHTED)) {
    if (at < head.length) cut += there.length - here.length;
  }
  return cut;
}

function replacementFor(page: Page, part: Part, text: string): Replacement[number] {
  if (part.from === part.to) return insertionAt(page, part, text);
  const line = page.lines[part.lineIndex]?.text ?? '';
  if (text === '') return { place: withSpace(line, part), text };
  return { place: { ...part, to: pastDebris(line, part.to) }, text };
}

/** Signs that no typewriter has, which recognition makes of dirt on the letters of the word before. */
const DEBRIS = /^(?:[ \u00a0]*[©®|¦^~\\{}<>]+(?=[\s.,;:!?]|$))+/u;

function pastDebris(line: string, at: number): number {
  return at + (DEBRIS.exec(line.slice(at))?.[0].length ?? 0);
}

/** Words that are taken out take the space before them along, or the one after at the start of a Line. */
function withSpace(line: string, part: Part): Part {
  if (part.from > 0 && line[part.from - 1] === ' ') return { ...part, from: part.from - 1 };
  return line[part.to] === ' ' ? { ...part, to: part.to + 1 } : part;
}

/** Missing words go where the ink has room for them: the end of a Line or the start of the next are one place. */
function insertionAt(page: Page, part: Part, text: string): Replacement[number] {
  const place = besideLineEnd(page, part, text);
  const line = page.lines[place.lineIndex]?.text ?? '';
  return { place, text: spaced(line, place, text.trim()) };
}

function besideLineEnd(page: Page, part: Part, text: string): Part {
  const line = page.lines[part.lineIndex];
  const next = page.lines[part.lineIndex + 1];
  const isAtEnd = line !== undefined && line.text.slice(part.from).trim() === '';
  if (!isAtEnd || next === undefined) return part;
  const letterPx = letterWidth(line);
  const [here, below] = [gapAt(line, part.from, page), gapAt(next, 0, page)];
  if (letterPx === null || here === null || below === null) return part;
  const isHere = here >= letterPx * text.trim().length * 0.7;
  return isHere || below <= here ? part : { ...part, lineIndex: part.lineIndex + 1, from: 0, to: 0 };
}

/** A missing word goes in with the spaces that keep it apart from its neighbours. */
function spaced(line: string, part: Part, text: string): string {
  const before = part.from > 0 && !/\s/.test(line[part.from - 1] ?? ' ') ? ' ' : '';
  const after = part.from < line.length && !/[\s.,;:!?)»"]/.test(line[part.from] ?? ' ') ? ' ' : '';
  return `${before}${text}${after}`;
}
