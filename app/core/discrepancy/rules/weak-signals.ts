import { charAt } from '../../text/text-view';
import { oneLine } from '../evidence/describe';
import { wordAt } from '../align-texts/body';
import type { Body } from '../align-texts/body';
import type { Confusions } from '../../align/letter-edits';
import type { Finding } from '../model/discrepancy';
import type { Evidence } from '../evidence/evidence';
import type { MessageKey } from '../model/messages';
import type { Rule } from '../evidence/rule';
import type { Vocabulary } from '../evidence/vocabulary';

/** A word that stands so often as it is, is meant so: a term of the document. */
const OFTEN = 3;

/**
 * A word that the machine was not sure of or the dictionary does not have. Neither says much, so a word is flagged
 * only when two weak signals agree: low confidence, not in the dictionary, one letter away from a word of it. Where a
 * reference has the word too, or questions it already, there is nothing to add.
 */
export const weakSignals: Rule = {
  id: 'weak-signals',
  find: (evidence) => {
    if (evidence.aids.dictionary === null) return [];
    const body = evidence.body();
    const settled = wordsUnderReference(evidence);
    const doubts = doubtsByWord(evidence);
    const counts = countsOf(body);
    const vocabulary = evidence.vocabulary();
    const found: Finding[] = [];
    for (let i = 0; i < body.count; i += 1) {
      if (settled[i] === 1) continue;
      const word = oneLine(wordAt(body, i)?.text ?? '');
      if (isAbbreviated(body, i, word)) continue;
      const isUnknown = vocabulary.isKnown(word) === false && (counts[body.ids[i] ?? 0] ?? 0) < OFTEN;
      if (!isUnknown) continue;
      const near = nearWords(word, vocabulary, evidence.confusions());
      const probability = doubts.get(i) ?? null;
      if (near.length === 0 && probability === null) continue;
      found.push(finding(body, i, word, near, probability));
    }
    return found;
  },
};

function finding(
  body: Body,
  index: number,
  word: string,
  near: readonly string[],
  probability: number | null,
): Finding {
  const isUnsure = probability !== null;
  const key: MessageKey = isUnsure ? (near.length > 0 ? 'weak.unsureNear' : 'weak.unsure') : 'weak.near';
  return {
    kind: isUnsure ? 'low-confidence' : 'not-in-dictionary',
    severity: near.length > 0 ? 'medium' : 'low',
    from: body.starts[index] ?? 0,
    to: body.ends[index] ?? 0,
    reference: null,
    message: {
      key,
      params: { here: word, there: near[0] ?? '', percent: Math.round((probability ?? 0) * 100) },
    },
    suggestions: near,
  };
}

/** «инж.» is an abbreviation, whichever it is. */
function isAbbreviated(body: Body, index: number, word: string): boolean {
  return word.length <= 4 && charAt(body.text, body.ends[index] ?? 0) === './index';
}

const MOST_NEAR = 3;

/** Words of the dictionary that are one likely confusion away. */
function nearWords(word: string, vocabulary: Vocabulary, confusions: Confusions): readonly string[] {
  const found: string[] = [];
  const letters = [...word];
  for (let i = 0; i < letters.length && found.length < MOST_NEAR; i += 1) {
    for (const other of confusions.insteadOf(letters[i] ?? '')) {
      const changed = [...letters.slice(0, i), other, ...letters.slice(i + 1)].join('');
      if (vocabulary.isKnown(changed) === true && !found.includes(changed)) found.push(changed);
    }
  }
  return found.slice(0, MOST_NEAR);
}

/** 1 for each word in the stretch that some reference covers: it confirms the word, or has its own question. */
function wordsUnderReference(evidence: Evidence): Uint8Array {
  const settled = new Uint8Array(evidence.body().count);
  for (const { scope, regions } of evidence.comparisons()) {
    settled.fill(1, scope.leftFrom, scope.leftTo);
    for (const { kind, leftFrom, leftTo } of regions) {
      if (kind === 'unlike') settled.fill(0, leftFrom, leftTo);
      if (kind === 'moved') settled.fill(1, leftFrom, leftTo);
    }
  }
  return settled;
}

function doubtsByWord(evidence: Evidence): ReadonlyMap<number, number> {
  const { starts, ends } = evidence.body();
  const found = new Map<number, number>();
  let word = 0;
  for (const { from, to, probability } of evidence.doubts()) {
    while (word < ends.length && (ends[word] ?? 0) <= from) word += 1;
    for (let i = word; i < starts.length && (starts[i] ?? 0) < to; i += 1) {
      found.set(i, Math.min(probability, found.get(i) ?? 1));
    }
  }
  return found;
}

function countsOf({ ids, keys }: Body): Uint32Array {
  const counts = new Uint32Array(keys.length);
  for (const id of ids) counts[id] = (counts[id] ?? 0) + 1;
  return counts;
}
