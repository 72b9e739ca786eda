import type { MovedSheet } from '../../facts/compare/compare';
import type { Gap } from '../../facts/compare/gaps';
import { oneLine } from '../evidence/describe';
import type { Finding, Severity } from '../model/discrepancy';
import type { MessageKey } from '../model/messages';
import type { Evidence } from '../evidence/evidence';
import { labelAt } from '../../facts/compare/side';
import type { Rule } from '../evidence/rule';
import { saysSheetLost } from '../evidence/sheet-lost';
import { spanIn } from '../evidence/translations';
import type { TranslationComparison } from '../evidence/translations';

/** A gap without a strong fact must have more letters and digits than this to be flagged. */
const LONG_GAP = 200;
/** Paragraphs with fewer words are headings, addresses and stamps, which translators leave out. */
const PROSE_WORDS = 8;
const QUOTED_WORDS = 6;

/** Whole paragraphs that only one of transcription and translation has: one Finding a run. */
export const translationGap: Rule = {
  id: 'translation-gap',
  find: (evidence) =>
    evidence.translations().flatMap((comparison) => {
      if (!comparison.isComparable) return [unlikeWhole(comparison, evidence.transcription.text)];
      const gaps = comparison.gaps.flatMap((gap) =>
        gap.side === 'en'
          ? missing(comparison, gap, evidence)
          : extra(comparison, gap, evidence.transcription.text),
      );
      return [...comparison.moved.map((sheet) => moved(comparison, sheet)), ...gaps];
    }),
};

function moved({ reference, ru }: TranslationComparison, sheet: MovedSheet): Finding {
  return {
    kind: 'moved-text',
    severity: 'medium',
    ...sheet.ru,
    reference: spanIn(reference, sheet.en),
    message: {
      key: 'translation.moved',
      params: { count: wordsOf(ru.text.slice(sheet.ru.from, sheet.ru.to)).length },
    },
    suggestions: [],
  };
}

function unlikeWhole({ reference }: TranslationComparison, text: string): Finding {
  return {
    kind: 'not-comparable',
    severity: 'medium',
    from: 0,
    to: text.length,
    reference: spanIn(reference, { from: 0, to: reference.text.length }),
    message: { key: 'translation.unlike', params: {} },
    suggestions: [],
  };
}

function missing(
  { reference, beads, en }: TranslationComparison,
  gap: Gap,
  evidence: Evidence,
): readonly Finding[] {
  const isItem = labelAt(en.text, gap.span.from) !== null && !gap.isAtEdge;
  if (gap.facts.length === 0 && gap.letters <= LONG_GAP && !isItem) return [];
  const isHead = gap.span.from < (beads[0]?.en.from ?? 0);
  const isScope = gap.isAtEdge && !saysSheetLost(evidence, isHead ? 'head' : 'tail');
  const span = spanIn(reference, gap.span);
  return [
    {
      kind: 'missing-text',
      severity: isScope ? 'info' : 'high',
      from: gap.at,
      to: gap.at,
      reference: span,
      message: { key: missingKey(gap, isHead, isScope), params: countAndStart(span.text) },
      suggestions: [],
    },
  ];
}

function missingKey(gap: Gap, isHead: boolean, isScope: boolean): MessageKey {
  if (!gap.isAtEdge) return 'translation.missing';
  if (isScope) return isHead ? 'translation.earlier' : 'translation.later';
  return isHead ? 'translation.missingHead' : 'translation.missingTail';
}

function countAndStart(text: string): { readonly count: number; readonly start: string } {
  const words = wordsOf(text);
  const start = oneLine(words.slice(0, QUOTED_WORDS).join(' '));
  return { count: words.length, start: words.length > QUOTED_WORDS ? `${start} …` : start };
}

function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
}

/** Text that the translation does not reach may be all right, so at the edges it is information only. */
function extra({ reference }: TranslationComparison, gap: Gap, text: string): readonly Finding[] {
  const body = text.slice(gap.span.from, gap.span.to);
  const prose = body.split(/\n[ \t\r]*\n/).filter((paragraph) => wordsOf(paragraph).length >= PROSE_WORDS);
  const letters = prose.join('').replace(/[^\p{L}\p{N}]/gu, '').length;
  if (letters <= LONG_GAP) return [];
  const severity: Severity = gap.isAtEdge ? 'info' : 'medium';
  return [
    {
      kind: 'extra-text',
      severity,
      from: gap.span.from,
      to: gap.span.to,
      reference: spanIn(reference, { from: gap.at, to: gap.at }),
      message: {
        key: gap.isAtEdge ? 'translation.extraEdge' : 'translation.extra',
        params: { count: wordsOf(body).length },
      },
      suggestions: [],
    },
  ];
}
