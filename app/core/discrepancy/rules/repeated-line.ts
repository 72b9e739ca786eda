import { keysBetween } from '../align-texts/body';
import type { Body } from '../align-texts/body';
import { countMessage } from '../evidence/describe';
import type { Finding } from '../model/discrepancy';
import type { Span } from '../../base/span';
import type { Evidence } from '../evidence/evidence';
import type { Rule } from '../evidence/rule';

/** A line of fewer words may well be typed twice: a name, a total, «и т.д.». */
const FEWEST_WORDS = 4;

/**
 * A line that stands twice, one right after the other, word for word: read twice by the machine, or typed twice. Where
 * a reference covers it, the rule for extra text knows better.
 */
export const repeatedLine: Rule = {
  id: 'repeated-line',
  find: (evidence) => {
    const body = evidence.body();
    const found: Finding[] = [];
    let before = '';
    for (const line of lines(evidence)) {
      const count = line.to - line.from;
      const keys = keysBetween(body, line.from, line.to).join(' ');
      const isTwice = count >= FEWEST_WORDS && before === keys && isNextLine(body, line.from);
      before = keys;
      if (!isTwice || isSentence(body, line) || isUnderReference(evidence, line)) continue;
      found.push({
        kind: 'extra-text',
        severity: 'high',
        from: body.starts[line.from] ?? 0,
        to: body.ends[line.to - 1] ?? 0,
        reference: null,
        message: countMessage('extra.twice', body, line.from, line.to),
        suggestions: [''],
      });
    }
    return [...found, ...repeatedParagraphs(evidence)];
  },
};

/** Shorter paragraphs may well be said twice: greetings, headings. */
const FEWEST_OF_PARAGRAPH = 10;

/** A paragraph right after the same one, word for word. */
function repeatedParagraphs(evidence: Evidence): readonly Finding[] {
  const body = evidence.body();
  const found: Finding[] = [];
  let before = '';
  for (const { from, to } of paragraphs(body)) {
    const keys = to - from < FEWEST_OF_PARAGRAPH ? '' : keysBetween(body, from, to).join(' ');
    if (keys !== '' && keys === before && !isUnderReference(evidence, { from, to })) {
      found.push({
        ...{ kind: 'extra-text', severity: 'high', reference: null, suggestions: [''] },
        ...{ from: body.starts[from] ?? 0, to: body.ends[to - 1] ?? 0 },
        message: countMessage('extra.twice', body, from, to),
      });
    }
    before = keys;
  }
  return found;
}

function paragraphs({ text, starts, ends, count }: Body): readonly Span[] {
  const found: Span[] = [];
  let from = 0;
  for (let i = 1; i <= count; i += 1) {
    const isEnd = i === count || /\n[ \t\r]*\n/u.test(text.slice(ends[i - 1] ?? 0, starts[i] ?? 0));
    if (!isEnd) continue;
    found.push({ from, to: i });
    from = i;
  }
  return found;
}

/** The words of each line that has any, furniture left out. */
function lines(evidence: Evidence): readonly Span[] {
  const { text, starts, count } = evidence.body();
  const found: Span[] = [];
  let from = 0;
  for (let i = 1; i <= count; i += 1) {
    const isEnd = i === count || text.slice(starts[i - 1] ?? 0, starts[i] ?? 0).includes('\n');
    if (!isEnd) continue;
    found.push({ from, to: i });
    from = i;
  }
  return found;
}

/** Whether word `index` begins a line right below the word before it; a paragraph may well say again what one said. */
function isNextLine({ text, starts, ends }: Body, index: number): boolean {
  return text.slice(ends[index - 1] ?? 0, starts[index] ?? 0).split('\n').length === 2;
}

/** A line that is a whole sentence may be said twice; one that breaks off was typed or read twice. */
function isSentence({ text, starts, ends }: Body, { from, to }: Span): boolean {
  const end = ends[to - 1] ?? 0;
  return /^\p{Lu}/u.test(text.slice(starts[from] ?? 0, end)) && /^[.!?…]/.test(text.slice(end, end + 1));
}

function isUnderReference(evidence: Evidence, { from, to }: Span): boolean {
  return evidence.comparisons().some(({ scope }) => from < scope.leftTo && to > scope.leftFrom);
}
