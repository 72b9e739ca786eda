import type { Coverage } from '../../discrepancy/evidence/coverage';
import {
  coverageLines,
  noneFound,
  nothingCompared,
  unlookedLines,
} from '../../discrepancy/evidence/coverage-words';
import type { Discrepancy } from '../../discrepancy/model/discrepancy';
import { formatMessage } from '../../discrepancy/model/messages';
import { type Language } from '../../base/language';
import { kindName, severityName } from '../../discrepancy/model/names';
import { countSeverities } from './report';
import { reportWords } from './report-words';
import { columnsOf, fittedTo, paddedTo, printable } from '../terminal-text';

/** Space between the columns of the table. */
const GAP = '  ';
const MESSAGE_INDENT = 4;
/** Narrower than this, the table would be all ellipses; the terminal may wrap it instead. */
const MIN_COLUMNS = 60;

/**
 * A table for a terminal of `columns` characters: a row a Discrepancy, what it means below, counts and what was
 * compared at the end. Texts that do not fit end in `…`; characters that a terminal would obey are shown as `�`. The
 * work is in proportion to the number of Discrepancies, however long the texts are that they quote.
 */
export function formatReportText(
  discrepancies: readonly Discrepancy[],
  language: Language,
  options: { readonly columns: number; readonly coverage: Coverage },
): string {
  const columns = Math.max(MIN_COLUMNS, options.columns);
  const { coverage } = options;
  const compared = [...coverageLines(coverage, language), ...unlookedLines(coverage, language)].flatMap(
    (line) => wrap(printable(line), columns),
  );
  if (discrepancies.length === 0)
    return [...wrap(noneFound(coverage, language), columns), ...compared, ''].join('\n');
  const cells = [headerCells(language), ...discrepancies.map((found) => cellsOf(found, language))];
  const rows = cells.map((row) => row.map((cell) => fittedTo(cell, columns)));
  const widths = fitWidths(rows, columns);
  const [header, ...body] = rows.map((row) => alignRow(row, widths));
  const entries = body.flatMap((row, i) => [row, ...messageLines(discrepancies[i], language, columns)]);
  // In a list of what the text itself shows, it is easily missed that nothing else was looked at.
  const nothing = coverage.reason === null ? [] : [nothingCompared(language)];
  return [header, ...entries, '', summaryLine(discrepancies, language), ...nothing, ...compared, ''].join(
    '\n',
  );
}

function headerCells(language: Language): readonly string[] {
  const words = reportWords(language);
  return [words.line, words.severity, words.kind, words.transcription, words.reference];
}

function cellsOf(found: Discrepancy, language: Language): readonly string[] {
  return [
    `${found.line}:${found.column}`,
    severityName(found.severity, language),
    kindName(found.kind, language),
    printable(found.text) || '—',
    found.reference === null ? '' : printable(found.reference.text),
  ];
}

/** Each column as wide as its widest cell; the last two, the texts, share what the others leave. */
function fitWidths(rows: readonly (readonly string[])[], columns: number): readonly number[] {
  const natural = [0, 1, 2, 3, 4].map((i) =>
    rows.reduce((most, row) => Math.max(most, columnsOf(row[i] ?? '')), 0),
  );
  const [place = 0, severity = 0, kind = 0, here = 0, there = 0] = natural;
  const left = Math.max(10, columns - place - severity - kind - 4 * GAP.length);
  const thereWidth = Math.min(there, Math.max(Math.floor(left / 2), left - here));
  return [place, severity, kind, Math.min(here, left - thereWidth), thereWidth];
}

function alignRow(row: readonly string[], widths: readonly number[]): string {
  return row
    .map((cell, i) => paddedTo(cell, widths[i] ?? 0))
    .join(GAP)
    .trimEnd();
}

function messageLines(
  found: Discrepancy | undefined,
  language: Language,
  columns: number,
): readonly string[] {
  if (found === undefined) return [];
  const message = printable(formatMessage(found.message, language));
  return wrap(message, columns - MESSAGE_INDENT).map((line) => ' '.repeat(MESSAGE_INDENT) + line);
}

function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.split(' ')) {
    const columns = columnsOf(word);
    if (line !== '' && used + 1 + columns > width) {
      lines.push(line);
      [line, used] = [word, columns];
    } else {
      used += (line === '' ? 0 : 1) + columns;
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

function summaryLine(discrepancies: readonly Discrepancy[], language: Language): string {
  const counts = countSeverities(discrepancies).map(
    ({ member, count }) => `${severityName(member, language).toLowerCase()}: ${count}`,
  );
  return `${reportWords(language).report}: ${discrepancies.length} (${counts.join(', ')})`;
}
