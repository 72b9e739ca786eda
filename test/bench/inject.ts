import type { Span } from '../../app/core/base/span';
import type { Random } from './random';

export const ERROR_KINDS = [
  'substitution',
  'digit',
  'boundary',
  'negation',
  'homoglyph',
  'name',
  'reference-typo',
  'telegram-number',
  'line-lost',
  'line-twice',
  'sheet-lost',
  'sheet-moved',
] as const;

export type ErrorKind = (typeof ERROR_KINDS)[number];

/**
 * One slip put in on purpose: the stretches of the transcription it shows in, and of the reference it concerns. `clean`:
 * what the original says, for a slip of one word. A `reference-typo` is in the reference; the transcription is right.
 */
export type InjectedError = {
  readonly kind: ErrorKind;
  readonly here: readonly Span[];
  readonly there: readonly Span[];
  readonly clean: string | null;
};

export type InjectedCase = {
  readonly reference: string;
  readonly transcription: string;
  readonly sheetStarts: readonly number[];
  readonly errors: readonly InjectedError[];
  readonly words: number;
};

/** `cer`: share of letters that are misread. `slips`: whether lines, sheets, digits and little words go wrong too. */
export type InjectOptions = { readonly cer: number; readonly slips: boolean };

const CONFUSIONS: readonly string[] = [
  'ин',
  'ип',
  'нп',
  'се',
  'ео',
  'со',
  'шщ',
  'ьъ',
  'тг',
  'зэ',
  'кн',
  'ая',
  'лд',
  'мн',
  'вн',
  'цд',
  'жх',
  'юо',
];
const DIGIT_CONFUSIONS: readonly string[] = ['38', '17', '06', '09', '69', '56'];
const HOMOGLYPHS: Readonly<Record<string, string>> = {
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  х: 'x',
  у: 'y',
};
const COLUMNS = 62;
const LINES_PER_SHEET = 30;

type Unit = {
  readonly clean: string;
  readonly there: Span;
  readonly error: ErrorKind | null;
  readonly typed: string;
};

/**
 * A transcription of `paragraphs` as a machine might give it, with a manifest of its errors. Layout differs from
 * the reference throughout and must never flag: wrapping, hyphens at line ends, furniture, ё, quotes, dashes,
 * the spelling of thousands and dates, letterspacing.
 */
export function injectErrors(
  paragraphs: readonly string[],
  options: InjectOptions,
  random: Random,
): InjectedCase {
  const { reference, units } = unitsOf(paragraphs.join('\n\n'), options, random);
  const lines = layOut(units, random);
  return typeOut(reference, lines, options, random);
}

/** The words as they are typed, and the reference, which the publisher may have mistyped. */
function unitsOf(
  original: string,
  options: InjectOptions,
  random: Random,
): { readonly reference: string; readonly units: readonly (Unit | 'paragraph')[] } {
  const units: (Unit | 'paragraph')[] = [];
  const pieces: string[] = [];
  let at = 0;
  const print = (text: string): void => {
    pieces.push(text);
    at += text.length;
  };
  let isFirst = true;
  for (const match of original.matchAll(/\S+|\n\n/g)) {
    if (match[0] === '\n\n') {
      units.push('paragraph');
      print('\n\n');
      isFirst = true;
      continue;
    }
    if (!isFirst) print(' ');
    isFirst = false;
    const clean = match[0];
    const hasTypo = options.slips && /^[а-яё]{5,}$/.test(clean) && random.chance(0.001);
    const printed = hasTypo ? misreadLetters(clean, 0.3, random) : clean;
    const there = { from: at, to: at + printed.length };
    print(printed);
    if (printed === clean) units.push({ clean, there, ...misread(clean, options, random) });
    else units.push({ clean, there, typed: clean, error: 'reference-typo' });
  }
  return { reference: pieces.join(''), units };
}

function misread(
  clean: string,
  { cer, slips }: InjectOptions,
  random: Random,
): { readonly typed: string; readonly error: ErrorKind | null } {
  if (/\d/.test(clean)) {
    if (slips && random.chance(0.05)) return { typed: wrongDigit(clean, random), error: 'digit' };
    return { typed: respelledNumber(clean, random), error: null };
  }
  if (slips && /^(?:не|на)$/.test(clean) && random.chance(0.03)) {
    return { typed: clean === 'не' ? 'на' : 'не', error: 'negation' };
  }
  if (slips && random.chance(0.002) && /[аеорсху]/.test(clean) && clean.length > 3) {
    return {
      typed: clean.replace(/[аеорсху]/, (letter) => HOMOGLYPHS[letter] ?? letter),
      error: 'homoglyph',
    };
  }
  if (slips && /^[А-Я][а-я]+(?:-[а-я]+)?$/.test(clean) && clean.length > 4 && random.chance(1 / 30)) {
    const typed = clean[0] + misreadLetters(clean.slice(1), 0.4, random);
    if (typed !== clean) return { typed, error: 'name' };
  }
  const noisy = misreadLetters(clean, cer, random);
  if (noisy !== clean) return { typed: noisy, error: 'substitution' };
  if (random.chance(cer * 0.3) && /^[а-яё]{6,}$/.test(clean)) {
    const at = 2 + random.below(clean.length - 4);
    return { typed: `${clean.slice(0, at)} ${clean.slice(at)}`, error: 'boundary' };
  }
  return { typed: plainer(clean, random), error: null };
}

