import { citedSheets, parseCitation } from '../../facts/read/citation';
import type { SheetRange } from '../../facts/read/citation';
import { confusableNumbers, digitSlip } from '../../facts/grammar/digits';
import type { Furniture } from '../../text/furniture';
import type { Finding, Severity } from '../model/discrepancy';
import type { Span } from '../../base/span';
import type { Evidence } from '../evidence/evidence';
import type { MessageKey } from '../model/messages';
import type { Rule } from '../evidence/rule';

/** Neighbours say something about a mark only when there are this many. */
const LEAST_MARKS = 3;

/** One «Лист N». `sheet` is the index of the sheet that it stands on. */
type Mark = Span & { readonly text: string; readonly value: number; readonly sheet: number };

/**
 * Sheet numbers against the sheets that a citation in one of the given texts allows, against their neighbours,
 * and failing both against the number of sheets. A break in the sequence is one Finding.
 */
export const sheetSequence: Rule = {
  id: 'sheet-sequence',
  find: (evidence) => {
    const marks = sheetMarks(evidence);
    const cited = citedHere(evidence);
    const outside = cited === null ? [] : marks.filter((mark) => !isCited(mark.value, cited.ranges));
    const inside = marks.filter((mark) => !outside.includes(mark));
    return [
      ...outside.map((mark) => outsideFinding(mark, cited)),
      ...bothSeries(inside, pageMarks(evidence)),
      ...(cited === null && marks.length < LEAST_MARKS ? beyond(marks, writtenSheets(evidence)) : []),
    ];
  },
};

/** A sheet that is missing breaks «Лист N» and «- N -» alike, and is said once. */
function bothSeries(sheetMarks: readonly Mark[], pageMarks: readonly Mark[]): readonly Finding[] {
  const [first, second] = [sequenceFindings(sheetMarks), sequenceFindings(pageMarks)];
  const saysTheSame = (page: Finding): boolean => {
    const mark = pageMarks.find(({ from }) => from === page.from);
    return first.some(
      ({ from, message }) =>
        BREAKS.includes(page.message.key) &&
        message.key === page.message.key &&
        message.params['here'] === page.message.params['here'] &&
        message.params['there'] === page.message.params['there'] &&
        sheetMarks.some((one) => one.from === from && one.sheet === mark?.sheet),
    );
  };
  return [...first, ...second.filter((page) => !saysTheSame(page))];
}

const BREAKS: readonly MessageKey[] = ['sheet.gap', 'sheet.order'];

function sheetMarks(evidence: Evidence): readonly Mark[] {
  return marksOf(evidence, 'sheet-number');
}

/** «- 2 -» is a series of its own. */
function pageMarks(evidence: Evidence): readonly Mark[] {
  return marksOf(evidence, 'page-number');
}

function marksOf(evidence: Evidence, kind: Furniture['kind']): readonly Mark[] {
  const sheets = evidence.sheets();
  return evidence.furniture().flatMap((mark) => {
    if (mark.kind !== kind || mark.value === null || !/^\d{1,4}$/.test(mark.value.text)) return [];
    const { from, to, text } = mark.value;
    const sheet = sheets.findIndex((one) => one.from <= from && from < one.to);
    return [{ from, to, text, value: Number(text), sheet }];
  });
}

type Cited = { readonly ranges: readonly SheetRange[]; readonly written: string };

function citedHere(evidence: Evidence): Cited | null {
  const { archival } = evidence.transcription;
  if (archival != null && archival.list !== '') {
    return { ranges: citedSheets(archival), written: archival.list };
  }
  const texts = [...evidence.references.map((reference) => reference.text), evidence.transcription.text];
  for (const text of texts) {
    const reference = parseCitation(text);
    if (reference !== null) return { ranges: citedSheets(reference), written: reference.list };
  }
  return null;
}

/** Sheets are numbered through the file (лл. 44–46) or through the document (1–3): either will do. */
function isCited(value: number, ranges: readonly SheetRange[]): boolean {
  const count = ranges.reduce((sum, range) => sum + range.last - range.first + 1, 0);
  return (
    (value >= 1 && value <= count) || ranges.some((range) => value >= range.first && value <= range.last)
  );
}

function outsideFinding(mark: Mark, cited: Cited | null): Finding {
  const ranges = cited?.ranges ?? [];
  const suggestions = confusableNumbers(mark.text, (value) => isCited(value, ranges)).map(String);
  return finding(mark, 'high', 'sheet.outside', cited?.written ?? '', suggestions);
}

