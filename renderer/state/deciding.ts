import type { VerdictChange } from '../../app/core/history';
import type { Verdict } from '../../app/core/discrepancy/discrepancy';
import { doStep, replaceInLine } from './editing';
import { stepDiscrepancy } from './navigation';
import { getState, type Located } from './store';
import { verdictOn } from './verdicts';

/** The Discrepancy whose card is open. */
export function activeDiscrepancy(): Located | null {
  const { located, activeId } = getState();
  return located.find(({ discrepancy }) => discrepancy.id === activeId) ?? null;
}

/** What can be put in place of the words, best first; the transcription's own reading is not among them. */
export function replacementsOf({ discrepancy, parts }: Located): readonly string[] {
  // Text over several lines is corrected by hand: no key may fold lines together.
  if (parts.length !== 1) return [];
  // What the reference lacks can be taken out, by its number key only: Enter never deletes.
  if (discrepancy.kind === 'extra-text') return [''];
  return discrepancy.suggestions.filter((text) => text !== discrepancy.text && !text.includes('\n'));
}

/** Takes the reading with number `number` (1 = as transcribed, 2… = suggestions) and goes on. */
export function takeReading(one: Located, number: number): void {
  if (number === 1) return decide(one, 'original-is-wrong');
  const text = replacementsOf(one)[number - 2];
  const [part] = one.parts;
  if (text === undefined || part === undefined) return;
  const { id } = one.discrepancy;
  const { place, padded, correction } = replacementFor(one, part, text);
  const verdict = { id, before: verdictOn(id), after: 'transcription-corrected', ...correction } as const;
  replaceInLine(place, padded, [verdict]);
  stepDiscrepancy(1);
}

type Part = Located['parts'][number];

/** What is replaced by what, spaces and all, and what the table of confusions may learn from it. */
export function replacementFor(
  { discrepancy }: Located,
  part: Part,
  text: string,
): { readonly place: Part; readonly padded: string; readonly correction: Pick<VerdictChange, 'correction'> } {
  return {
    place: text === '' ? withSpace(part) : part,
    padded: part.from === part.to ? spaced(part, text) : text,
    correction: text === '' ? {} : { correction: { from: discrepancy.text, to: text.trim() } },
  };
}

/** Words that are taken out take the space before them along, or the one after at the start of a Line. */
function withSpace(part: Located['parts'][number]): Located['parts'][number] {
  const line = getState().pages[part.pageId]?.page?.lines[part.lineIndex]?.text ?? '';
  if (part.from > 0 && line[part.from - 1] === ' ') return { ...part, from: part.from - 1 };
  return line[part.to] === ' ' ? { ...part, to: part.to + 1 } : part;
}

/** A missing word goes in with the spaces that keep it apart from its neighbours. */
function spaced(part: Located['parts'][number], text: string): string {
  const line = getState().pages[part.pageId]?.page?.lines[part.lineIndex]?.text ?? '';
  const before = part.from > 0 && !/\s/.test(line[part.from - 1] ?? ' ') ? ' ' : '';
  const after = part.from < line.length && !/[\s.,;:!?)»"]/.test(line[part.from] ?? ' ') ? ' ' : '';
  return `${before}${text}${after}`;
}

/** Whether Enter has something to put in. */
export function canCorrect(one: Located): boolean {
  return (replacementsOf(one)[0] ?? '') !== '';
}

/** Enter: the best correction, then on. Without one there is only going on. */
export function correctAndGoOn(one: Located): void {
  if (canCorrect(one)) takeReading(one, 2);
  else stepDiscrepancy(1);
}

/** Gives a Verdict and goes on. */
export function decide(one: Located, verdict: Verdict): void {
  const { id } = one.discrepancy;
  doStep({
    edits: [],
    verdicts: [{ id, before: verdictOn(id), after: verdict }],
    group: null,
    atMs: Date.now(),
  });
  stepDiscrepancy(1);
}

/** Takes a Verdict back, so that the Discrepancy is open again. */
export function reopen(id: string): void {
  doStep({
    edits: [],
    verdicts: [{ id, before: verdictOn(id), after: null }],
    group: null,
    atMs: Date.now(),
  });
}
