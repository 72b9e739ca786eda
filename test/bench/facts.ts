import { checkFindings } from '../../app/core/discrepancy/check';
import type { Discrepancy, Kind } from '../../app/core/discrepancy/model/discrepancy';
import type { Span } from '../../app/core/base/span';
import { parallelParagraph } from './parallel';
import type { ParallelFact } from './parallel';
import { seededRandom } from './random';
import type { Random } from './random';

/** What was done: a confusable digit, two digits changed over, another month's name, a misread letter, a lost paragraph. */
export type Fault = 'digit' | 'transposed' | 'month' | 'letter' | 'paragraph';

/** One thing done to the Russian text; what the translation says stays right. */
export type FactError = Span & {
  readonly kind: ParallelFact['kind'] | 'paragraph-lost';
  readonly fault: Fault;
  readonly before: string;
  readonly after: string;
};

export type FactCase = {
  readonly ru: string;
  readonly en: string;
  readonly errors: readonly FactError[];
  readonly strongFacts: number;
};

/** Chances, per fact and per paragraph, of an error; 0 gives clean pairs, whose every flag is false. */
export type FactErrorRates = { readonly fact: number; readonly paragraph: number };

/** Signs that are taken for one another, written down apart from the checker's own tables. */
const DIGIT_SLIPS: Readonly<Record<string, string>> = {
  '0': '6',
  '1': '7',
  '2': '7',
  '3': '8',
  '4': '1',
  '5': '6',
  '6': '0',
  '7': '1',
  '8': '3',
  '9': '0',
};
const LETTER_SLIPS: Readonly<Record<string, string>> = {
  н: 'и',
  и: 'н',
  п: 'н',
  л: 'п',
  с: 'о',
  о: 'с',
  е: 'о',
};

/** A generated telegram of `paragraphs` paragraphs with its translation, furniture, front matter and manifest. */
export function factCase(seed: number, paragraphs: number, rates: FactErrorRates): FactCase {
  const random = seededRandom(seed);
  const isWrapped = random.chance(0.5);
  const errors: FactError[] = [];
  const english: string[] = [];
  let russian = `ШИФРТЕЛЕГРАММА № ${20_000 + random.below(9_000)}\n\n`;
  const number = /\d+/.exec(russian)?.[0] ?? '';
  let strongFacts = 0;
  for (let i = 0; i < paragraphs; i += 1) {
    const one = parallelParagraph(random, 2 + random.below(4));
    strongFacts += one.ru.filter((piece) => typeof piece !== 'string').length;
    english.push(one.en.map((piece) => (typeof piece === 'string' ? piece : piece.en)).join(''));
    if (i > 0 && i < paragraphs - 1 && random.chance(rates.paragraph)) {
      errors.push({
        kind: 'paragraph-lost',
        fault: 'paragraph',
        from: russian.length,
        to: russian.length,
        before: '',
        after: '',
      });
      continue;
    }
    const hurt = hurtParagraph(one.ru, russian.length, random, rates.fact);
    errors.push(...hurt.errors);
    russian += isWrapped ? wrapped(hurt.text) : hurt.text;
    russian += i % 7 === 6 ? `\n\n/см.сл.лист/\n\nПродолжение шифртелеграммы № ${number}\n\n` : '\n\n';
  }
  const head =
    'Citation: Telegram, January 1951, APRF, f. 45, op. 1, d. 340, ll. 12-90.\n\nSummary:\n\nA summary with 77 words.';
  const en = `${head}\n\nCIPHERED TELEGRAM No. ${number}\n\n${english.join('\n\n')}\n\nKeywords: 1, 2, 33`;
  return { ru: `${russian}отп.Петрова 17.45 16.1\n`, en, errors, strongFacts };
}

/** White space changes, and nothing else, so offsets hold. */
function wrapped(text: string): string {
  let column = 0;
  return [...text]
    .map((sign) => {
      column += 1;
      if (sign !== ' ' || column < 60) return sign;
      column = 0;
      return '\n';
    })
    .join('');
}

function hurtParagraph(
  pieces: readonly (string | ParallelFact)[],
  offset: number,
  random: Random,
  rate: number,
): { readonly text: string; readonly errors: readonly FactError[] } {
  let text = '';
  const errors: FactError[] = [];
  for (const piece of pieces) {
    const written = typeof piece === 'string' ? piece : piece.ru;
    const isHurt = typeof piece !== 'string' && piece.isDamageable && random.chance(rate);
    const hurt = isHurt ? damaged(piece, random) : null;
    const after = hurt?.after ?? written;
    if (isHurt && hurt !== null && after !== written) {
      const from = offset + text.length;
      const { kind } = piece;
      errors.push({ kind, fault: hurt.fault, from, to: from + after.length, before: written, after });
    }
    text += after;
  }
  return { text, errors };
}

