import { comparisonKey } from '../../text/key';
import type { Span } from '../../base/span';
import type { Token } from '../../text/tokens';
import type { Evidence } from '../evidence/evidence';
import type { Rule } from '../evidence/rule';
import type { Finding } from '../model/discrepancy';

/**
 * Signs that a typewriter does not have or that stand where no text has them: what recognition makes of dirt and of
 * stamps. What a reference has letter for letter is meant so.
 */
export const impossibleSign: Rule = {
  id: 'impossible-sign',
  find: (evidence) => [
    ...evidence.tokens().flatMap((token, i, all) => signIn(evidence, token, all[i - 1], all[i + 1])),
    ...quotesInside(evidence),
    ...loneClosings(evidence),
  ],
};

const IMPOSSIBLE = /^[©®|¦^~\\{}¢¥€¬]$/u;
const QUOTE_INSIDE = /(?<=\p{L})["«»„“”](?=\p{L})/gu;
/** But those that look Cyrillic, Roman numerals, and № as it is typed on a Latin machine. */
const LATIN_ALONE = /^[bdfghijlnqrsuvwzDFGJLQRSUWZ]$/;

function signIn(
  evidence: Evidence,
  token: Token,
  before: Token | undefined,
  after: Token | undefined,
): readonly Finding[] {
  if (IMPOSSIBLE.test(token.text)) return isRule(evidence, token) ? [] : [finding(evidence, token)];
  if (!LATIN_ALONE.test(token.text) || isLatin(before) || isLatin(after)) return [];
  if (evidence.vocabulary().isTrusted(comparisonKey(token.text))) return [];
  return [finding(evidence, token)];
}

/** Several upright strokes in one line part the columns of a table that was written down as text. */
function isRule({ transcription: { text } }: Evidence, { from, text: sign }: Token): boolean {
  if (sign !== '|' && sign !== '¦') return false;
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const end = text.indexOf('\n', from);
  const line = text.slice(start, end === -1 ? text.length : end);
  return (line.match(/(?<=^|\s)[|¦](?=\s|$)/gu)?.length ?? 0) >= FEWEST_RULES;
}

const FEWEST_RULES = 2;

function isLatin(token: Token | undefined): boolean {
  return token !== undefined && /^[A-Za-z]{2,}/.test(token.text);
}

function quotesInside(evidence: Evidence): readonly Finding[] {
  const found = evidence.transcription.text.matchAll(QUOTE_INSIDE);
  return Array.from(found, ({ index }) => finding(evidence, { from: index, to: index + 1 }));
}

/** A » that closes nothing: counted over the whole text, since a quotation may run over sheets. */
function loneClosings(evidence: Evidence): readonly Finding[] {
  const { text } = evidence.transcription;
  let depth = 0;
  const found: Finding[] = [];
  for (const { index, 0: sign } of text.matchAll(/[«»]/gu)) {
    if (sign === '«') depth += 1;
    else if (depth > 0) depth -= 1;
    else found.push(finding(evidence, { from: index, to: index + 1 }));
  }
  return found;
}

function finding({ transcription }: Evidence, { from, to }: Span): Finding {
  const sign = transcription.text.slice(from, to);
  return {
    kind: 'impossible-sign',
    severity: 'medium',
    ...{ from, to, reference: null },
    message: { key: 'sign.impossible', params: { sign } },
    suggestions: [''],
  };
}
