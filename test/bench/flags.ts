import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { beginCheck, checkFindings } from '../../app/core/discrepancy/check';
import type { Check } from '../../app/core/discrepancy/check';
import type { Discrepancy, Kind } from '../../app/core/discrepancy/model/discrepancy';
import type { Span } from '../../app/core/base/span';
import type { CheckInput } from '../../app/core/discrepancy/evidence/evidence';
import { comparisonKey } from '../../app/core/text/key';
import { tokenise } from '../../app/core/text/tokens';
import { ERROR_KINDS, injectErrors } from './inject';
import type { ErrorKind, InjectedCase, InjectedError } from './inject';
import { PEERS } from './peers';
import { seededRandom } from './random';
import { russianParagraphs } from './russian';
import { declarationOf1948 } from './texts';

/** Which kinds of Discrepancy count as finding an error. */
const ANSWERS: Readonly<Record<ErrorKind, readonly Kind[]>> = {
  // A slip in the name of a month is one in a date, and «0» for «О» a figure for a letter.
  substitution: [
    'word-differs',
    'digit-letter-mix',
    'date-differs',
    'name-differs',
    'word-boundary',
    'extra-text',
    'missing-text',
    'number-differs',
  ],
  digit: ['number-differs', 'date-differs', 'time-differs', 'document-number-differs'],
  boundary: ['word-boundary', 'word-differs', 'extra-text', 'name-differs'],
  negation: ['word-differs', 'missing-text', 'extra-text', 'moved-text'],
  homoglyph: ['mixed-script', 'word-differs', 'name-differs'],
  name: ['name-differs', 'word-differs', 'word-boundary', 'digit-letter-mix'],
  'reference-typo': ['word-differs', 'name-differs', 'extra-text', 'missing-text', 'word-boundary'],
  'telegram-number': ['identifier-inconsistent', 'document-number-differs'],
  'line-lost': ['missing-text'],
  'line-twice': ['extra-text'],
  'sheet-lost': ['missing-text'],
  'sheet-moved': ['moved-text'],
};

/** Slips of more than a word: a flag of another kind inside one answers nothing. */
const BLOCKS: readonly ErrorKind[] = ['sheet-moved'];

export type Tally = { readonly made: number; readonly found: number };

/** How well the flags of one case answer its manifest. */
export type FlagScore = {
  readonly words: number;
  readonly byKind: Readonly<Record<ErrorKind, Tally>>;
  /** Flags of severity low and above that answer no error. */
  readonly falseAlarms: readonly Discrepancy[];
  readonly missed: readonly InjectedError[];
  readonly flags: number;
  /** Of the slips of one word that were found: how often the first suggestion is what the original says. */
  readonly topSuggestion: Tally;
};

/** Event-level scoring: a flag answers an error when it touches it on either side and its kind fits. */
export function scoreFlags(one: InjectedCase, flags: readonly Discrepancy[]): FlagScore {
  const raised = flags.filter((flag) => flag.severity !== 'info');
  const answered = new Set<Discrepancy>();
  const missed: InjectedError[] = [];
  const suggested = { made: 0, found: 0 };
  const byHere = bucketed(raised, (flag) => flag);
  const byThere = bucketed(raised, (flag) => flag.reference);
  for (const error of one.errors) {
    const touching = [
      ...error.here.flatMap((span) => byHere(span)),
      ...error.there.flatMap((span) => byThere(span)),
    ];
    const fitting = touching.filter((flag) => ANSWERS[error.kind].includes(flag.kind));
    for (const flag of BLOCKS.includes(error.kind) ? fitting : touching) answered.add(flag);
    if (fitting.length === 0) missed.push(error);
    else if (error.clean !== null && error.kind !== 'reference-typo') {
      suggested.made += 1;
      if (fitting.some((flag) => suggests(flag, error.clean ?? ''))) suggested.found += 1;
    }
  }
  return {
    words: one.words,
    byKind: tallies(one.errors, new Set(missed)),
    falseAlarms: raised.filter((flag) => !answered.has(flag)),
    missed,
    flags: raised.length,
    topSuggestion: suggested,
  };
}

/** Whether the first suggestion is the clean word, as comparison takes words; a pair of words may hold it. */
function suggests({ suggestions }: Discrepancy, clean: string): boolean {
  const words = tokenise(suggestions[0] ?? '').map(({ text }) => comparisonKey(text));
  const wanted = tokenise(clean)
    .map(({ text }) => comparisonKey(text))
    .filter((key) => key !== '');
  return wanted.every((key) => words.includes(key));
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
  return checkFindings(inputOf(one)).discrepancies;
}

