import { keyAt } from '../align-texts/body';
import type { Body } from '../align-texts/body';
import { capitalised, garbler, hasWrongSign, mayBeWord, ranked } from '../evidence/garbled';
import type { Garbled, Garbler, Shape } from '../evidence/garbled';
import type { Dictionary } from '../evidence/aids';
import type { Finding, Severity } from '../model/discrepancy';
import type { Evidence } from '../evidence/evidence';
import type { MessageKey } from '../model/messages';
import type { Rule } from '../evidence/rule';
import { SHORTEST_PART } from '../evidence/unknown-words';
import type { Unknown } from '../evidence/unknown-words';
import type { Vocabulary } from '../evidence/vocabulary';

const MOST_NEAR = 3;

/**
 * A word that the machine was not sure of or the dictionary does not have. Neither says much, so a word is flagged
 * only when two weak signals agree: low confidence, not in the dictionary, near a word of it, letters that no word has.
 * Where a reference has the word too, or questions it already, there is nothing to add.
 */
export const weakSignals: Rule = {
  id: 'weak-signals',
  find: (evidence) => {
    const { dictionary } = evidence.aids;
    if (dictionary === null) return [];
    const body = evidence.body();
    const garbled = garblerOf(evidence, evidence.vocabulary(), dictionary);
    const { words: unknown, close, stands } = evidence.unknown();
    const found: Finding[] = [];
    for (const [at, one] of unknown.entries()) {
      const like =
        garbled(one.part, one.shape, close.has(one.part.toLowerCase())) ?? amongUnknown(unknown, at);
      const { probability } = one;
      if (like === null && probability === null) continue;
      const before = keyAt(body, one.index - 1);
      const near = like === null ? [] : ranked(like.words, before, stands).map((text) => wholeOf(one, text));
      found.push(finding(body, one.index, { ...one, like, near }));
    }
    return found;
  },
};

function wholeOf({ word, part, shape }: Unknown, text: string): string {
  return word === part ? inShape(text, shape) : word.replace(part, () => text);
}

/** Words on either side of which so many are unknown were hardly read at all. */
const AROUND = 8;
const FEWEST_AROUND = 3;
const SHORTEST_AMONG = 5;

function amongUnknown(unknown: readonly Unknown[], at: number): Garbled | null {
  const one = unknown[at];
  if (one === undefined || one.shape === 'name' || one.part.length < SHORTEST_AMONG) return null;
  const around = unknown
    .slice(Math.max(0, at - AROUND), at + AROUND + 1)
    .filter((other) => other.shape !== 'name' && Math.abs(other.index - one.index) <= AROUND);
  return around.length > FEWEST_AROUND ? { how: 'among-unknown', words: [] } : null;
}

const garblers = new WeakMap<Vocabulary, Garbler>();

/** One for all checks of one vocabulary: looking for likely words takes some time. */
function garblerOf(evidence: Evidence, vocabulary: Vocabulary, dictionary: Dictionary): Garbler {
  const made = garblers.get(vocabulary) ?? garbler(vocabulary, dictionary, evidence.confusions());
  garblers.set(vocabulary, made);
  return made;
}

function inShape(text: string, shape: Shape): string {
  if (shape === 'shouted') return text.toUpperCase();
  return shape === 'small' || shape === 'mixed' ? text : capitalised(text);
}

type Doubted = Unknown & { readonly like: Garbled | null; readonly near: readonly string[] };

function finding(body: Body, index: number, doubted: Doubted): Finding {
  const { word, near, probability } = doubted;
  return {
    kind: probability !== null ? 'low-confidence' : 'not-in-dictionary',
    severity: severityOf(doubted),
    from: body.starts[index] ?? 0,
    to: body.ends[index] ?? 0,
    reference: null,
    message: {
      key: messageOf(doubted),
      params: { here: word, there: near[0] ?? '', percent: Math.round((probability ?? 0) * 100) },
    },
    suggestions: near.slice(0, MOST_NEAR),
  };
}

function messageOf({ like, near, probability }: Doubted): MessageKey {
  if (probability !== null) return near.length > 0 ? 'weak.unsureNear' : 'weak.unsure';
  if (near.length > 0) return like?.how === 'confusion' ? 'weak.near' : 'weak.like';
  return like?.how === 'impossible' ? 'weak.impossible' : 'weak.among';
}

/** The longer a word, the less likely it comes near another by accident. */
const LONG_WORD = 8;
const SHORT_WORD = 5;

function severityOf({ part, shape, like, probability, near }: Doubted): Severity {
  if (like === null || like.how === 'among-unknown') return 'low';
  if (probability !== null || (near.length > 0 && hasWrongSign(part.toLowerCase()))) return 'medium';
  if (shape !== 'small') return like.how === 'confusion' && mayBeWord(part, shape) ? 'medium' : 'low';
  if (like.how === 'confusion') return part.length >= SHORT_WORD ? 'medium' : 'low';
  // A prefix makes other words than the dictionary has.
  if (like.how === 'joined') return (near[0] ?? '').indexOf(' ') >= SHORTEST_PART ? 'medium' : 'low';
  return part.length >= LONG_WORD ? 'medium' : 'low';
}
