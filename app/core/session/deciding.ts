import type { VerdictChange } from '../history';
import type { Page } from '../transcription';
import type { Located } from './places';

/** What can be put in place of the words, best first; the transcription's own reading is not among them. */
export function replacementsOf({ discrepancy, parts }: Located): readonly string[] {
  // Text over several lines is corrected by hand: no key may fold lines together.
  if (parts.length !== 1) return [];
  // What the reference lacks can be taken out, by its number key only: Enter never deletes.
  if (discrepancy.kind === 'extra-text') return [''];
  return discrepancy.suggestions.filter((text) => text !== discrepancy.text && !text.includes('\n'));
}

/** Whether Enter has something to put in. */
export function canCorrect(one: Located): boolean {
  return (replacementsOf(one)[0] ?? '') !== '';
}

type Part = Located['parts'][number];

/** What is replaced by what, spaces and all, and what the table of confusions may learn from it. */
export type Replacement = {
  readonly place: Part;
  readonly padded: string;
  readonly correction: Pick<VerdictChange, 'correction'>;
};

export function replacementFor(page: Page, { discrepancy }: Located, part: Part, text: string): Replacement {
  const line = page.lines[part.lineIndex]?.text ?? '';
  return {
    place: text === '' ? withSpace(line, part) : part,
    padded: part.from === part.to ? spaced(line, part, text) : text,
    correction: text === '' ? {} : { correction: { from: discrepancy.text, to: text.trim() } },
  };
}

/** Words that are taken out take the space before them along, or the one after at the start of a Line. */
function withSpace(line: string, part: Part): Part {
  if (part.from > 0 && line[part.from - 1] === ' ') return { ...part, from: part.from - 1 };
  return line[part.to] === ' ' ? { ...part, to: part.to + 1 } : part;
}

/** A missing word goes in with the spaces that keep it apart from its neighbours. */
function spaced(line: string, part: Part, text: string): string {
  const before = part.from > 0 && !/\s/.test(line[part.from - 1] ?? ' ') ? ' ' : '';
  const after = part.from < line.length && !/[\s.,;:!?)»"]/.test(line[part.from] ?? ' ') ? ' ' : '';
  return `${before}${text}${after}`;
}