function inputOf(one: InjectedCase): CheckInput {
  return {
    transcription: { file: 'transcription.txt', text: one.transcription, sheetStarts: one.sheetStarts },
    references: [{ file: 'reference.txt', role: 'transcription', text: one.reference }],
    settings: { strictDiplomatic: false },
  };
}

const WORDS = 60_000;
const CERS = [0, 0.005, 0.01, 0.03] as const;
const SEED = 112095;
/** The declaration is short, so it is copied out so many times, each time with other slips. */
const COPIES = 40;

/** The least recall of each kind, and the most false alarms per 1,000 words. */
const LEAST: Readonly<Record<ErrorKind, number>> = {
  substitution: 0.99,
  digit: 0.995,
  boundary: 0.99,
  negation: 0.99,
  homoglyph: 0.99,
  name: 0.99,
  'reference-typo': 0.99,
  'telegram-number': 0.95,
  'line-lost': 0.97,
  'line-twice': 0.97,
  'sheet-lost': 1,
  'sheet-moved': 0.97,
};
const mostAlarms = (cer: number): number => (cer <= 0.01 ? 1 : 2);

/** Prints recall and false alarms by CER, and times beside the libraries of the shelf; the worst kind decides. */
export function benchFlags(print: (line: string) => void): void {
  const generated = (cer: number, slips: boolean) => [
    benchCase({ words: WORDS, cer, slips, seed: SEED + (slips ? 1 : 0) }),
  ];
  printAccuracy(print, `${WORDS} generated words, seed ${SEED}`, generated);
  const paragraphs = declarationOf1948();
  const copied = (cer: number, slips: boolean) =>
    Array.from({ length: COPIES }, (_, i) =>
      injectErrors(paragraphs, { cer, slips }, seededRandom(SEED + i)),
    );
  printAccuracy(print, `the Declaration of 1948, ${COPIES} copies, seeds from ${SEED}`, copied);
  printTimes(print);
  printEdits(print);
}

export function printAccuracy(
  print: (line: string) => void,
  title: string,
  casesOf: (cer: number, slips: boolean) => readonly InjectedCase[],
): void {
  print(`Flags on ${title}; layout, furniture, ё, quotes, thousands, dates differ throughout; found/made`);
  for (const cer of CERS) {
    const clean = sumOf(casesOf(cer, false).map((one) => scoreFlags(one, flagsOf(one))));
    const score = sumOf(casesOf(cer, true).map((one) => scoreFlags(one, flagsOf(one))));
    const made = ERROR_KINDS.filter((kind) => score.byKind[kind].made > 0);
    const recall = made.map((kind) => `${kind} ${score.byKind[kind].found}/${score.byKind[kind].made}`);
    const below = made.filter((kind) => shareOf(score.byKind[kind]) < LEAST[kind]);
    const worst = [...made].sort((a, b) => shareOf(score.byKind[a]) - shareOf(score.byKind[b]))[0];
    const alarms = perThousand(score.falseAlarms, score.words);
    const isMet = below.length === 0 && alarms <= mostAlarms(cer);
    print(`CER ${(cer * 100).toFixed(1)} %: ${recall.join(', ')}`);
    print(
      `  worst kind ${worst ?? '—'} ${worst === undefined ? '' : percent(score.byKind[worst])}; ` +
        `false alarms per 1,000 words ${alarms.toFixed(2)} (only misread letters ${perThousand(clean.falseAlarms, clean.words).toFixed(2)}), ` +
        `reach ${mostAlarms(cer)}; first suggestion right ${percent(score.topSuggestion)}; ${isMet ? 'met' : `NOT MET ${below.join(', ')}`}`,
    );
  }
}

type Sum = {
  readonly words: number;
  readonly falseAlarms: number;
  readonly byKind: Readonly<Record<ErrorKind, Tally>>;
  readonly topSuggestion: Tally;
};

function sumOf(scores: readonly FlagScore[]): Sum {
  const add = (tallies: readonly Tally[]): Tally => ({
    made: tallies.reduce((sum, { made }) => sum + made, 0),
    found: tallies.reduce((sum, { found }) => sum + found, 0),
  });
  const kinds = ERROR_KINDS.map((kind) => [kind, add(scores.map(({ byKind }) => byKind[kind]))]);
  return {
    words: scores.reduce((sum, { words }) => sum + words, 0),
    falseAlarms: scores.reduce((sum, { falseAlarms }) => sum + falseAlarms.length, 0),
    byKind: Object.fromEntries(kinds) as Record<ErrorKind, Tally>,
    topSuggestion: add(scores.map(({ topSuggestion }) => topSuggestion)),
  };
}