const RU_MONTHS = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(
  ' ',
);

/** Most faults are confusable digits, as in life; the rest digits changed over and wrong months. */
function damaged(fact: ParallelFact, random: Random): { readonly fault: Fault; readonly after: string } {
  if (fact.kind === 'name' || fact.kind === 'unknown-name')
    return { fault: 'letter', after: slipped(fact, random) };
  const month = RU_MONTHS.find((one) => fact.ru.includes(one));
  if (month !== undefined && random.chance(0.4)) {
    const other = random.pick(RU_MONTHS.filter((one) => one !== month));
    return { fault: 'month', after: fact.ru.replace(month, other) };
  }
  const swaps = [...fact.ru.matchAll(/(?<!\d)([1-9])(?=([1-9]))|([1-9])(?=(\d))/g)].filter(
    ({ index }) => fact.ru[index] !== fact.ru[index + 1] && fact.ru[index + 1] !== '0',
  );
  if (swaps.length === 0 || !random.chance(0.25)) return { fault: 'digit', after: slipped(fact, random) };
  const { index } = random.pick(swaps);
  const [a = '', b = ''] = [fact.ru[index], fact.ru[index + 1]];
  return { fault: 'transposed', after: fact.ru.slice(0, index) + b + a + fact.ru.slice(index + 2) };
}

function slipped(fact: ParallelFact, random: Random): string {
  const isName = fact.kind === 'name' || fact.kind === 'unknown-name';
  const pattern = isName ? /[нипЛлсое]/g : /\d/g;
  const places = [...fact.ru.matchAll(pattern)].map((match) => match.index);
  if (places.length === 0) return fact.ru;
  const at = random.pick(places);
  const sign = fact.ru[at] ?? '';
  const slip = isName ? LETTER_SLIPS[sign] : DIGIT_SLIPS[sign];
  const isLeadingZero = slip === '0' && !/\d/.test(fact.ru[at - 1] ?? '');
  return slip === undefined || isLeadingZero ? fact.ru : fact.ru.slice(0, at) + slip + fact.ru.slice(at + 1);
}

const ANSWERS: readonly Kind[] = [
  'number-differs',
  'date-differs',
  'time-differs',
  'document-number-differs',
  'name-differs',
  'impossible-date',
  'missing-text',
];

export type FactScore = {
  readonly made: Readonly<Record<string, number>>;
  readonly found: Readonly<Record<string, number>>;
  readonly missed: readonly FactError[];
  readonly flags: number;
  readonly rightFlags: readonly Discrepancy[];
  readonly falseAlarms: readonly Discrepancy[];
};

/** A flag answers an error that it touches; a lost paragraph is answered by one missing-text within 3 characters. */
export function scoreFacts(one: FactCase): FactScore {
  const { discrepancies } = checkFindings({
    transcription: { file: 'ru.txt', text: one.ru, sheetStarts: [] },
    references: [{ file: 'en.txt', role: 'translation', text: one.en }],
    settings: { strictDiplomatic: false },
  });
  const flags = discrepancies.filter((flag) => flag.severity !== 'info' && ANSWERS.includes(flag.kind));
  const others = discrepancies.filter((flag) => flag.severity !== 'info' && !ANSWERS.includes(flag.kind));
  const made: Record<string, number> = {};
  const found: Record<string, number> = {};
  const missed: FactError[] = [];
  const used = new Set<Discrepancy>();
  for (const error of one.errors) {
    made[error.kind] = (made[error.kind] ?? 0) + 1;
    const hits = flags.filter((flag) => answers(flag, error));
    for (const flag of hits) used.add(flag);
    if (hits.length > 0) found[error.kind] = (found[error.kind] ?? 0) + 1;
    else missed.push(error);
  }
  const falseAlarms = [...flags.filter((flag) => !used.has(flag)), ...others];
  return {
    ...{ made, found, missed, falseAlarms },
    flags: flags.length + others.length,
    rightFlags: [...used],
  };
}

function answers(flag: Discrepancy, error: FactError): boolean {
  if (error.kind === 'paragraph-lost')
    return flag.kind === 'missing-text' && Math.abs(flag.from - error.from) <= 80;
  return flag.kind !== 'missing-text' && flag.from < error.to && error.from < flag.to;
}

