/** The steps of the normalisation ladder of the comparison, lowest first. */
export const STEPS = [
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
export type StepName = (typeof STEPS)[number];

/** Which steps are switched off: what each folds away is compared as it stands. */
export type StepsOff = ReadonlySet<StepName>;

/** Every step in use: what an ordinary check does. */
export const ALL_RUNGS: StepsOff = new Set();

/** What a strictly diplomatic check compares as it stands. Layout is still layout. */
export const DIPLOMATIC: readonly StepName[] = [
  'nfc',
  'script',
  'case',
  'yo',
  'punctuation',
  'numbers',
  'abbreviations',
  'old-spelling',
];