const shareOf = ({ made, found }: Tally): number => (made === 0 ? 1 : found / made);
const percent = (tally: Tally): string => `${(shareOf(tally) * 100).toFixed(2)} %`;
const perThousand = (count: number, words: number): number => (count * 1000) / words;

/** A peer gets so long for one text; what it has not found by then it does not find. */
const PEER_LIMIT_MS = 10_000;
const SIZES = [
  { name: '1 page', words: 280, reachMs: 50, runs: 5 },
  { name: '100 pages', words: 28_000, reachMs: 500, runs: 3 },
  { name: '2.0 M characters', words: 280_000, reachMs: 4_000, runs: 2 },
] as const;

/** Times at CER 3 %, each peer on the same texts right after. */
export function printTimes(print: (line: string) => void): void {
  print(
    `Whole check at CER 3 %, milliseconds; peers stop after ${PEER_LIMIT_MS / 1000} s by their own means`,
  );
  for (const { name, words, reachMs, runs } of SIZES) {
    const one = flat(benchCase({ words, cer: 0.03, slips: true, seed: SEED }));
    const times = Array.from({ length: runs }, () => timed(() => flagsOf(one)).ms);
    const best = Math.min(...times);
    const sizes = `${one.transcription.length} and ${one.reference.length} characters`;
    print(
      `  ${name} (${sizes}): ${times.map(Math.round).join(', ')} (reach ${reachMs}: ${best <= reachMs ? 'met' : 'NOT MET'})`,
    );
    for (const peer of PEERS) {
      const { ms, changes, isCapped } = peer.run(one.transcription, one.reference, PEER_LIMIT_MS);
      const cap = isCapped ? ', cut short by the limit' : '';
      print(
        `    ${peer.name} (${peer.how}): ${Math.round(ms)}, ${changes} changes, ${(ms / best).toFixed(1)} × ours${cap}`,
      );
    }
  }
}

/** Texts as they come from a file or a message: not put together of a thousand pieces any more. */
function flat(one: InjectedCase): InjectedCase {
  return JSON.parse(JSON.stringify(one)) as InjectedCase;
}

function timed<T>(run: () => T): { readonly ms: number; readonly value: T } {
  const start = performance.now();
  const value = run();
  return { ms: performance.now() - start, value };
}

const EDITS = 1_000;

/** One edit after another in 2.0 M characters, as the worker takes them in. */
export function printEdits(print: (line: string) => void): void {
  const one = flat(benchCase({ words: 280_000, cer: 0.03, slips: true, seed: SEED }));
  const gc = collector();
  gc();
  const before = process.memoryUsage();
  const check = begun(one);
  check.settle();
  gc();
  const after = process.memoryUsage();
  const heap = after.heapUsed - before.heapUsed + after.arrayBuffers - before.arrayBuffers;
  const own = (one.transcription.length + one.reference.length) * 2;
  print(
    `Memory that a check of 2.0 M characters holds: ${Math.round(heap / 1e6)} MB of heap, and ${Math.round(own / 1e6)} MB for both texts (reach 150)`,
  );
  const random = seededRandom(SEED);
  let length = one.transcription.length;
  const times: number[] = [];
  const cpuTimes: number[] = [];
  for (let i = 0; i < EDITS; i += 1) {
    const from = random.below(length - 10);
    const inserted = random.pick(['а', '', ' ', 'не ', 'к', '.', '\n']);
    const to = inserted === '' ? from + 1 : from;
    const cpuBefore = process.cpuUsage();
    const { ms, value } = timed(() => check.change({ from, to, inserted }));
    const { user, system } = process.cpuUsage(cpuBefore);
    if (value === null) continue;
    length += inserted.length - (to - from);
    times.push(ms);
    cpuTimes.push((user + system) / 1000);
  }
  const at = (all: number[], share: number) =>
    (all.sort((a, b) => a - b)[Math.floor(all.length * share)] ?? 0).toFixed(2);
  const settled = timed(() => check.settle()).ms;
  print(
    `One edit in it, ${times.length} times: p50 ${at(times, 0.5)}, p95 ${at(times, 0.95)} (reach 5), p99 ${at(times, 0.99)} ms by the clock; ` +
      `p50 ${at(cpuTimes, 0.5)}, p95 ${at(cpuTimes, 0.95)} ms of processor time; rules of the whole document ${Math.round(settled)} ms, after a quiet moment`,
  );
}

function begun(one: InjectedCase): Check {
  const steps = beginCheck(inputOf(one));
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

function collector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}
