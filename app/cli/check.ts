import { basename } from 'node:path';
import { SEVERITIES, type Discrepancy, type Severity } from '../core/discrepancy/model/discrepancy';
import type { Language } from '../core/base/language';
import { type Span } from '../core/base/span';
import { checkFindings, spoken, type Checked, type CheckResult } from '../core/discrepancy/check';
import { holdsTwoScripts } from '../core/discrepancy/evidence/coverage';
import type { CheckInput } from '../core/discrepancy/evidence/evidence';
import { notCheckedText } from '../core/discrepancy/evidence/not-checked';
import type { ReferenceText } from '../core/discrepancy/align-texts/source-text';
import { takeApart } from '../core/facts/compare/take-apart';
import { figuresOf, type ReportInput } from '../core/formats/report/report';
import { writeReportCsv } from '../core/formats/report/report-csv';
import { writeReportHtml } from '../core/formats/report/report-html';
import { formatReportText } from '../core/formats/report/report-text';
import { assertNever } from '../core/base/result';
import { unfinishedLine, type Unfinished } from './account';
import {
  makeInputs,
  notesForJson,
  readNames,
  readReferenceTexts,
  readText,
  readWords,
  tellNotes,
  type Inputs,
} from './input';
import { EXIT, type CliIo } from './io';
import { cliWord } from './words';
import type { CheckOptions } from './options';
import { checkOnScans, type ScanChecked } from './check-scan';
import { readEach } from './read-each';

/**
 * `sverka check`: prints the discrepancies of a text file. One file that holds both languages is taken apart. A reference
 * that cannot be read costs no other: it is named at the end.
 */
export async function runCheck(io: CliIo, file: string, options: CheckOptions): Promise<number> {
  const files = makeInputs(io, options.language);
  const given = await readCheckInput(io, file, options, files);
  tellNotes(io, files);
  const scanned =
    options.scan.length === 0
      ? null
      : await checkOnScans(io, file, given.input.transcription.text, given.input, options);
  const checked =
    scanned?.checked ?? withSplit(checkFindings(given.input, { dictionary: await io.dictionary() }), given);
  io.out(print(io, given, checked, options, scanned));
  for (const one of scanned?.failed ?? []) io.err(unfinishedLine(one, options.language));
  for (const one of given.failed) io.err(unfinishedLine(one, options.language));
  const notChecked = notCheckedText(checked.summary, options.language);
  if (notChecked !== null) io.err(`${basename(file)}: ${notChecked}\n`);
  if (given.failed.length + (scanned?.failed.length ?? 0) > 0) return EXIT.wrong;
  if (options.failOn === undefined) return EXIT.done;
  if (scanned === null && checked.summary.coverage.reason !== null) return EXIT.incomparable;
  // What was not looked at may be what would have met it.
  const isInDoubt = notChecked !== null;
  return isInDoubt || isMet(checked.discrepancies, options.failOn) ? EXIT.found : EXIT.done;
}

type Given = {
  readonly input: CheckInput;
  /** Files that were named, the text with them. */
  readonly inputs: number;
  readonly failed: readonly Unfinished[];
  /** How the files that were read were read. */
  readonly files: Inputs;
  /** Whether the one file holds both languages and could not be taken apart. */
  readonly isUnsplit: boolean;
};

async function readCheckInput(io: CliIo, file: string, options: CheckOptions, files: Inputs): Promise<Given> {
  const text = await readText(file, files);
  const { references: given, failed, inputs } = await readReferences(options, files);
  const references = given.flatMap((one) => referenceParts(io, one, files.language));
  const settings = {
    strictDiplomatic: options.strict === true || options.diplomatic === true,
    stepsOff: options.keep,
  };
  const names = options.names === undefined ? [] : await readNames(options.names, files);
  const projectWords = options.words === undefined ? [] : await readWords(options.words, files);
  const taught = { settings, projectWords, knowledge: { names, pairings: [] } };
  const counts = { failed, files, inputs: inputs + 1 };
  const halves = inputs === 0 && options.scan.length === 0 ? takeApart(text) : null;
  if (halves === null) {
    const input = { transcription: { file, text, sheetStarts: [] }, references, ...taught };
    return {
      input,
      ...counts,
      isUnsplit: inputs === 0 && options.scan.length === 0 && holdsTwoScripts(text),
    };
  }
  io.err(`${cliWord('bothLanguages', files.language, { file: basename(file) })}\n`);
  const input = {
    transcription: { file, text: only(text, halves.transcription), sheetStarts: [] },
    references: [{ file, role: 'translation' as const, text: only(text, halves.translation) }],
    ...taught,
  };
  return { input, ...counts, isUnsplit: false };
}

