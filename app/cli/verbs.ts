export const CLI_VERBS = [
  'review',
  'recognise',
  'check',
  'evaluate',
  'convert',
  'export',
  'take',
  'batch',
  'hand-over',
  'unpack',
  'take-back',
  'verify',
  'completion',
  'man',
  'help',
] as const;

/** Whether a command line asks for work without a window. */
export function isCliVerb(argument: string | undefined): boolean {
  const asked = ['--help', '-h', '--version', '-V', ...CLI_VERBS] as readonly (string | undefined)[];
  return asked.includes(argument);
}

/** Verbs whose work is recognising. */
const ENGINE_VERBS: readonly string[] = ['review', 'recognise'];
/** What asks for an answer only, whatever the verb. */
const ANSWERS: readonly string[] = ['--help', '-h', '--version', '-V'];
/** A batch recognises only where it does the work and scans are not left alone. */
const PLAIN_BATCH: readonly string[] = ['--no-recognise', '--plan', '--collect'];

/** What has crops of the scans, or is laid out on paper by a window of the app. */
export const WINDOW_FORMATS: readonly string[] = ['report', 'report-pdf', 'facing-pdf'];

/** What the engine does better: it draws sheets, and reads a PDF that text is to be put behind. */
const ENGINE_FORMATS: readonly string[] = [...WINDOW_FORMATS, 'pdf'];

/** Whether a command line needs the engine, so that it must run in the app with a display; the rest is plain Node. */
export function needsEngineFor(args: readonly string[]): boolean {
  const [verb = ''] = args;
  if (args.some((arg) => ANSWERS.includes(arg))) return false;
  if (verb === 'check') return args.some((arg) => arg === '--scan' || arg.startsWith('--scan='));
  if (verb === 'batch') return !args.some((arg) => PLAIN_BATCH.includes(arg));
  if (verb === 'export') return ENGINE_FORMATS.some((format) => isAsked(args, format));
  return ENGINE_VERBS.includes(verb);
}

function isAsked(args: readonly string[], format: string): boolean {
  return args.some(
    (arg, i) => arg === `--format=${format}` || (arg === '--format' && args[i + 1] === format),
  );
}
