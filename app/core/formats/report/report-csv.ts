import {
  coverageLines,
  nothingCompared,
  referenceLine,
  unlookedLines,
} from '../../discrepancy/evidence/coverage-words';
import { kindName, roleName, severityName, verdictName } from '../../discrepancy/model/names';
import { formatMessage } from '../../discrepancy/model/messages';
import { type Language } from '../../base/language';
import type { Discrepancy } from '../../discrepancy/model/discrepancy';
import { notCheckedText } from '../../discrepancy/evidence/not-checked';
import { verdictOn, type ReportInput } from './report';
import { reportWords } from './report-words';

export type CsvOptions = {
  /** A byte order mark, without which Excel takes UTF-8 for a code page. */
  readonly bom: boolean;
  /** Russian Excel expects a semicolon. */
  readonly delimiter?: ',' | ';';
  /** Puts an apostrophe before cells a spreadsheet would compute. On unless switched off: it alters such texts. */
  readonly guardFormulas?: boolean;
};

/**
 * One row a Discrepancy, with a header row, as RFC 4180 has it: CRLF, quotes doubled. Rows without a number follow and
 * say what was compared and what could not be checked.
 */
export function writeReportCsv(input: ReportInput, language: Language, options: CsvOptions): string {
  const rows = [
    headerRow(language),
    ...input.discrepancies.map((found, i) => rowOf(input, found, i + 1, language)),
    ...decisionRows(input, language),
    ...comparisonRows(input, language),
    ...notCheckedRow(input, language),
  ];
  return writeCsv(rows, options);
}

/** Rows of cells as a file. */
export function writeCsv(rows: readonly (readonly string[])[], options: CsvOptions): string {
  const { delimiter = ',', guardFormulas = true } = options;
  const cell = (value: string) => quote(guardFormulas ? guard(value) : value);
  const lines = rows.map((row) => row.map(cell).join(delimiter) + '\r\n');
  return (options.bom ? '\ufeff' : '') + lines.join('');
}

function headerRow(language: Language): readonly string[] {
  const words = reportWords(language);
  return [
    '№',
    words.line,
    words.column,
    words.kind,
    words.severity,
    words.transcription,
    words.reference,
    words.referenceFile,
    words.role,
    words.message,
    words.suggestions,
    words.verdict,
    words.who,
    words.when,
    words.note,
    // Behind the others, where programs that read the table by its columns find them as before.
    words.sheet,
  ];
}

/** Stands in the columns of the kind and the message; the others are empty. */
function notCheckedRow({ notChecked }: ReportInput, language: Language): readonly (readonly string[])[] {
  const said = notChecked === undefined ? null : notCheckedText(notChecked, language);
  if (said === null) return [];
  const words = reportWords(language);
  return [
    headerRow(language).map((column) =>
      column === words.kind ? words.notChecked : column === words.message ? said : '',
    ),
  ];
}

function rowOf(
  input: ReportInput,
  found: Discrepancy,
  number: number,
  language: Language,
): readonly string[] {
  const { reference } = found;
  const verdict = verdictOn(input, found);
  return [
    String(number),
    String(input.places?.[found.id]?.line ?? found.line),
    String(found.column),
    kindName(found.kind, language),
    severityName(found.severity, language),
    found.text,
    reference?.text ?? '',
    reference?.file ?? '',
    reference === null ? '' : roleName(reference.role, language),
    formatMessage(found.message, language),
    found.suggestions.join(' | '),
    verdictName(verdict?.verdict ?? null, language),
    verdict?.who ?? '',
    verdict?.atUtc ?? '',
    verdict?.note ?? '',
    String(input.places?.[found.id]?.sheet ?? ''),
  ];
}

/** A row for each decision: the text before it, and behind the suggestions what stands there since. */
function decisionRows(input: ReportInput, language: Language): readonly (readonly string[])[] {
  const words = reportWords(language);
  return (input.decisions ?? []).map(({ verdict, before, after, who, atUtc, sheet, line }) => [
    ...['', String(line ?? ''), '', words.decisions, ''],
    ...[before, '', '', '', '', after ?? '', verdictName(verdict, language), who, atUtc, ''],
    String(sheet ?? ''),
  ]);
}

/** A row for each reference; where nothing was compared, a row before them says so. */
function comparisonRows(input: ReportInput, language: Language): readonly (readonly string[])[] {
  const { coverage } = input.metrics;
  const { compared, sheetsWithoutText } = reportWords(language);
  const row = (file: string, role: string, message: string) =>
    ['', '', '', compared, '', '', '', file, role, message, '', '', '', '', '', ''] as const;
  const [why = ''] = coverageLines(coverage, language);
  const missing = input.sheetsWithoutText ?? [];
  return [
    ...(coverage.reason === null ? [] : [row('', '', `${nothingCompared(language)} ${why}`)]),
    ...coverage.references.map((one) =>
      row(one.file, roleName(one.role, language), referenceLine(one, coverage.words, language)),
    ),
    ...unlookedLines(coverage, language).map((line) => row('', '', line)),
    ...(missing.length === 0 ? [] : [row('', '', `${sheetsWithoutText}: ${missing.join(', ')}`)]),
  ];
}

/** What spreadsheets take for a formula (OWASP, CSV injection; ASVS 1.2.10), full-width forms included. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

function guard(value: string): string {
  return FORMULA.test(value) ? `'${value}` : value;
}

function quote(value: string): string {
  return /[",;\r\n\t]|^\s|\s$/.test(value) ? `"${value.replace(/"/g, '""')}"` : value;
}
