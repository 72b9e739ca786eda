import { checkFindings } from '../../app/core/discrepancy/check';
import type { Discrepancy, Kind, Span } from '../../app/core/discrepancy/discrepancy';
import { ERROR_KINDS, injectErrors } from './inject';
import type { ErrorKind, InjectedCase, InjectedError } from './inject';
import { seededRandom } from './random';
import { russianParagraphs } from './russian';

/** Which kinds of Discrepancy count as finding an error. */
const ANSWERS: Readonly<Record<ErrorKind, readonly Kind[]>> = {
  substitution: [
    'word-differs',
    'name-differs',
    'word-boundary',
    'extra-text',
    'missing-text',
    'number-differs',
  ],
  digit: ['number-differs', 'date-differs', 'time-differs', 'document-number-differs'],
  boundary: ['word-boundary', 'word-differs', 'extra-text', 'name-differs'],
  negation: ['word-differs', 'missing-text', 'extra-text'],
  homoglyph: ['mixed-script', 'word-differs', 'name-differs'],
  'line-lost': ['missing-text'],
  'line-twice': ['extra-text'],
  'sheet-lost': ['missing-text'],
};

export type Tally = { readonly made: number; readonly found: number };

/** How well the flags of one case answer its manifest. */
export type FlagScore = {
  readonly words: number;
  readonly byKind: Readonly<Record<ErrorKind, Tally>>;
  /** Flags of severity low and above that answer no error. */
  readonly falseAlarms: readonly Discrepancy[];
  readonly missed: readonly InjectedError[];
  readonly flags: number;
};

/** Event-level scoring (notes 4.3): a flag answers an error when it touches it on either side and its kind fits. */
export function scoreFlags(one: InjectedCase, flags: readonly Discrepancy[]): FlagScore {
  const raised = flags.filter((flag) => flag.severity !== 'info');
  const answered = new Set<Discrepancy>();
  const missed: InjectedError[] = [];
  const byHere = bucketed(raised, (flag) => flag);
  const byThere = bucketed(raised, (flag) => flag.reference);
  for (const error of one.errors) {
    const touching = [
      ...error.here.flatMap((span) => byHere(span)),
      ...error.there.flatMap((span) => byThere(span)),
    ];
    for (const flag of touching) answered.add(flag);
    if (!touching.some((flag) => ANSWERS[error.kind].includes(flag.kind))) missed.push(error);
  }
  return {
    words: one.words,
    byKind: tallies(one.errors, new Set(missed)),
    falseAlarms: raised.filter((flag) => !answered.has(flag)),
    missed,
    flags: raised.length,
  };
}

/** Finds the flags whose span overlaps another, by buckets of a thousand characters. */
function bucketed(
  flags: readonly Discrepancy[],
  spanOf: (flag: Discrepancy) => Span | null,
): (span: Span) => readonly Discrepancy[] {
  const buckets = new Map<number, Discrepancy[]>();
  for (const flag of flags) {
    const span = spanOf(flag);
    if (span === null || span.to <= span.from) continue;
    for (let b = span.from >> 10; b <= span.to >> 10; b += 1)
      buckets.set(b, [...(buckets.get(b) ?? []), flag]);
  }
  return ({ from, to }) => {
    const near = [...(buckets.get(from >> 10) ?? []), ...(buckets.get(to >> 10) ?? [])];
    return near.filter((flag) => {
      const span = spanOf(flag);
      return span !== null && span.from < to && span.to > from;
    });
  };
}

function tallies(
  errors: readonly InjectedError[],
  missed: ReadonlySet<InjectedError>,
): Readonly<Record<ErrorKind, Tally>> {
  const tallyOf = (kind: ErrorKind): Tally => {
    const made = errors.filter((error) => error.kind === kind);
    return { made: made.length, found: made.filter((error) => !missed.has(error)).length };
  };
  return Object.fromEntries(ERROR_KINDS.map((kind) => [kind, tallyOf(kind)])) as Record<ErrorKind, Tally>;
}

export type BenchCase = {
  readonly words: number;
  readonly cer: number;
  readonly slips: boolean;
  readonly seed: number;
};

export function benchCase({ words, cer, slips, seed }: BenchCase): InjectedCase {
  const random = seededRandom(seed);
  return injectErrors(russianParagraphs(random, words), { cer, slips }, random);
}

export function flagsOf(one: InjectedCase): readonly Discrepancy[] {
  return checkFindings({
    transcription: { file: 'transcription.txt', text: one.transcription, sheetStarts: one.sheetStarts },
    references: [{ file: 'reference.txt', role: 'transcription', text: one.reference }],
    settings: { strictDiplomatic: false },
  }).discrepancies;
}

const WORDS = 60_000;
const CERS = [0, 0.005, 0.01, 0.03] as const;
const SEED = 112095;

/** Prints recall and false alarms by CER against DESIGN section 11, and the time of a check by size. */
export function benchFlags(print: (line: string) => void): void {
  print(`Flags on ${WORDS} generated words, seed ${SEED}; found/made`);
  for (const cer of CERS) {
    const clean = scoreOf({ words: WORDS, cer, slips: false, seed: SEED });
    const score = scoreOf({ words: WORDS, cer, slips: true, seed: SEED + 1 });
    const recall = ERROR_KINDS.map(
      (kind) => `${kind} ${score.byKind[kind].found}/${score.byKind[kind].made}`,
    );
    print(`CER ${(cer * 100).toFixed(1)} %: ${recall.join(', ')}`);
    print(`  false alarms per 1,000 words: ${perThousand(score)} (without slips ${perThousand(clean)})`);
  }
  print('Time of a check at CER 3 %, milliseconds');
  for (const words of [280, 28_000, 280_000]) print(`  ${timing(words)}`);
}

function scoreOf(bench: BenchCase): FlagScore {
  const one = benchCase(bench);
  return scoreFlags(one, flagsOf(one));
}

function perThousand(score: FlagScore): string {
  return ((score.falseAlarms.length * 1000) / score.words).toFixed(2);
}

function timing(words: number): string {
  const one = benchCase({ words, cer: 0.03, slips: true, seed: SEED });
  const times = [1, 2, 3].map(() => {
    const start = performance.now();
    flagsOf(one);
    return Math.round(performance.now() - start);
  });
  return `${one.transcription.length} characters: ${times.join(', ')}`;
}
