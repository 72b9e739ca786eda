import { pairFinding } from '../evidence/describe';
import { isOfNames } from '../evidence/names-or-words';
import type { Rule } from '../evidence/rule';

/** A capitalised word within a sentence that is not the reference's. */
export const nameDiffers: Rule = {
  id: 'name-differs',
  scope: 'place',
  find: (evidence) =>
    evidence
      .pairs()
      .filter((pair) => isOfNames(pair, evidence.aids.dictionary))
      .map((pair) => pairFinding(pair, 'name-differs', 'high', 'properName.differs')),
};
