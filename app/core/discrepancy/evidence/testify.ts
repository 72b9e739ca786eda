import { firstIndex } from '../../base/positions';
import { wordsSpan } from '../align-texts/body';
import type { ReferenceAlignment } from '../align-texts/reference-alignment';
import type { ReferenceText } from '../align-texts/source-text';
import type { TranscriptIndex } from '../align-texts/transcript-index';
import type { Discrepancy, Finding, Testimony } from '../model/discrepancy';
import type { CheckAids } from './aids';
import { oneLine } from './describe';
import { nonWordsAmong } from './testimony';

/** What a Discrepancy keeps of what the texts beside it say. */
export type Testified = Pick<Discrepancy, 'witnesses' | 'nonWords'>;

type Aligned = { readonly alignment: ReferenceAlignment; readonly reference: ReferenceText };

/** The texts beside a transcription, aligned with it. */
export type TextsBeside = {
  readonly left: TranscriptIndex;
  readonly aligned: readonly Aligned[];
  readonly aids: CheckAids;
  readonly projectWords: readonly string[];
};

/** A finding of more characters is no matter of one reading against another. */
const LONGEST_TESTIFIED = 200;
/** Beside few words a reference may have some more; where it has many, it is not of the place alone. */
const MOST_MORE_WORDS = 12;

/** Says of any finding what `testify` does; where that throws, a flag without witnesses is a flag still. */
export function testifier(texts: TextsBeside): (finding: Finding) => Testified {
  let isTold = false;
  return (finding) => {
    try {
      return testify(finding, texts);
    } catch (error) {
      if (!isTold) texts.aids.onFault?.('witnesses', error);
      isTold = true;
      return {};
    }
  };
}

/** What the references and the dictionary say of a place. */
function testify(finding: Finding, { left, aligned, aids, projectWords }: TextsBeside): Testified {
  const { from, to } = finding;
  if (to - from > LONGEST_TESTIFIED) return {};
  const witnesses = witnessesAt(finding, left, aligned);
  const { dictionary } = aids;
  if (dictionary === null) return { witnesses };
  const here = oneLine(left.view.slice(from, to));
  const printed = witnesses.filter(({ role }) => role === 'transcription').map(({ text }) => text);
  const readings = [here, ...finding.suggestions, ...printed].filter((text) => text !== '');
  return { witnesses, nonWords: nonWordsAmong(readings, dictionary, projectWords) };
}

/** The finding's own reference, then every other one that covers the place. */
function witnessesAt(
  { from, to, reference: own }: Finding,
  left: TranscriptIndex,
  aligned: readonly Aligned[],
): readonly Testimony[] {
  const { starts, ends } = left.body();
  const first = firstIndex(ends.length, (i) => (ends[i] ?? 0) > from);
  const words = {
    from: first,
    to: Math.max(
      first,
      firstIndex(starts.length, (i) => (starts[i] ?? 0) >= to),
    ),
  };
  const others = aligned.flatMap(({ alignment, reference: { file, role, text } }): readonly Testimony[] => {
    if (own?.file === file && own.role === role) return [];
    // Page furniture is in no alignment; nothing beside it says nothing of it.
    if (to > from && words.to === words.from) return [];
    const beside = alignment.beside(words);
    if (beside === null || beside.to - beside.from > words.to - words.from + MOST_MORE_WORDS) return [];
    const span = wordsSpan(alignment.right, beside.from, beside.to);
    return [{ file, role, text: oneLine(text.slice(span.from, span.to)) }];
  });
  return own === null ? others : [{ file: own.file, role: own.role, text: oneLine(own.text) }, ...others];
}