function misreadLetters(clean: string, cer: number, random: Random): string {
  let typed = '';
  for (const letter of clean) {
    if (!/[а-яё]/i.test(letter) || !random.chance(cer)) typed += letter;
    else if (random.chance(0.1) && clean.length > 3)
      typed += random.chance(0.5) ? '' : letter + random.pick(['и', 'о', 'т']);
    else typed += confused(letter, random);
  }
  return typed;
}

function confused(letter: string, random: Random): string {
  const lower = letter.toLowerCase();
  const pairs = CONFUSIONS.filter((pair) => pair.includes(lower));
  const other = pairs.length > 0 ? random.pick(pairs).replace(lower, '') : random.pick(['ф', 'ж', 'м']);
  return letter === lower ? other : other.toUpperCase();
}

function wrongDigit(clean: string, random: Random): string {
  const at = random.pick([...clean.matchAll(/\d/g)].map((digit) => digit.index));
  const digit = clean[at] ?? '';
  const pairs = DIGIT_CONFUSIONS.filter((pair) => pair.includes(digit));
  const other = pairs.length > 0 ? random.pick(pairs).replace(digit, '') : String((Number(digit) + 1) % 10);
  return clean.slice(0, at) + other + clean.slice(at + 1);
}

function respelledNumber(clean: string, random: Random): string {
  if (/^\d{1,3}\.\d{3}$/.test(clean)) return clean.replace('.', random.pick(['.', ',', ' ']));
  if (/^\d+\.\d+\.51$/.test(clean)) return random.chance(0.5) ? clean : clean.replace(/51$/, '1951');
  return clean;
}

/** What reading rooms and publishers spell in different ways. */
function plainer(clean: string, random: Random): string {
  const typed = clean.replace(/ё/g, 'е').replace(/[«»]/g, '"').replace(/—/g, '-');
  if (/^[А-Я][а-я]{4,}$/.test(typed) && random.chance(0.02)) return [...typed.toUpperCase()].join(' ');
  return typed;
}

type Piece = { readonly unit: Unit; readonly text: string; readonly space: boolean };
type Line = readonly Piece[];

function layOut(units: readonly (Unit | 'paragraph')[], random: Random): readonly Line[] {
  const lines: Piece[][] = [[]];
  let column = 0;
  const feed = (): void => {
    lines.push([]);
    column = 0;
  };
  for (const unit of units) {
    if (unit === 'paragraph') {
      feed();
      continue;
    }
    const room = COLUMNS - column - (column > 0 ? 1 : 0);
    const cut = room < unit.typed.length ? hyphenAt(unit.typed, room, random) : 0;
    if (cut > 0)
      lines[lines.length - 1]?.push({ unit, text: `${unit.typed.slice(0, cut)}-`, space: column > 0 });
    if (room < unit.typed.length) feed();
    lines[lines.length - 1]?.push({ unit, text: unit.typed.slice(cut), space: column > 0 });
    column += unit.typed.length - cut + (column > 0 ? 1 : 0);
  }
  return lines.filter((line) => line.length > 0);
}

function hyphenAt(word: string, room: number, random: Random): number {
  if (room < 4 || !/^[а-яё]{7,}[.,]?$/i.test(word) || random.chance(0.2)) return 0;
  return Math.min(room - 1, word.length - 3);
}

type Entry = {
  readonly kind: ErrorKind;
  readonly here: Span[];
  readonly there: Span[];
  readonly clean: string | null;
};

/** What is typed so far. `typed` and `lost` tell of a word broken at the end of a lost line, half of which stays. */
type Sink = {
  text: string;
  readonly errors: Map<Unit | string, Entry>;
  readonly typed: Map<Unit, Span>;
  readonly lost: Map<Unit, Entry>;
};

