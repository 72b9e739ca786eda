import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BoxPx } from '../../app/core/base/geometry';
import { calibrated } from '../../app/core/recognise/calibration';
import type { Line, Page, Word } from '../../app/core/page/transcription';
import { seededRandom, type Random } from './random';

/**
 * Sheets of known ink with errors in both sides: a machine's misreadings, the likelier the less sure it says it is, and
 * an edition that mends, alters and misprints. Words are those of the dictionary, so that it can speak of them.
 */
export type EditionCase = {
  readonly page: Page;
  /** What each pass of recognition read. */
  readonly passes: readonly string[];
  readonly references: readonly string[];
  readonly units: readonly Unit[];
};

/** A word of the ink as the machine has it: empty where one of them has none. Offsets count in the page's text. */
export type Unit = {
  readonly ink: string;
  readonly typed: string;
  readonly from: number;
  readonly to: number;
};

const ROOT = join(import.meta.dirname, '../..');
const NAMES = (
  'Макаров Захарова Степанов Громыко Вышинский Рощин Семёнов Штыков Котова Васильев Мамлахат Нахангова Казей Цариков ' +
  'Портнова Телебадзе Голиков Морозов Фузан Тайко Мукден Харбин Пхеньян Ялуцзян Прокопьев Котельников'
).split(' ');
const SMALL = 'и в не на что с он по это как к но из у за от о так же для бы все или до при без их его'.split(
  ' ',
);
const KNOWN_PAIRS = 'ин ип нп се ео со шщ ьъ тг зэ кн ая лд мн вн цд жх юо нв тн гт ыь иц ль рв'.split(' ');
const DIGIT_PAIRS = '38 17 06 09 69 56 08 68'.split(' ');
const LETTERS = 'абвгдежзиклмнопрстуфхцчшщыьэюя';

/** Lower-case words of the dictionary that comes with the program. */
export function dictionaryWords(): readonly string[] {
  const lines = readFileSync(join(ROOT, 'resources/dictionaries/ru.dic'), 'utf8').split('\n');
  return lines.map((line) => line.split('/')[0]?.trim() ?? '').filter((word) => /^[а-яё]{4,11}$/.test(word));
}

/** How often each thing goes wrong, of words. */
export type EditionRates = {
  /** More than 1: a worse scan. */
  readonly wear: number;
  /** More than 1: a freer edition. */
  readonly freedom: number;
};

const WORDS_A_SHEET = 260;
const LINES_OF = 60;

export function editionCase(words: readonly string[], seed: number, rates: EditionRates): EditionCase {
  const random = seededRandom(seed);
  const vocabulary = Array.from({ length: 900 }, () => random.pick(words));
  const ink = Array.from({ length: WORDS_A_SHEET }, () => inkWord(vocabulary, random));
  const read = ink.map((word) => readWord(word, rates, random));
  const references = [edited(ink, vocabulary, rates, random)];
  // A later edition follows the first one in part of what it changed.
  if (random.chance(0.3)) references.push(followed(ink, references[0] ?? [], vocabulary, rates, random));
  const { page, units } = layOut(read);
  const passes = [page.lines.map(({ text }) => text).join('\n')];
  if (random.chance(0.7)) passes.push(secondPass(read, random));
  return { page, passes, references: references.map(printed), units };
}

function inkWord(vocabulary: readonly string[], random: Random): string {
  const roll = random.unit();
  if (roll < 0.3) return random.pick(SMALL);
  if (roll < 0.34) return random.pick(NAMES);
  if (roll < 0.38) return String(random.below(random.pick([30, 2_000, 90_000])) + 2);
  const word = vocabulary[Math.floor(random.unit() ** 2 * vocabulary.length)] ?? '';
  // A typist's own error is what the ink says.
  if (random.chance(0.004)) return oneLetterOff(word, random);
  return random.chance(0.06) ? (word[0] ?? '').toUpperCase() + word.slice(1) : word;
}

type Read = { readonly ink: string; readonly typed: string; readonly confidence: number };

function readWord(ink: string, { wear }: EditionRates, random: Random): Read {
  const confidence = confidenceOf(wear, random);
  const isRight = random.chance(calibrated(confidence));
  if (random.chance(0.0015 * wear)) return { ink, typed: '', confidence };
  return { ink, typed: isRight ? ink : misread(ink, random), confidence };
}

function confidenceOf(wear: number, random: Random): number {
  const roll = random.unit() / wear;
  if (roll < 0.03 / 1) return 0.3 + random.unit() * 0.45;
  if (roll < 0.09) return 0.76 + random.unit() * 0.13;
  if (roll < 0.2) return 0.89 + random.unit() * 0.05;
  return 0.945 + random.unit() * 0.025;
}

function misread(ink: string, random: Random): string {
  if (/^\d+$/.test(ink)) return wrongDigit(ink, random);
  const roll = random.unit();
  if (roll < 0.72) return confused(ink, random);
  if (roll < 0.86) return oneLetterOff(ink, random);
  if (roll < 0.95) return confused(confused(ink, random), random);
  return Array.from({ length: Math.max(2, ink.length - 1) }, () => random.pick([...LETTERS])).join('');
}

