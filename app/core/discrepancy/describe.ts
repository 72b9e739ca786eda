import type { Finding, Kind, Severity } from './discrepancy';
import { wordsSpan } from './body';
import type { Body } from './body';
import { referenceSpan } from './comparison';
import type { Message, MessageKey } from './messages';
import type { DifferingPair } from './pairs';
import { LINE_END_SIGNS } from '../text/line-end';

/** Words of a long text that a message quotes. */
const QUOTED_WORDS = 6;

/** The Finding for a pair of few words, with the reference's wording as its suggestion. */
export function pairFinding(pair: DifferingPair, kind: Kind, severity: Severity, key: MessageKey): Finding {
  const { comparison, region } = pair;
  const span = wordsSpan(comparison.left, region.leftFrom, region.leftTo);
  const reference = referenceSpan(comparison, region.rightFrom, region.rightTo);
  const there = oneLine(reference.text);
  const here = oneLine(comparison.left.text.slice(span.from, span.to));
  return {
    kind,
    severity,
    ...span,
    reference,
    message: { key, params: { here, there } },
    suggestions: [there],
  };
}

/** A message about words `[from, to)` of a text: how many, and how they begin. */
export function countMessage(key: MessageKey, body: Body, from: number, to: number): Message {
  const quoted = Math.min(to, from + QUOTED_WORDS);
  const { from: start, to: end } = wordsSpan(body, from, quoted);
  const text = oneLine(body.text.slice(start, end));
  return { key, params: { count: to - from, start: quoted < to ? `${text} …` : text } };
}

const BROKEN_WORD = new RegExp(String.raw`(?<=\p{L})${LINE_END_SIGNS}[ \t]*\r?\n[ \t]*(?=\p{Ll})`, 'gu');

/** Line breaks are layout: a word broken at a line end is joined, any other break is a space. */
export function oneLine(text: string): string {
  if (!/\s/.test(text)) return text;
  return text.replace(BROKEN_WORD, '').replace(/\s+/g, ' ').trim();
}
