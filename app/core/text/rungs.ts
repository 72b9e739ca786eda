/** The rungs of the normalisation ladder of the comparison, lowest first. */
export const RUNGS = [
  'nfc',
  'furniture',
  'line-end-hyphens',
  'letterspacing',
  'script',
  'case',
  'yo',
  'punctuation',
  'numbers',
  'abbreviations',
  'editorial',
  'edition-pages',
  'old-spelling',
] as const;

/** What the comparison can fold away, so that it never counts as a difference. */
export type RungName = (typeof RUNGS)[number];

/** Which rungs are switched off: what each folds away is compared as it stands. */
export type RungsOff = ReadonlySet<RungName>;

/** Every rung in use: what an ordinary check does. */
export const ALL_RUNGS: RungsOff = new Set();

/** What a strictly diplomatic check compares as it stands. Layout is still layout. */
export const DIPLOMATIC: readonly RungName[] = [
  'nfc',
  'script',
  'case',
  'yo',
  'punctuation',
  'numbers',
  'abbreviations',
  'old-spelling',
];