function confused(ink: string, random: Random): string {
  const places = [...ink].flatMap((letter, i) =>
    KNOWN_PAIRS.some((pair) => pair.includes(letter.toLowerCase())) ? [i] : [],
  );
  if (places.length === 0) return oneLetterOff(ink, random);
  const at = random.pick(places);
  const letter = ink[at] ?? '';
  const lower = letter.toLowerCase();
  const other = random.pick(KNOWN_PAIRS.filter((pair) => pair.includes(lower))).replace(lower, '');
  return ink.slice(0, at) + (letter === lower ? other : other.toUpperCase()) + ink.slice(at + 1);
}

function oneLetterOff(word: string, random: Random): string {
  const at = random.below(word.length);
  const roll = random.unit();
  const other = random.pick([...LETTERS]);
  if (roll < 0.6) return word.slice(0, at) + other + word.slice(at + 1);
  return roll < 0.8 ? word.slice(0, at) + word.slice(at + 1) : word.slice(0, at) + other + word.slice(at);
}

function wrongDigit(number: string, random: Random): string {
  const at = random.below(number.length);
  const digit = number[at] ?? '';
  const pairs = DIGIT_PAIRS.filter((pair) => pair.includes(digit));
  const other =
    pairs.length > 0 && random.chance(0.8) ? random.pick(pairs).replace(digit, '') : String(random.below(10));
  return number.slice(0, at) + other + number.slice(at + 1);
}

/** Each word as the edition prints it; empty where it leaves it out, two where it adds one. */
function edited(
  ink: readonly string[],
  vocabulary: readonly string[],
  { freedom }: EditionRates,
  random: Random,
): readonly string[] {
  const known = new Set([...vocabulary, ...SMALL]);
  return ink.map((word) => {
    const isMistyped = /^[а-яё]+$/.test(word) && !known.has(word);
    if (isMistyped && random.chance(0.6)) return nearestOf(word, vocabulary);
    if (!random.chance(0.009 * freedom)) return word;
    const roll = random.unit();
    if (/^\d+$/.test(word)) return wrongDigit(word, random);
    if (NAMES.includes(word)) return roll < 0.7 ? oneLetterOff(word, random) : random.pick(NAMES);
    if (roll < 0.3) return otherEnding(word, random);
    if (roll < 0.6) return random.pick(vocabulary);
    if (roll < 0.75) return oneLetterOff(word, random);
    return roll < 0.87 ? '' : `${word} ${random.pick(vocabulary)}`;
  });
}

function nearestOf(word: string, vocabulary: readonly string[]): string {
  const shared = (other: string): number => [...other].filter((letter, i) => word[i] === letter).length;
  return vocabulary.reduce((best, one) => (shared(one) > shared(best) ? one : best), vocabulary[0] ?? word);
}

function otherEnding(word: string, random: Random): string {
  return word.length < 5 ? word : word.slice(0, -1) + random.pick([...'аеиоуыюя']);
}

function followed(
  ink: readonly string[],
  first: readonly string[],
  vocabulary: readonly string[],
  rates: EditionRates,
  random: Random,
): readonly string[] {
  const own = edited(ink, vocabulary, rates, random);
  return own.map((word, i) => (first[i] !== ink[i] && random.chance(0.5) ? (first[i] ?? word) : word));
}

function printed(words: readonly string[]): string {
  return words.filter((word) => word !== '').join(' ');
}

function secondPass(read: readonly Read[], random: Random): string {
  const words = read.map(({ ink, typed }) => {
    if (typed !== ink) return random.chance(0.5) ? typed : random.chance(0.7) ? ink : misread(ink, random);
    return random.chance(0.02) ? misread(ink, random) : typed;
  });
  return words.filter((word) => word !== '').join(' ');
}

const LETTER_PX = 12;
const LINE_PX = 30;

/** Lines of typescript: a letter takes 12 px whether the machine saw it or not. */
function layOut(read: readonly Read[]): { readonly page: Page; readonly units: readonly Unit[] } {
  const lines: Line[] = [];
  const units: Unit[] = [];
  let [text, column, offset] = ['', 0, 0];
  let words: Word[] = [];
  const feed = (): void => {
    const y0 = 100 + lines.length * LINE_PX;
    const boxPx = { x0: 100, y0, x1: 100 + LINES_OF * LETTER_PX, y1: y0 + 20 };
    lines.push({ id: `l${lines.length}`, text, boxPx, words });
    offset += text.length + 1;
    [text, column, words] = ['', 0, []];
  };
  for (const { ink, typed, confidence } of read) {
    if (column + ink.length > LINES_OF) feed();
    if (typed === '') {
      units.push({ ink, typed, from: offset + text.length, to: offset + text.length });
    } else {
      if (text !== '') text += ' ';
      const [from, to] = [text.length, text.length + typed.length];
      const y0 = 100 + lines.length * LINE_PX;
      const x0 = 100 + column * LETTER_PX;
      const boxPx: BoxPx = { x0, y0, x1: x0 + ink.length * LETTER_PX, y1: y0 + 20 };
      text += typed;
      words.push({ from, to, boxPx, confidence });
      units.push({ ink, typed, from: offset + from, to: offset + to });
    }
    column += ink.length + 1;
  }
  feed();
  return { page: { id: '0001', image: { widthPx: 1_000, heightPx: 1_400, dpi: 150 }, lines }, units };
}