/** The references that can be read; thrown is only where there are some and none can. */
async function readReferences(
  { reference, translation }: CheckOptions,
  files: Inputs,
): Promise<{
  readonly references: readonly ReferenceText[];
  readonly failed: readonly Unfinished[];
  readonly inputs: number;
}> {
  const readings = [
    ...reference.map((file) => ({ file, read: () => readReferenceTexts([file], [], files) })),
    ...translation.map((file) => ({ file, read: () => readReferenceTexts([], [file], files) })),
  ];
  const { values, failed } = await readEach(readings, files.language);
  return { references: values.flat(), failed, inputs: reference.length + translation.length };
}

/** A reference that holds both languages, in halves or paragraph by paragraph, is two; whatever it was named as. */
function referenceParts(io: CliIo, reference: ReferenceText, language: Language): readonly ReferenceText[] {
  const { file, text } = reference;
  const parts = takeApart(text);
  if (parts === null) return [reference];
  io.err(`${cliWord('referenceInBoth', language, { file: basename(file) })}\n`);
  const part = (role: ReferenceText['role']): ReferenceText => ({
    file,
    role,
    text: only(text, parts[role]),
  });
  return [part('transcription'), part('translation')];
}

/** Says of a file in two languages that it is one, and not that a reference is lacking. */
function withSplit(checked: Checked, { isUnsplit }: Given): Checked {
  const { coverage } = checked.summary;
  if (!isUnsplit || coverage.reason !== 'no-reference') return checked;
  return { ...checked, summary: { ...checked.summary, coverage: { ...coverage, reason: 'not-split' } } };
}

/** The text with everything outside `spans` blanked, so that offsets and line numbers stay the file's own. */
function only(text: string, spans: readonly Span[]): string {
  const blank = (part: string) => part.replace(/[^\r\n]/g, ' ');
  let [kept, at] = ['', 0];
  for (const { from, to } of spans) {
    kept += blank(text.slice(at, from)) + text.slice(from, to);
    at = to;
  }
  return kept + blank(text.slice(at));
}

function print(
  io: CliIo,
  given: Given,
  checked: Checked,
  options: CheckOptions,
  scanned: ScanChecked | null,
): string {
  const { input } = given;
  const { language, format } = options;
  switch (format) {
    case 'json':
      return `${JSON.stringify(withFiles(onScans(spoken(checked, language), scanned), given), null, 2)}\n`;
    case 'text':
      return formatReportText(checked.discrepancies, language, {
        columns: io.columns,
        coverage: checked.summary.coverage,
      });
    case 'html':
      return scanned === null
        ? writeReportHtml(reportOf(io, input, checked), language)
        : writeReportHtml(scanReport(io, scanned, input.transcription.file), language, scanned.crops);
    case 'csv':
      return writeReportCsv(reportOf(io, input, checked), language, { bom: false });
    default:
      return assertNever(format);
  }
}

/** Every discrepancy with its place on the scans. */
function onScans(result: CheckResult, scanned: ScanChecked | null): CheckResult {
  if (scanned === null) return result;
  const discrepancies = result.discrepancies.map((one) => ({ ...one, scan: scanned.places[one.id] ?? null }));
  return { ...result, discrepancies };
}

/** A report of the text as it lies on the sheets, so that a place has its sheet, line and picture. */
function scanReport(
  io: CliIo,
  { onSheets: { input, checked }, places }: ScanChecked,
  file: string,
): ReportInput {
  const onSheet = Object.entries(places).map(
    ([id, { sheet, line }]) => [id, { sheet, line: line ?? 1 }] as const,
  );
  const transcription = { ...input.transcription, file };
  return { ...reportOf(io, { ...input, transcription }, checked), places: Object.fromEntries(onSheet) };
}

/** The JSON with what became of the files that were named: inputs = outputs + failed. */
function withFiles(result: CheckResult, { inputs, failed, files }: Given): object {
  const counts = { inputs, outputs: inputs - failed.length, failed };
  return { ...result, summary: { ...result.summary, ...counts }, notes: notesForJson(files) };
}

function reportOf(io: CliIo, input: CheckInput, checked: Checked): ReportInput {
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
    ...figuresOf(checked.summary),
  };
}

function isMet(discrepancies: readonly Discrepancy[], failOn: Severity | undefined): boolean {
  if (failOn === undefined) return false;
  const worst = SEVERITIES.slice(0, SEVERITIES.indexOf(failOn) + 1);
  return discrepancies.some(({ severity }) => worst.includes(severity));
}