export type FactBench = {
  readonly strongFacts: number;
  readonly recall: number;
  readonly precision: number;
  readonly falseAlarmsOnClean: number;
  /** Flags where nothing was changed, on a page of 1,900 characters. */
  readonly falseAlarmsAPage: number;
  /** Of each kind of fact, found and made. */
  readonly byKind: Readonly<Record<string, string>>;
  /** The same by what was done to it. */
  readonly byFault: Readonly<Record<string, string>>;
  /** Of each kind of flag, right ones and all. */
  readonly precisionByKind: Readonly<Record<string, string>>;
  readonly missed: readonly FactError[];
  readonly falseAlarms: readonly Discrepancy[];
};

const CASES = 60;
const PAGE_CHARS = 1_900;

/** Runs the bench: 60 telegrams with errors and 60 clean ones. Recall and precision count every flag above info. */
export function benchFacts(seed = 15_603): FactBench {
  const cases = Array.from({ length: CASES }, (_, i) =>
    factCase(seed + i, 20, { fact: 0.08, paragraph: 0.03 }),
  );
  const clean = Array.from({ length: CASES }, (_, i) =>
    factCase(seed + 1_000 + i, 20, { fact: 0, paragraph: 0 }),
  );
  const scores = cases.map(scoreFacts);
  const cleanAlarms = clean.map(scoreFacts).flatMap((score) => score.falseAlarms);
  const made = scores.reduce((sum, score) => sum + sumOf(score.made), 0);
  const found = scores.reduce((sum, score) => sum + sumOf(score.found), 0);
  const falseAlarms = scores.flatMap((score) => score.falseAlarms);
  const flags = scores.reduce((sum, score) => sum + score.flags, 0);
  return {
    strongFacts: [...cases, ...clean].reduce((sum, one) => sum + one.strongFacts, 0),
    recall: found / made,
    precision: (flags - falseAlarms.length) / flags,
    falseAlarmsOnClean: cleanAlarms.length,
    falseAlarmsAPage: cleanAlarms.length / (clean.reduce((sum, { ru }) => sum + ru.length, 0) / PAGE_CHARS),
    byKind: byKind(scores),
    byFault: byFault(cases, scores),
    precisionByKind: precisionByKind(scores),
    missed: scores.flatMap((score) => score.missed),
    falseAlarms: [...falseAlarms, ...cleanAlarms],
  };
}

/** Unknown names are soft facts, told apart in `byKind` and left out of recall. */
function sumOf(counts: Readonly<Record<string, number>>): number {
  return Object.entries(counts)
    .filter(([kind]) => kind !== 'unknown-name')
    .reduce((sum, [, count]) => sum + count, 0);
}

function byKind(scores: readonly FactScore[]): Readonly<Record<string, string>> {
  const kinds = [...new Set(scores.flatMap((score) => Object.keys(score.made)))].sort();
  const total = (kind: string, pick: (score: FactScore) => Readonly<Record<string, number>>): number =>
    scores.reduce((sum, score) => sum + (pick(score)[kind] ?? 0), 0);
  return Object.fromEntries(
    kinds.map((kind) => [
      kind,
      `${total(kind, (score) => score.found)}/${total(kind, (score) => score.made)}`,
    ]),
  );
}

function byFault(cases: readonly FactCase[], scores: readonly FactScore[]): Readonly<Record<string, string>> {
  const errors = cases.flatMap((one) => one.errors);
  const missed = new Set(scores.flatMap((score) => score.missed));
  return Object.fromEntries(
    [...new Set(errors.map(({ fault }) => fault))].sort().map((fault) => {
      const made = errors.filter((error) => error.fault === fault);
      return [fault, `${made.filter((error) => !missed.has(error)).length}/${made.length}`];
    }),
  );
}

function precisionByKind(scores: readonly FactScore[]): Readonly<Record<string, string>> {
  const right = scores.flatMap((score) => score.rightFlags);
  const wrong = scores.flatMap((score) => score.falseAlarms);
  const kinds = [...new Set([...right, ...wrong].map(({ kind }) => kind))].sort();
  const count = (flags: readonly Discrepancy[], kind: Kind): number =>
    flags.filter((flag) => flag.kind === kind).length;
  return Object.fromEntries(
    kinds.map((kind) => [kind, `${count(right, kind)}/${count(right, kind) + count(wrong, kind)}`]),
  );
}