function typeOut(
  reference: string,
  lines: readonly Line[],
  { slips }: InjectOptions,
  random: Random,
): InjectedCase {
  const sink: Sink = { text: '', errors: new Map(), typed: new Map(), lost: new Map() };
  const sheetStarts: number[] = [];
  const seen = new Set<Unit>();
  const number = 1000 + random.below(90_000);
  const sheets = sheetsOf(lines, slips, random);
  const wrongNumber = slips && sheets.length > 4 ? 2 + random.below(sheets.length - 3) : -1;
  sheets.forEach(({ first, isMoved }, index) => {
    const sheet = index + 1;
    const isEdge = index === 0 || index === sheets.length - 1;
    const isLost = slips && !isEdge && !isMoved && index !== wrongNumber && random.chance(0.02);
    if (!isLost) {
      sheetStarts.push(sink.text.length);
      typeFurniture(sink, sheet, number, index === wrongNumber ? random : null);
    }
    const from = sink.text.length;
    lines.slice(first, first + LINES_PER_SHEET).forEach((line, i) => {
      const roll = slips && line.length > 4 ? random.unit() : 1;
      if (isLost) lose(sink, line, `sheet ${sheet}`, 'sheet-lost');
      else if (roll < 0.01) lose(sink, line, `line ${first + i}`, 'line-lost');
      else typeLine(sink, line);
      if (!isLost && roll > 0.01 && roll < 0.012) typeTwice(sink, `twice ${first + i}`);
      for (const piece of line) seen.add(piece.unit);
    });
    if (isMoved)
      record(sink, 'moved ' + String(index >> 1), 'sheet-moved', [{ from, to: sink.text.length }], []);
    if (!isLost) sink.text += '/см.сл.лист/\n';
  });
  return {
    reference,
    transcription: sink.text,
    sheetStarts,
    errors: [...sink.errors.values()],
    words: seen.size,
  };
}

type Sheet = { readonly first: number; readonly isMoved: boolean };

/** The sheets in the order in which they were bound; one pair in a hundred the wrong way round. */
function sheetsOf(lines: readonly Line[], slips: boolean, random: Random): readonly Sheet[] {
  const sheets: Sheet[] = [];
  for (let first = 0; first < lines.length; first += LINES_PER_SHEET) sheets.push({ first, isMoved: false });
  for (let i = 2; slips && i + 2 < sheets.length; i += 2) {
    if (!random.chance(0.02)) continue;
    const [one, next] = [sheets[i], sheets[i + 1]];
    if (one === undefined || next === undefined) continue;
    sheets[i] = { first: next.first, isMoved: true };
    sheets[i + 1] = { first: one.first, isMoved: true };
  }
  return sheets;
}

/** With `slip` the number of the telegram is misread on this sheet. */
function typeFurniture(sink: Sink, sheet: number, number: number, slip: Random | null): void {
  if (sheet > 1) {
    sink.text += 'Продолжение шифртелеграммы № ';
    const from = sink.text.length;
    const typed = slip === null ? String(number) : wrongDigit(String(number), slip);
    sink.text += `${typed}\n- ${sheet} -\n`;
    const here = { from, to: from + typed.length };
    if (slip !== null) record(sink, 'number', 'telegram-number', [here], [], String(number));
  }
  sink.text += `Экз. № 2\nЛист ${sheet}\n`;
}

function typeLine(sink: Sink, line: Line): void {
  for (const { unit, text, space } of line) {
    if (space) sink.text += ' ';
    const here = { from: sink.text.length, to: sink.text.length + text.length };
    sink.text += text;
    sink.typed.set(unit, here);
    sink.lost.get(unit)?.here.push(here);
    if (unit.error !== null) record(sink, unit, unit.error, [here], [unit.there], unit.clean);
  }
  sink.text += '\n';
}

function lose(sink: Sink, line: Line, name: string, kind: 'line-lost' | 'sheet-lost'): void {
  for (const { unit } of line) {
    const half = sink.typed.get(unit);
    const entry = record(sink, name, kind, half === undefined ? [] : [half], [unit.there]);
    sink.lost.set(unit, entry);
  }
}

function typeTwice(sink: Sink, name: string): void {
  const from = sink.text.lastIndexOf('\n', sink.text.length - 2) + 1;
  const again = sink.text.slice(from);
  const here = [{ from, to: sink.text.length + again.length }];
  sink.text += again;
  record(sink, name, 'line-twice', here, []);
}

function record(
  sink: Sink,
  name: Unit | string,
  kind: ErrorKind,
  here: readonly Span[],
  there: readonly Span[],
  clean: string | null = null,
): Entry {
  const entry = sink.errors.get(name) ?? { kind, here: [], there: [], clean };
  entry.here.push(...here);
  entry.there.push(...there);
  sink.errors.set(name, entry);
  return entry;
}
