import { isSame, type Answer } from '../../discrepancy/evidence/weigh';
import type { ReferenceRole } from '../../project/project';
import { leastCertain, passesAt, passProbability } from '../../check/place-evidence';
import { oneLine } from '../../discrepancy/evidence/describe';
import type { Testimony } from '../../discrepancy/model/discrepancy';
import type { Located } from '../state/places';
import type { ReviewState } from '../state/state';
import { answerTo, defaultNumber, knowledgeOf, replacementsOf } from './deciding';
import { docIn } from '../state/page-docs';
import { pageOf } from './selectors-text';

/** Who has a reading: the text itself and how sure the machine was of it (0–1, null for a person's), a pass, a reference. */
export type CardWitness =
  | { readonly kind: 'text'; readonly probability: number | null; readonly isEmpty: boolean }
  | { readonly kind: 'pass'; readonly number: number; readonly probability: number | null }
  | { readonly kind: 'reference'; readonly role: ReferenceRole; readonly name: string; readonly text: string }
  | { readonly kind: 'suggestion' }
  | { readonly kind: 'take-out' };

/** One reading with its number key and everyone who has it. */
export type CardReading = {
  readonly number: number;
  readonly text: string;
  readonly witnesses: readonly CardWitness[];
};

/** What the card of a Discrepancy shows. */
export type Card = {
  readonly readings: readonly CardReading[];
  /** References that cover the place and have none of the readings. */
  readonly others: readonly Testimony[];
  readonly answer: Answer;
  /** The number of the reading that Enter takes, or null. */
  readonly taken: number | null;
};

type Known = { readonly inputs: readonly unknown[]; readonly card: Card };
const cards = new WeakMap<Located, Known>();

/** The card; the same value until something of it changes. */
export function cardOf(state: ReviewState, one: Located): Card {
  const answer = answerTo(state, one);
  const inputs = [answer, pageOf(state, one.parts[0]?.pageId ?? null)];
  const before = cards.get(one);
  if (before !== undefined && before.inputs.every((input, i) => input === inputs[i])) return before.card;
  const card = makeCard(state, one, answer);
  cards.set(one, { inputs, card });
  return card;
}

function makeCard(state: ReviewState, one: Located, answer: Answer): Card {
  const { discrepancy, parts } = one;
  const known = knowledgeOf(state);
  const own = oneLine(discrepancy.text);
  const texts = [own, ...replacementsOf(state, one)];
  const passes = passesAt(parts, known);
  const said = discrepancy.witnesses ?? [];
  // Beside a machine's own text its only pass says nothing new; beside a given one it is what the ink says.
  const isGiven =
    discrepancy.ink !== undefined || (docIn(state.text.pages, parts[0]?.pageId ?? '')?.ink ?? null) !== null;
  const placed = said.map((testimony) => ({ testimony, at: homeOf(testimony, texts, one) }));
  const readings = texts.map((text, i): CardReading => {
    const printed = placed.filter(({ at }) => at === i).map(({ testimony }) => referenceWitness(testimony));
    const read = passes.flatMap((pass): readonly CardWitness[] =>
      pass !== null && (passes.length > 1 || isGiven) && hasReading(pass.text, text)
        ? [{ kind: 'pass', number: pass.pass, probability: passProbability(pass, parts, known) }]
        : [],
    );
    const witnesses = [...ownWitness(i, text, parts, known), ...read, ...printed];
    return {
      number: i + 1,
      text,
      witnesses: witnesses.length > 0 ? witnesses : [{ kind: text === '' ? 'take-out' : 'suggestion' }],
    };
  });
  const others = placed.filter(({ at }) => at < 0).map(({ testimony }) => testimony);
  return { readings, others, answer, taken: defaultNumber(state, one) };
}

function ownWitness(
  index: number,
  text: string,
  parts: Located['parts'],
  known: Parameters<typeof leastCertain>[1],
): readonly CardWitness[] {
  if (index > 0) return [];
  const isEmpty = text === '';
  return [{ kind: 'text', isEmpty, probability: isEmpty ? null : leastCertain(parts, known) }];
}

function referenceWitness({ file, role, text }: Testimony): CardWitness {
  return { kind: 'reference', role, name: file, text };
}

function hasReading(said: string, text: string): boolean {
  return text === '' ? said === '' : isSame(said, text);
}

/** Which reading a reference has; -1 for none. A translation has it by its figures, or by what it made the check suggest. */
function homeOf({ role, text, file }: Testimony, texts: readonly string[], { discrepancy }: Located): number {
  if (role === 'transcription') return texts.findIndex((reading) => hasReading(text, reading));
  const digits = (of: string): string => of.replace(/\D+/g, ' ').trim();
  const byDigits = texts.findIndex((reading) => digits(reading) !== '' && digits(reading) === digits(text));
  if (byDigits >= 0) return byDigits;
  const isItsOwn = discrepancy.reference?.file === file && discrepancy.reference.role === role;
  return isItsOwn && texts.length > 1 ? 1 : -1;
}
