import * as v from 'valibot';
import { KINDS, VERDICTS } from '../core/discrepancy/model/discrepancy';
import type { FactKnowledge } from '../core/facts/compare/compare';
import type { VerdictEntry } from '../core/session/state/project-view';
import type { PageFacts } from '../core/progress/statistics';
import { offset, pageId, shortText } from '../ipc-shapes';
import { carries, verb } from './verb';

const flags = v.pipe(
  v.array(v.strictObject({ pageId: v.nullable(pageId), kind: v.picklist(KINDS), isDecided: v.boolean() })),
  v.maxLength(1_000_000),
  v.readonly(),
);
const seconds = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));
/** Where the words of a decision stand. */
export const decidedPlace = v.strictObject({
  ...{ kind: v.picklist(KINDS), pageId, lineId: shortText, nth: offset, text: shortText },
  after: v.exactOptional(shortText),
  reference: v.exactOptional(v.strictObject({ from: offset, to: offset, file: shortText, text: shortText })),
});
const verdict = {
  id: shortText,
  verdict: v.nullable(v.picklist(VERDICTS)),
  note: shortText,
  isLater: v.boolean(),
  correction: v.exactOptional(v.strictObject({ from: shortText, to: shortText })),
  about: v.exactOptional(decidedPlace),
};

/** What the person decides and adds to the project's dictionaries, and the figures of the work. */
export const KNOWLEDGE_VERBS = {
  /** `isLater`: no Verdict yet, but put off to be come back to. */
  'verdict.add': verb(verdict, carries<VerdictEntry | null>()),
  /** A name in both languages; `isKnown` false takes it back. */
  'fact.name': verb({ ru: shortText, en: shortText, isKnown: v.boolean() }, carries<FactKnowledge>()),
  /** A fact's counterpart by hand, by the facts' keys; `isByHand` false leaves the fact to the program again. */
  'fact.pair': verb(
    { ru: shortText, en: v.nullable(shortText), isByHand: v.boolean() },
    carries<FactKnowledge>(),
  ),
  /** A word that is right in this project; `isKnown` false takes it back. */
  'word.teach': verb({ word: shortText, isKnown: v.boolean() }, carries<readonly string[]>()),
  /** Whole seconds of work on pages, to be added to what is known. */
  'activity.add': verb(
    { seconds: v.pipe(v.record(pageId, seconds), v.maxEntries(100_000)) },
    carries<null>(),
  ),
  'statistics.read': verb({}, carries<readonly PageFacts[]>()),
  /** Writes them as a table to a file that the person chooses; null if cancelled. */
  'statistics.export': verb({ flags, settled: offset }, carries<{ readonly file: string } | null>()),
} as const;
