import type { StepsOff } from '../text/steps';
import { splitSheets } from '../text/sheets';
import { tokenise } from '../text/tokens';
import type { Token } from '../text/tokens';
import type { CheckAids, Doubt } from './evidence/aids';
import type { Comparison } from './align-texts/comparison';
import { confirmedPlaces } from './flags/confirmed';
import type { Confusions } from '../align/letter-edits';
import type { CheckInput, Evidence } from './evidence/evidence';
import { lazily } from '../base/lazily';
import type { Walls } from './evidence/not-checked';
import { differingPairs } from './align-texts/pairs';
import { type ReferenceAlignment } from './align-texts/reference-alignment';
import type { ReferenceText } from './align-texts/source-text';
import { type TranscriptIndex } from './align-texts/transcript-index';
import { compareTranslation } from './evidence/translations';
import { unknownWordsOf } from './evidence/unknown-words';
import type { Vocabulary } from './evidence/vocabulary';
import { witnessesOf } from './evidence/witnesses';

/** A reference aligned with the transcription, and the number of its source. */
export type Aligned = {
  readonly alignment: ReferenceAlignment;
  readonly source: number;
  readonly reference: ReferenceText;
};

/** All texts of a check, read and aligned; `input` has the transcription as it stands now. */
export type Texts = {
  readonly left: TranscriptIndex;
  readonly aligned: readonly Aligned[];
  readonly input: () => CheckInput;
  readonly off: StepsOff;
  readonly aids: CheckAids;
  readonly confusions: Confusions;
  readonly vocabulary: () => Vocabulary;
  readonly walls: Walls;
};

/** What the rules that look at the whole document are given. */
export function wholeEvidence(texts: Texts, doubts: readonly Doubt[] = []): Evidence {
  const { left, aligned, off, walls } = texts;
  const body = left.body();
  return evidenceOf(
    texts,
    lazily(() =>
      aligned.flatMap(
        ({ alignment, reference }) => walls.reference(reference, () => alignment.whole(body)) ?? [],
      ),
    ),
    lazily(() => tokenise(left.text(), 0, left.view.length, off)),
    doubts,
  );
}

/** What rules are given of some comparisons and tokens: everything else is derived once, when first asked for. */
export function evidenceOf(
  { left, input, off, aids, confusions, vocabulary, walls }: Texts,
  comparisons: () => readonly Comparison[],
  tokens: () => readonly Token[],
  doubts: readonly Doubt[] = [],
): Evidence {
  const whole = input();
  const { transcription, references } = whole;
  const furniture = lazily(() => left.furniture());
  const sheets = lazily(() => splitSheets(transcription.text, transcription.sheetStarts));
  const reader = () => aids.readerFor?.(whole.knowledge?.names ?? []);
  const translations = lazily(() =>
    references
      .filter((reference) => reference.role === 'translation')
      .flatMap(
        (reference) =>
          walls.reference(reference, () =>
            compareTranslation(
              transcription,
              furniture(),
              sheets(),
              reference,
              whole.knowledge,
              reader(),
              aids.dictionary?.knows,
            ),
          ) ?? [],
      ),
  );
  const confirmed = lazily(() => confirmedPlaces(left.view.length, comparisons(), translations()));
  const evidence: Evidence = {
    ...whole,
    // A rule that reads them itself must not meet what has failed already.
    get references() {
      return references.filter((reference) => !walls.isLost(reference));
    },
    off,
    aids,
    vocabulary,
    doubts: () => doubts,
    confusions: () => confusions,
    tokens,
    furniture,
    sheets,
    body: lazily(() => left.body()),
    comparisons,
    pairs: lazily(() => comparisons().flatMap((comparison) => differingPairs(comparison, off))),
    translations,
    witnessed: lazily(() => witnessesOf(transcription.text, whole.readings ?? [])),
    isConfirmed: (place) => confirmed()(place),
    unknown: lazily(() => unknownWordsOf(evidence)),
  };
  return evidence;
}