function finding(
  mark: Mark,
  severity: Severity,
  key: MessageKey,
  there: string | number,
  suggestions: readonly string[],
  related: readonly Mark[] = [],
): Finding {
  return {
    kind: 'sheet-sequence',
    severity,
    from: mark.from,
    to: mark.to,
    reference: null,
    ...(related.length === 0 ? {} : { related: related.map(({ from, to }) => ({ from, to })) }),
    message: { key, params: { here: mark.text, there } },
    suggestions,
  };
}

/** What each mark should say by the one before; a document that begins again with sheet 1 or 2 is another one. */
function sequenceFindings(marks: readonly Mark[]): readonly Finding[] {
  if (marks.length < LEAST_MARKS) return [];
  const wrong = new Set(marks.filter((_, i) => isOutlier(marks, i)));
  const kept = marks.filter((mark) => !wrong.has(mark));
  return [
    ...[...wrong].map((mark) => misreadFinding(marks, mark)),
    ...kept.flatMap((mark, i) => {
      const before = kept[i - 1];
      return before === undefined ? [] : breakFinding(before, mark);
    }),
  ];
}

/** How far apart two marks should be: as far as their sheets, and at least one. */
function expectedStep(before: Mark, after: Mark): number {
  return Math.max(1, after.sheet - before.sheet);
}

function fits(before: Mark, after: Mark): boolean {
  return after.value - before.value === expectedStep(before, after);
}

/** A mark that disagrees with its neighbours while they agree with each other. */
function isOutlier(marks: readonly Mark[], i: number): boolean {
  const [before, mark, after] = [marks[i - 1], marks[i], marks[i + 1]];
  if (mark === undefined) return false;
  if (before !== undefined && after !== undefined)
    return !fits(before, mark) && !fits(mark, after) && isStepOver(before, mark, after);
  return isEdgeMisread(marks, i);
}

function isStepOver(before: Mark, mark: Mark, after: Mark): boolean {
  return after.value - before.value === expectedStep(before, mark) + expectedStep(mark, after);
}

/** At either end only a likely misreading counts; otherwise it is a gap. */
function isEdgeMisread(marks: readonly Mark[], i: number): boolean {
  const mark = marks[i];
  const expected = expectedValue(marks, i);
  if (mark === undefined || expected === null || mark.value === expected) return false;
  return digitSlip(mark.text, String(expected)) === 'confusable';
}

/** What the neighbours of mark `i` make it, or null when they do not agree among themselves. */
function expectedValue(marks: readonly Mark[], i: number): number | null {
  const mark = marks[i];
  const isFirst = i === 0;
  const [near, far] = isFirst ? [marks[1], marks[2]] : [marks[i - 1], marks[i - 2]];
  if (mark === undefined || near === undefined) return null;
  if (isFirst) return far !== undefined && fits(near, far) ? near.value - expectedStep(mark, near) : null;
  const isInner = i < marks.length - 1;
  return isInner || (far !== undefined && fits(far, near)) ? near.value + expectedStep(near, mark) : null;
}

function misreadFinding(marks: readonly Mark[], mark: Mark): Finding {
  const i = marks.indexOf(mark);
  const expected = expectedValue(marks, i) ?? mark.value;
  const neighbours = marks.filter((_, j) => Math.abs(j - i) === 1);
  return finding(mark, 'medium', 'sheet.misread', expected, [String(expected)], neighbours);
}

function breakFinding(before: Mark, mark: Mark): readonly Finding[] {
  const step = mark.value - before.value;
  const isNewDocument = mark.value <= 2 && step < 0;
  if (step === expectedStep(before, mark) || isNewDocument) return [];
  if (step > expectedStep(before, mark))
    return [finding(mark, 'high', 'sheet.gap', before.text, [], [before])];
  return [finding(mark, 'medium', 'sheet.order', before.text, [], [before])];
}

function writtenSheets(evidence: Evidence): number {
  const { text } = evidence.transcription;
  return evidence.sheets().filter((sheet) => /\S/u.test(text.slice(sheet.from, sheet.to))).length;
}

/** Without citation and neighbours: a number far above the count of sheets, one of which may be missing. */
function beyond(marks: readonly Mark[], sheetCount: number): readonly Finding[] {
  if (sheetCount < 2) return [];
  return marks
    .filter((mark) => mark.value > sheetCount + 1)
    .map((mark) => {
      const suggestions = confusableNumbers(mark.text, (value) => value >= 1 && value <= sheetCount + 1);
      return finding(mark, 'low', 'sheet.beyond', sheetCount, suggestions.map(String));
    });
}
