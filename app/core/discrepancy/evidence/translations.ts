import { compareWithTranslation } from '../../facts/compare/compare';
import type { Comparison, FactKnowledge } from '../../facts/compare/compare';
import type { FactReader } from '../../facts/compare/reader';
import type { IsWord } from '../../facts/names/stray-side';
import type { Furniture } from '../../text/furniture';
import type { ReferenceSpan } from '../model/discrepancy';
import type { Span } from '../../base/span';
import type { ReferenceText, TranscriptionText } from '../align-texts/source-text';

/** The transcription compared by its facts with one reference of role `translation`. */
export type TranslationComparison = Comparison & { readonly reference: ReferenceText };

export function compareTranslation(
  transcription: TranscriptionText,
  furniture: readonly Furniture[],
  sheets: readonly Span[],
  reference: ReferenceText,
  knowledge?: FactKnowledge,
  reader?: FactReader,
  isWord?: IsWord,
): TranslationComparison {
  const { text } = transcription;
  return {
    reference,
    ...compareWithTranslation(text, furniture, sheets, reference.text, knowledge, reader, isWord),
  };
}

/** Whether a translation gives the fact at this place otherwise: it says more than any check of the text alone. */
export function isComparedFact(translations: readonly TranslationComparison[], { from, to }: Span): boolean {
  return translations.some(({ beads }) =>
    beads.some(({ facts }) => facts.differing.some(({ ru }) => ru.from < to && from < ru.to)),
  );
}

/** A span of a reference as the other side of a Finding. */
export function spanIn(reference: ReferenceText, span: Span): ReferenceSpan {
  const { file, role, text } = reference;
  return { from: span.from, to: span.to, file, role, text: text.slice(span.from, span.to) };
}
