import type { Discrepancy } from '../discrepancy/discrepancy';
import { formatMessage, type Language } from '../discrepancy/messages';
import { kindName, severityName } from '../discrepancy/names';
import { countSeverities } from './report';
import { reportWords } from './report-words';

/** Space between the columns of the table. */
const GAP = '  ';
const MESSAGE_INDENT = 4;
/** Narrower than this, the table would be all ellipses; the terminal may wrap it instead. */
const MIN_COLUMNS = 60;

/**
 * A table for a terminal of `columns` characters: a row a Discrepancy, what it means below, counts at the end. Texts
 * that do not fit end in `…`; characters that a terminal would obey are shown as `�`.
 */
export function formatReportText(
  discrepancies: readonly Discrepancy[],
  language: Language,
  options: { readonly columns: number },
): string {
  if (discrepancies.length === 0) return `${reportWords(language).none}\n`;
  const columns = Math.max(MIN_COLUMNS, options.columns);
  const rows = [headerCells(language), ...discrepancies.map((found) => cellsOf(found, language))];
  const widths = fitWidths(rows, columns);
  const [header, ...body] = rows.map((row) => alignRow(row, widths));
  const entries = body.flatMap((row, i) => [row, ...messageLines(discrepancies[i], language, columns)]);
  return [header, ...entries, '', summaryLine(discrepancies, language), ''].join('\n');
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
  const natural = [0, 1, 2, 3, 4].map((i) => Math.max(...rows.map((row) => widthOf(row[i] ?? ''))));
  const [place = 0, severity = 0, kind = 0, here = 0, there = 0] = natural;
  const left = Math.max(10, columns - place - severity - kind - 4 * GAP.length);
  const thereWidth = Math.min(there, Math.max(Math.floor(left / 2), left - here));
  return [place, severity, kind, Math.min(here, left - thereWidth), thereWidth];
}

function alignRow(row: readonly string[], widths: readonly number[]): string {
  return row
    .map((cell, i) => padTo(cell, widths[i] ?? 0))
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
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && widthOf(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

function summaryLine(discrepancies: readonly Discrepancy[], language: Language): string {
  const counts = countSeverities(discrepancies).map(
    ({ member, count }) => `${severityName(member, language).toLowerCase()}: ${count}`,
  );
  return `${reportWords(language).report}: ${discrepancies.length} (${counts.join(', ')})`;
}

/** On one line, without control and direction characters: document text must not steer the terminal. */
function printable(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '\ufffd');
}

/** Terminal columns: combining marks take none, East Asian wide characters two. */
function widthOf(text: string): number {
  const marks = text.match(/\p{M}/gu)?.length ?? 0;
  const wide =
    text.match(/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/g)?.length ?? 0;
  return [...text].length - marks + wide;
}

function padTo(text: string, width: number): string {
  const excess = widthOf(text) - width;
  if (excess <= 0) return text + ' '.repeat(-excess);
  let cut = [...text];
  while (cut.length > 0 && widthOf(cut.join('')) > width - 1) cut = cut.slice(0, -1);
  const kept = `${cut.join('')}…`;
  return kept + ' '.repeat(Math.max(0, width - widthOf(kept)));
}
