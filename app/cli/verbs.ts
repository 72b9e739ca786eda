export const CLI_VERBS = [
  'review',
  'recognise',
  'check',
  'evaluate',
  'convert',
  'export',
  'take',
  'batch',
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

/** Verbs that need the engine, so they run in the app; the rest are plain Node. */
/** Also `check` with scans. */
export const ENGINE_VERBS: readonly string[] = ['review', 'recognise'];
