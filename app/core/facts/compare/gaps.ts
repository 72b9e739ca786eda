import type { Span } from '../../base/span';
import { factsAgree } from '../agree/agreement';
import { agreementIndex } from '../agree/agreement-index';
import type { AgreementIndex } from '../agree/agreement-index';
import { demands } from '../agree/fact-match';
import type { Bead } from '../beads/beads';
import type { Fact } from '../grammar/fact';
import { isMatched, letters, spanOf } from './bead-spans';
import type { Side } from './side';

/** Text of one side without counterpart on the other. `at` is where it would stand there. */
export type Gap = {
  readonly side: 'ru' | 'en';
  readonly span: Span;
  readonly letters: number;
  readonly at: number;
  /** Before the first or after the last paragraphs that correspond. */
  readonly isAtEdge: boolean;
  /** Strong facts of the gap that stand nowhere on the other side. */
  readonly facts: readonly Fact[];
};

export function gapsOf(stretches: readonly Bead[], ru: Side, en: Side): readonly Gap[] {
  const spare = { ru: agreementIndex(ru.spare), en: agreementIndex(en.spare) };
  const first = stretches.findIndex(isMatched);
  let last = stretches.length - 1;
  while (last >= 0 && !isMatched(stretches[last] as Bead)) last -= 1;
  return stretches.flatMap((bead, i) => {
    if (isMatched(bead)) return [];
    const isAtEdge = i < first || i > last;
    return bead.rightTo > bead.rightFrom
      ? [englishGap(bead, isAtEdge, ru, en, spare.ru)]
      : [russianGap(bead, isAtEdge, ru, en, spare.en)];
  });
}

/** Facts of a gap may stand so many units before or after the place where they are missed. */
const GAP_REACH = 6;

function factsAround(side: Side, from: number, to: number): readonly Fact[] {
  return side.facts.slice(Math.max(0, from - GAP_REACH), to + GAP_REACH).flat();
}

function englishGap(bead: Bead, isAtEdge: boolean, ru: Side, en: Side, spare: AgreementIndex): Gap {
  const before = ru.units[bead.leftFrom - 1];
  return {
    side: 'en',
    span: spanOf(en, bead.rightFrom, bead.rightTo),
    letters: letters(en, bead.rightFrom, bead.rightTo),
    at: before === undefined ? firstVisible(ru.text) : afterParagraph(ru.text, before.to),
    isAtEdge,
    facts: factsOnlyIn(
      en.facts.slice(bead.rightFrom, bead.rightTo).flat(),
      factsAround(ru, bead.leftFrom, bead.leftTo),
      spare,
    ),
  };
}

function russianGap(bead: Bead, isAtEdge: boolean, ru: Side, en: Side, spare: AgreementIndex): Gap {
  return {
    side: 'ru',
    span: spanOf(ru, bead.leftFrom, bead.leftTo),
    letters: letters(ru, bead.leftFrom, bead.leftTo),
    at: en.units[bead.rightFrom - 1]?.to ?? 0,
    isAtEdge,
    facts: factsOnlyIn(
      ru.facts.slice(bead.leftFrom, bead.leftTo).flat(),
      factsAround(en, bead.rightFrom, bead.rightTo),
      spare,
    ),
  };
}

function factsOnlyIn(
  facts: readonly Fact[],
  others: readonly Fact[],
  spare: AgreementIndex,
): readonly Fact[] {
  return facts.filter(
    (fact) => demands(fact) && !spare.agrees(fact) && !others.some((other) => factsAgree(fact, other)),
  );
}

/** Behind the empty line, or the line end, that ends a paragraph: where the next one would begin. */
function afterParagraph(text: string, at: number): number {
  const end = /^[ \t\r]*\n(?:[ \t\r]*\n)?/u.exec(text.slice(at, at + 16));
  return at + (end?.[0].length ?? 0);
}

function firstVisible(text: string): number {
  return Math.max(0, text.search(/\S/u));
}
