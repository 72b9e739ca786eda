import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { Language } from '../core/base/language';
import { failureText } from '../core/base/failure-text';
import { failure } from '../core/base/result';
import { SEVERITIES } from '../core/discrepancy/model/discrepancy';
import { STEPS } from '../core/text/steps';
import { PREPARATIONS } from '../core/image/prepare';
import { EXPORT_FORMATS, EXPORT_NAMES, type ExportFormat } from '../core/settings/export-choice';
import { TEXT_EXPORTS, WRITTEN_FORMATS } from '../core/formats/write/written-formats';
import { LAYOUTS } from '../core/formats/write/text-options';
import { runBatch, type BatchOptions } from './batch';
import { runCheck } from './check';
import { completionScript, SHELLS, type Shell } from './completion';
import { PACKAGES } from '../node/review/export-package';
import { describeVerb, type DescribedProgram } from './described';
import { runConvert, type ConvertOptions } from './convert';
import { runExport, type ExportOptions } from './export';
import { runEvaluate } from './evaluate';
import { CliError, EXIT, EXIT_HELP, type CliIo } from './io';
import { EXAMPLES, HELP } from './help';
import { manPage } from './man-page';
import type { CheckOptions, RecogniseFormat, RecogniseOptions, ReviewOptions } from './options';
import { runRecognise } from './recognise';
import { runReview } from './review';
import { runTake, type TakeOptions } from './take';
import { runHandOver, runTakeBack, runUnpack, type HandOverOptions, type TakeBackOptions } from './hand-over';
import { runVerify } from './verify';

