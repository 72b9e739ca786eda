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
import type { BatchOptions } from './batch';
import { SHELLS, type Shell } from './shells';
import { PACKAGES } from '../node/review/package-kinds';
import { describeVerb, type DescribedProgram } from './described';
import type { ConvertOptions } from './convert';
import type { ExportOptions } from './export';
import { CliError, EXIT, type CliIo } from './io';
import { EXAMPLES, exitHelp, HELP } from './help';
import { parserErrorText, speak } from './parser-words';
import type { CheckOptions, RecogniseFormat, RecogniseOptions, ReviewOptions } from './options';
import type { TakeOptions } from './take';
import type { HandOverOptions, TakeBackOptions } from './hand-over';

/**
 * Runs one verb of the command line and answers its exit code. Each verb is loaded when it is asked for: most of a short
 * run is the time that the program takes to load.
 */
export async function runCli(args: readonly string[], given: CliIo): Promise<number> {
  const io: CliIo = { ...given, language: languageOf(args) ?? given.language };
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
    for (const one of failures) io.err(oneLine(failureText(one, io.language)));
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
  const { language } = io;
  const program = speak(new Command('sverka'), language)
    .description(HELP.program[language])
    .version(io.version, '-V, --version', HELP.version[language])
    .addHelpText('after', exitHelp(language))
    .exitOverride()
    .configureOutput({
      writeOut: io.out,
      writeErr: io.err,
      outputError: (text, write) => write(oneLine(parserErrorText(text, language))),
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
    .description(HELP.verify[language])
    .addOption(formatOption(io, ['text', 'json']))
    .addOption(languageOption(io))
    .action(async (project: string, options: { format: 'text' | 'json' }) => {
      done(await (await import('./verify')).runVerify(io, project, options.format));
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
    exitCodes: exitHelp(io.language),
  });
  program
    .command('completion')
    .description(HELP.completion[io.language])
    .addArgument(new Argument('<shell>', HELP.shell[io.language]).choices(SHELLS))
    .action(async (shell: Shell) =>
      io.out((await import('./completion')).completionScript(described(), shell)),
    );
  program
    .command('man')
    .description(HELP.man[io.language])
    .action(async () => io.out((await import('./man-page')).manPage(described(), io.language)));
}

function addTake(program: Command, io: CliIo, done: Done): void {
  program
    .command('take <project> <from>')
    .description(HELP.take[io.language])
    .addOption(formatOption(io, ['text', 'json']))
    .addOption(languageOption(io))
    .action(async (project: string, from: string, options: TakeOptions) =>
      done(await (await import('./take')).runTake(io, project, from, options)),
    );
}

function addHandOver(program: Command, io: CliIo, done: Done): void {
  const help = HELP.handOver[io.language];
  program
    .command('hand-over <project>')
    .description(help.handOver)
    .requiredOption('--out <file>', help.out)
    .addOption(formatOption(io, ['text', 'json']))
    .addOption(languageOption(io))
    .action(async (project: string, options: HandOverOptions) =>
      done(await (await import('./hand-over')).runHandOver(io, project, options)),
    );
  program
    .command('unpack <file>')
    .description(help.unpack)
    .requiredOption('--out <folder>', help.folder)
    .addOption(formatOption(io, ['text', 'json']))
    .addOption(languageOption(io))
    .action(async (file: string, options: HandOverOptions) =>
      done(await (await import('./hand-over')).runUnpack(io, file, options)),
    );
  program
    .command('take-back <project> <from>')
    .description(help.takeBack)
    .option('--who <name>', help.who, '')
    .addOption(formatOption(io, ['text', 'json']))
    .addOption(languageOption(io))
    .action(async (project: string, from: string, options: TakeBackOptions) =>
      done(await (await import('./hand-over')).runTakeBack(io, project, from, options)),
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
    .option('--task <id...>', help.task)
    .option('--collect', help.collect)
    .addOption(new Option('--print <how>', help.print).choices(['text', 'json']).default('text'))
    .addOption(languageOption(io))
    .action(async (folder: string, options: BatchOptions) =>
      done(await (await import('./batch')).runBatch(io, folder, options)),
    );
}

function addReview(program: Command, io: CliIo, done: Done): void {
  const help = HELP.review[io.language];
  const shared = HELP.shared[io.language];
  program
    .command('review <scan...>')
    .description(help.verb)
    .requiredOption('--out <project>', help.out)
    .option('--reference <file>', shared.reference, collect, [])
    .option('--translation <file>', shared.translation, collect, [])
    .option('--text <file>', HELP.text[io.language])
    .option('--title <title>', help.title)
    .addOption(formatOption(io, ['text', 'json']))
    .addOption(readingsOption(io))
    .option('--password <password>', shared.password)
    .addOption(languageOption(io))
    .action(async (scans: string[], options: ReviewOptions) =>
      done(await (await import('./review')).runReview(io, scans, options)),
    );
}

function addRecognise(program: Command, io: CliIo, done: Done): void {
  const help = HELP.recognise[io.language];
  const shared = HELP.shared[io.language];
  const parse = (value: string) => parseFormats(value, io.language);
  program
    .command('recognise <scan...>')
    .description(help.verb)
    .option('--format <formats>', help.format, parse, ['txt'])
    .option('--out <folder>', help.out)
    .option('--summary', help.summary)
    .addOption(readingsOption(io))
    .option('--password <password>', shared.password)
    .addOption(languageOption(io))
    .action(async (scans: string[], options: RecogniseOptions) =>
      done(await (await import('./recognise')).runRecognise(io, scans, options)),
    );
}

function addCheck(program: Command, io: CliIo, done: Done): void {
  const help = HELP.check[io.language];
  const shared = HELP.shared[io.language];
  const parse = (value: string) => parseSteps(value, io.language);
  program
    .command('check <text>')
    .description(help.verb)
    .option('--reference <file>', shared.reference, collect, [])
    .option('--translation <file>', shared.translation, collect, [])
    .option('--scan <scan...>', HELP.scan[io.language], collect, [])
    .addOption(readingsOption(io))
    .option('--password <password>', shared.password)
    .addOption(formatOption(io, ['text', 'json', 'html', 'csv']))
    .addOption(new Option('--fail-on <severity>', help.failOn).choices(SEVERITIES))
    .option('--names <file>', help.names)
    .option('--words <file>', help.words)
    .option('--diplomatic', help.diplomatic)
    .option('--strict', help.strict)
    .option('--keep <steps>', `${help.keep}: ${STEPS.join(', ')}`, parse, [])
    .addOption(languageOption(io))
    .action(async (text: string, options: CheckOptions) =>
      done(await (await import('./check')).runCheck(io, text, options)),
    );
}

function addEvaluate(program: Command, io: CliIo, done: Done): void {
  program
    .command('evaluate <text> <truth>')
    .description(HELP.evaluate[io.language])
    .addOption(formatOption(io, ['text', 'json']))
    .addOption(languageOption(io))
    .action(async (text: string, truth: string, options: { format: 'text' | 'json' }) => {
      done(await (await import('./evaluate')).runEvaluate(io, text, truth, options.format));
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
      done(await (await import('./convert')).runConvert(io, file, out, options)),
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
    .action(async (project: string, options: ExportOptions) =>
      done(await (await import('./export')).runExport(io, project, options)),
    );
}

function collect(file: string, files: readonly string[]): readonly string[] {
  return [...files, file];
}

function formatOption({ language }: CliIo, choices: readonly string[]): Option {
  return new Option('--format <format>', HELP.shared[language].print).choices(choices).default(choices[0]);
}

function languageOption(io: CliIo): Option {
  return new Option('--language <language>', HELP.shared[io.language].language)
    .choices(['en', 'ru'])
    .default(io.language);
}

function parseSteps(value: string, language: Language): readonly string[] {
  const steps = value.split(',').map((step) => step.trim());
  const unknown = steps.find((step) => !(STEPS as readonly string[]).includes(step));
  if (unknown !== undefined) throw wrong('unknownStep', language, { step: unknown, steps: STEPS.join(', ') });
  return steps;
}

const FORMATS: readonly string[] = ['txt', 'page', 'json'] satisfies readonly RecogniseFormat[];

function readingsOption({ language }: CliIo): Option {
  return new Option('--readings <n>', filled(HELP.shared[language].readings, { most: MOST_READINGS }))
    .default(1)
    .argParser((value) => parseReadings(value, language));
}

const MOST_READINGS = String(PREPARATIONS.length);

function parseReadings(value: string, language: Language): number {
  const readings = Number(value);
  if (Number.isInteger(readings) && readings >= 1 && readings <= PREPARATIONS.length) return readings;
  throw wrong('wrongReadings', language, { most: MOST_READINGS });
}

function parseFormats(value: string, language: Language): readonly string[] {
  const formats = value.split(',').map((format) => format.trim());
  const unknown = formats.find((format) => !FORMATS.includes(format));
  if (unknown !== undefined) throw wrong('unknownFormat', language, { format: unknown });
  return formats;
}

function wrong(
  key: 'unknownStep' | 'wrongReadings' | 'unknownFormat',
  language: Language,
  params: Readonly<Record<string, string>>,
): InvalidArgumentError {
  return new InvalidArgumentError(filled(HELP.shared[language][key], params));
}

function filled(template: string, params: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) => params[name] ?? place);
}
