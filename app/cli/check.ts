import { basename } from 'node:path';
import { SEVERITIES, type Discrepancy, type Severity, type Span } from '../core/discrepancy/discrepancy';
import { checkFindings, spoken, type Checked } from '../core/discrepancy/check';
import type { CheckInput } from '../core/discrepancy/evidence';
import { notCheckedText } from '../core/discrepancy/not-checked';
import { splitByScript } from '../core/facts/publication';
import type { ReportInput } from '../core/formats/report';
import { writeReportCsv } from '../core/formats/report-csv';
import { writeReportHtml } from '../core/formats/report-html';
import { formatReportText } from '../core/formats/report-text';
import { assertNever } from '../core/result';
import { readNames, readReferenceTexts, readText, readWords } from './input';
import { EXIT, type CliIo } from './io';
import type { CheckOptions } from './options';

/** `sverka check`: prints the discrepancies of a text file. One file that holds both languages is taken apart. */
export async function runCheck(io: CliIo, file: string, options: CheckOptions): Promise<number> {
  const input = await readCheckInput(io, file, options);
  const aids = { dictionary: await io.dictionary() };
  const checked = checkFindings(input, aids);
  io.out(print(io, input, checked, options));
  const notChecked = notCheckedText(checked.summary, options.language);
  if (notChecked !== null) io.err(`${basename(file)}: ${notChecked}\n`);
  // What was not looked at may be what would have met it.
  const isInDoubt = options.failOn !== undefined && notChecked !== null;
  return isInDoubt || isMet(checked.discrepancies, options.failOn) ? EXIT.found : EXIT.done;
}

async function readCheckInput(io: CliIo, file: string, options: CheckOptions): Promise<CheckInput> {
  const text = await readText(file);
  const references = await readReferenceTexts(options.reference, options.translation);
  const settings = {
    strictDiplomatic: options.strict === true || options.diplomatic === true,
    rungsOff: options.keep,
  };
  const names = options.names === undefined ? [] : await readNames(options.names);
  const projectWords = options.words === undefined ? [] : await readWords(options.words);
  const taught = { settings, projectWords, knowledge: { names, pairings: [] } };
  const halves = references.length === 0 ? splitByScript(text) : null;
  if (halves === null) return { transcription: { file, text, sheetStarts: [] }, references, ...taught };
  io.err(`${basename(file)}: holds both languages; the Russian part is checked against the English part.\n`);
  return {
    transcription: { file, text: only(text, halves.transcription), sheetStarts: [] },
    references: [{ file, role: 'translation', text: only(text, halves.translation) }],
    ...taught,
  };
}

/** The text with everything outside `span` blanked, so that offsets and line numbers stay the file's own. */
function only(text: string, span: Span): string {
  const blank = (part: string) => part.replace(/[^\r\n]/g, ' ');
  return blank(text.slice(0, span.from)) + text.slice(span.from, span.to) + blank(text.slice(span.to));
}

function print(io: CliIo, input: CheckInput, checked: Checked, options: CheckOptions): string {
  const { language, format } = options;
  switch (format) {
    case 'json':
      return `${JSON.stringify(spoken(checked, language), null, 2)}\n`;
    case 'text':
      return formatReportText(checked.discrepancies, language, { columns: io.columns });
    case 'html':
      return writeReportHtml(reportOf(io, input, checked), language);
    case 'csv':
      return writeReportCsv(reportOf(io, input, checked), language, { bom: false });
    default:
      return assertNever(format);
  }
}

function reportOf(io: CliIo, input: CheckInput, checked: Checked): ReportInput {
  const { words, cer, wer, referenceCoverage, failedRules, failedReferences } = checked.summary;
  return {
    title: basename(input.transcription.file),
    archival: null,
    sourceNote: '',
    creator: `Sverka ${io.version}`,
    createdUtc: io.deps.nowUtc(),
    transcription: input.transcription,
    references: input.references,
    discrepancies: checked.discrepancies,
    verdicts: {},
    metrics: { words, cer, wer, referenceCoverage },
    notChecked: { failedRules, failedReferences },
  };
}

function isMet(discrepancies: readonly Discrepancy[], failOn: Severity | undefined): boolean {
  if (failOn === undefined) return false;
  const worst = SEVERITIES.slice(0, SEVERITIES.indexOf(failOn) + 1);
  return discrepancies.some(({ severity }) => worst.includes(severity));
}