/** Runs one verb of the command line and answers its exit code. */
export async function runCli(args: readonly string[], io: CliIo): Promise<number> {
  let code: number = EXIT.done;
  const program = makeProgram(io, (result) => {
    code = result;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.wrong;
    const failures =
      error instanceof CliError
        ? [...error.others, error.failure]
        : [failure('bug', { what: args[0] ?? '' })];
    for (const one of failures) io.err(oneLine(failureText(one, languageOf(args) ?? io.language)));
    // A fault of ours is reported like any other; whoever looks into it needs the calls that led to it.
    if (!(error instanceof CliError) && error instanceof Error) io.err(`${error.stack ?? error.name}\n`);
    return EXIT.wrong;
  }
}

/** The language that is asked for on the command line, also where a verb fails before it has read its options. */
function languageOf(args: readonly string[]): Language | null {
  const at = args.findIndex((arg) => /^--language(=|$)/.test(arg));
  const named = args[at]?.split('=')[1] ?? args[at + 1];
  return at >= 0 && (named === 'en' || named === 'ru') ? named : null;
}

function oneLine(message: string): string {
  return `sverka: ${message.trim().replace(/\s*\n\s*/g, ' ')}\n`;
}

type Done = (code: number) => void;

function makeProgram(io: CliIo, done: Done): Command {
  const program = new Command('sverka')
    .description('Checks the transcription of a scan against its reference texts.')
    .version(io.version)
    .addHelpText('after', EXIT_HELP)
    .exitOverride()
    .configureOutput({
      writeOut: io.out,
      writeErr: io.err,
      outputError: (text, write) => write(oneLine(text.replace(/^error: /, ''))),
    });
  addReview(program, io, done);
  addRecognise(program, io, done);
  addCheck(program, io, done);
  addEvaluate(program, io, done);
  addConvert(program, io, done);
  addExport(program, io, done);
  addTake(program, io, done);
  addBatch(program, io, done);
  addHandOver(program, io, done);
  program
    .command('verify <project>')
    .description('recompute every hash of a project and name each damaged file')
    .addOption(formatOption(['text', 'json']))
    .action(async (project: string, options: { format: 'text' | 'json' }) => {
      done(await runVerify(io, project, options.format));
    });
  addAbout(program, io);
  for (const command of program.commands) addExamples(command, io);
  return program;
}

/** Under every verb what it is typed like: a person copies a line rather than reads a grammar. */
function addExamples(command: Command, io: CliIo): void {
  const examples = EXAMPLES[command.name()] ?? [];
  if (examples.length === 0) return;
  const lines = examples.map((one) => `  ${one}`);
  command.addHelpText('after', `\n${HELP.examples[io.language]}:\n${lines.join('\n')}`);
}

/** What describes the command line itself, made of what the verbs say of themselves. */
function addAbout(program: Command, io: CliIo): void {
  const described = (): DescribedProgram => ({
    ...{ name: program.name(), version: io.version, description: program.description() },
    verbs: program.commands.map((command) => describeVerb(command, EXAMPLES[command.name()] ?? [])),
    exitCodes: EXIT_HELP,
  });
  program
    .command('completion')
    .description(HELP.completion[io.language])
    .addArgument(new Argument('<shell>', HELP.shell[io.language]).choices(SHELLS))
    .action((shell: Shell) => io.out(completionScript(described(), shell)));
  program
    .command('man')
    .description(HELP.man[io.language])
    .action(() => io.out(manPage(described())));
}

function addTake(program: Command, io: CliIo, done: Done): void {
  program
    .command('take <project> <from>')
    .description(HELP.take[io.language])
    .addOption(formatOption(['text', 'json']))
    .addOption(languageOption(io))
    .action(async (project: string, from: string, options: TakeOptions) =>
      done(await runTake(io, project, from, options)),
    );
}

function addHandOver(program: Command, io: CliIo, done: Done): void {
  const help = HELP.handOver[io.language];
  program
    .command('hand-over <project>')
    .description(help.handOver)
    .requiredOption('--out <file>', help.out)
    .addOption(formatOption(['text', 'json']))
    .addOption(languageOption(io))
    .action(async (project: string, options: HandOverOptions) =>
      done(await runHandOver(io, project, options)),
    );
  program
    .command('unpack <file>')
    .description(help.unpack)
    .requiredOption('--out <folder>', help.folder)
    .addOption(formatOption(['text', 'json']))
    .addOption(languageOption(io))
    .action(async (file: string, options: HandOverOptions) => done(await runUnpack(io, file, options)));
  program
    .command('take-back <project> <from>')
    .description(help.takeBack)
    .option('--who <name>', help.who, '')
    .addOption(formatOption(['text', 'json']))
    .addOption(languageOption(io))
    .action(async (project: string, from: string, options: TakeBackOptions) =>
      done(await runTakeBack(io, project, from, options)),
    );
}

function addBatch(program: Command, io: CliIo, done: Done): void {
  const help = HELP.batch[io.language];
  program
    .command('batch <folder>')
    .description(help.verb)
    .requiredOption('--out <folder>', help.out)
    .addOption(
      new Option('--format <format>', HELP.format[io.language]).choices(WRITTEN_FORMATS).default('page'),
    )
    .option('--no-recognise', help.noRecognise)
    .option('--plan', help.plan)
    .option('--task <id>', help.task)
    .option('--collect', help.collect)
    .addOption(new Option('--print <how>', help.print).choices(['text', 'json']).default('text'))
    .addOption(languageOption(io))
    .action(async (folder: string, options: BatchOptions) => done(await runBatch(io, folder, options)));
}

function addReview(program: Command, io: CliIo, done: Done): void {
  program
    .command('review <scan...>')
    .description('the whole job without a window: recognise, check, save version 1, write the report')
    .requiredOption('--out <project>', 'the project folder to make')
    .option('--reference <file>', 'reference transcription (may be repeated)', collect, [])
    .option('--translation <file>', 'reference translation (may be repeated)', collect, [])
    .option('--text <file>', HELP.text[io.language])
    .option('--title <title>', 'the project’s title')
    .addOption(formatOption(['text', 'json']))
    .addOption(readingsOption())
    .option('--password <password>', 'the password of protected PDFs')
    .addOption(languageOption(io))
    .action(async (scans: string[], options: ReviewOptions) => done(await runReview(io, scans, options)));
}

function addRecognise(program: Command, io: CliIo, done: Done): void {
  program
    .command('recognise <scan...>')
    .description('recognise pages; finished pages are skipped, so it resumes')
    .option('--format <formats>', 'txt, page, json, separated by commas', parseFormats, ['txt'])
    .option('--out <folder>', 'where to write; standard output when left out')
    .option('--summary', 'print what was read, what failed and why as JSON (with --out)')
    .addOption(readingsOption())
    .option('--password <password>', 'the password of protected PDFs')
    .addOption(languageOption(io))
    .action(async (scans: string[], options: RecogniseOptions) =>
      done(await runRecognise(io, scans, options)),
    );
}

function addCheck(program: Command, io: CliIo, done: Done): void {
  program
    .command('check <text>')
    .description('list the discrepancies between a text and its references')
    .option('--reference <file>', 'reference transcription (may be repeated)', collect, [])
    .option('--translation <file>', 'reference translation (may be repeated)', collect, [])
    .option('--scan <scan...>', HELP.scan[io.language], collect, [])
    .addOption(readingsOption())
    .option('--password <password>', 'the password of protected PDFs')
    .addOption(formatOption(['text', 'json', 'html', 'csv']))
    .addOption(
      new Option(
        '--fail-on <severity>',
        'exit 1 if there is one this bad, 3 if nothing could be compared',
      ).choices(SEVERITIES),
    )
    .option('--names <file>', 'more names in both languages, one a line: Фын Си = Stalin')
    .option('--words <file>', 'words that are right, one a line; or the folder of a document that has a list')
    .option(
      '--diplomatic',
      'strictly diplomatic: flag punctuation, case, ё/е, script and composed letters too',
    )
    .option('--strict', 'the same as --diplomatic')
    .option('--keep <steps>', `treat these as differences: ${STEPS.join(', ')}`, parseSteps, [])
    .addOption(languageOption(io))
    .action(async (text: string, options: CheckOptions) => done(await runCheck(io, text, options)));
}

function addEvaluate(program: Command, io: CliIo, done: Done): void {
  program
    .command('evaluate <text> <truth>')
    .description('character and word error rate of a text (or a folder of pages) against its truth')
    .addOption(formatOption(['text', 'json']))
    .action(async (text: string, truth: string, options: { format: 'text' | 'json' }) => {
      done(await runEvaluate(io, text, truth, options.format));
    });
}

function writtenHelp({ language }: CliIo, all: readonly ExportFormat[]): string {
  const kinds: Readonly<Partial<Record<ExportFormat, string>>> = HELP.kinds[language];
  const formats = all.map(
    (format) =>
      `  ${format.padEnd(10)} ${[EXPORT_NAMES[format], kinds[format]].filter((part) => part !== undefined).join(': ')}`,
  );
  return [`\n${HELP.formats[language]}:`, ...formats].join('\n');
}

function addConvert(program: Command, io: CliIo, done: Done): void {
  program
    .command('convert <in> <out>')
    .description(HELP.convert[io.language])
    .addOption(new Option('--format <format>', HELP.format[io.language]).choices(TEXT_EXPORTS))
    .addOption(languageOption(io))
    .addHelpText('after', writtenHelp(io, TEXT_EXPORTS))
    .action(async (file: string, out: string, options: ConvertOptions) =>
      done(await runConvert(io, file, out, options)),
    );
}

function addExport(program: Command, io: CliIo, done: Done): void {
  const help = HELP.exported[io.language];
  program
    .command('export <project>')
    .description(HELP.export[io.language])
    .addOption(
      new Option('--format <format>', HELP.format[io.language]).choices(EXPORT_FORMATS).makeOptionMandatory(),
    )
    .requiredOption('--out <path>', HELP.out[io.language])
    .addOption(new Option('--package <kind>', help.package).choices(PACKAGES))
    .option('--sheets <numbers>', help.sheets)
    .option('--proofread', help.proofread)
    .option('--cite', help.cite)
    .option('--flow', help.flow)
    .option('--join-words', help.join)
    .option('--no-traces', help.traces)
    .option('--debris', help.debris)
    .option('--no-tracked-changes', help.plainChanges)
    .option('--illegible <text>', help.illegible)
    .addOption(new Option('--layout <layout>', help.layout).choices(LAYOUTS).default('text'))
    .addOption(languageOption(io))
    .addHelpText('after', writtenHelp(io, EXPORT_FORMATS))
    .action(async (project: string, options: ExportOptions) => done(await runExport(io, project, options)));
}

function collect(file: string, files: readonly string[]): readonly string[] {
  return [...files, file];
}

function formatOption(choices: readonly string[]): Option {
  return new Option('--format <format>', 'how to print').choices(choices).default(choices[0]);
}

function languageOption(io: CliIo): Option {
  return new Option('--language <language>', 'of messages and reports')
    .choices(['en', 'ru'])
    .default(io.language);
}

function parseSteps(value: string): readonly string[] {
  const steps = value.split(',').map((step) => step.trim());
  const unknown = steps.find((step) => !(STEPS as readonly string[]).includes(step));
  if (unknown !== undefined)
    throw new InvalidArgumentError(`Unknown step “${unknown}”; use ${STEPS.join(', ')}.`);
  return steps;
}

const FORMATS: readonly string[] = ['txt', 'page', 'json'] satisfies readonly RecogniseFormat[];

function readingsOption(): Option {
  return new Option(
    '--readings <n>',
    `1 is fast; more is careful: a second reader, too, or where that cannot read the page so many passes, up to ${PREPARATIONS.length}`,
  )
    .default(1)
    .argParser(parseReadings);
}

function parseReadings(value: string): number {
  const readings = Number(value);
  if (Number.isInteger(readings) && readings >= 1 && readings <= PREPARATIONS.length) return readings;
  throw new InvalidArgumentError(`Give a whole number from 1 to ${PREPARATIONS.length}.`);
}

function parseFormats(value: string): readonly string[] {
  const formats = value.split(',').map((format) => format.trim());
  const unknown = formats.find((format) => !FORMATS.includes(format));
  if (unknown !== undefined)
    throw new InvalidArgumentError(`Unknown format “${unknown}”; use txt, page, json.`);
  return formats;
}
