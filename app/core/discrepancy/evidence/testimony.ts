import { inNewLetters } from '../../text/old-spelling';
import type { Testimony } from '../model/discrepancy';
import type { Dictionary } from './aids';
import type { Span } from '../../base/span';
import { factPairs } from '../../facts/compare/compare';
import type { Furniture } from '../../text/furniture';
import { findFurniture } from '../../text/find-furniture';
import { tokenise } from '../../text/tokens';
import { furniturePairs, type FurnitureWords } from '../align-texts/furniture-pairs';
import type { Comparison } from '../align-texts/comparison';
import type { ReferenceText } from '../align-texts/source-text';
import type { Evidence } from './evidence';
import { oneLine } from './describe';
import { isAbbreviation } from './vocabulary';
import { wordKey } from '../../project/project-words';

/** What a text beside the transcription has for a place of it that no alignment of words covers. */
export type Said = Span & Testimony;

/** What translations say of facts, and references of the same language of page furniture. */
export function saidInDocument(evidence: Evidence): readonly Said[] {
  return [...evidence.translations().flatMap(factsSaid), ...furnitureSaid(evidence)].sort(
    (a, b) => a.from - b.from || a.to - b.to,
  );
}

function factsSaid(comparison: ReturnType<Evidence['translations']>[number]): readonly Said[] {
  const { agreed, differing } = factPairs(comparison);
  const { file, role, text } = comparison.reference;
  return [...agreed, ...differing].map(({ ru, en }) => ({
    from: ru.from,
    to: ru.to,
    ...{ file, role, text: oneLine(text.slice(en.from, en.to)) },
  }));
}

function furnitureSaid(evidence: Evidence): readonly Said[] {
  return evidence.comparisons().flatMap((comparison) => {
    const { file, role } = comparison.reference;
    return furnitureBeside(evidence, comparison).flatMap(({ here, there }): readonly Said[] => {
      const [first, last] = [here[0], here[here.length - 1]];
      if (first === undefined || last === undefined) return [];
      const text = there.map((token) => token.text).join(' ');
      return [{ from: first.from, to: last.to, file, role, text }];
    });
  });
}

/** The words of page furniture that both the transcription and a reference have. */
export function furnitureBeside(evidence: Evidence, comparison: Comparison): readonly FurnitureWords[] {
  if (evidence.off.has('furniture')) return [];
  return furniturePairs(comparison, evidence.furniture(), furnitureOf(comparison.reference));
}

const marks = new WeakMap<ReferenceText, readonly Furniture[]>();

/** A reference does not change while it is compared, and is asked for its marks after every edit. */
function furnitureOf(reference: ReferenceText): readonly Furniture[] {
  const known = marks.get(reference) ?? findFurniture(reference.text, []);
  marks.set(reference, known);
  return known;
}

const WORD = /^\p{L}{2,}$/u;
/** What such documents call themselves, which no dictionary has. */
const TERM = /^(?:шифр|шифро|радио|фото)?(?:телеграмм)\p{L}{1,2}$/iu;

/** Which of the readings hold a word that neither the dictionary nor the project's list knows. */
export function nonWordsAmong(
  readings: readonly string[],
  dictionary: Dictionary,
  projectWords: readonly string[],
): readonly string[] {
  const own = new Set(projectWords.map(wordKey));
  const isKnown = (word: string): boolean =>
    own.has(wordKey(word)) ||
    isAbbreviation(word) ||
    TERM.test(word) ||
    dictionary.knows(word) ||
    dictionary.knows(word.toLowerCase()) ||
    dictionary.knows(inNewLetters(word));
  return [...new Set(readings)].filter((reading) =>
    tokenise(oneLine(reading)).some((token) =>
      token.text.split('-').some((part) => WORD.test(part) && !isKnown(part)),
    ),
  );
}
