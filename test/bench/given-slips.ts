/** How people copy wrongly. */
export const SLIP_KINDS = [
  ...(['letter', 'ending', 'digit', 'omitted', 'doubled', 'swapped'] as const),
  ...(['lost-line', 'doubled-line', 'spelling'] as const),
] as const;
export type SlipKind = (typeof SLIP_KINDS)[number];

/** A slip and where it stands, in letters of the text with slips, spaces left out. */
export type Slip = {
  readonly kind: SlipKind;
  readonly from: number;
  readonly to: number;
  readonly was: string;
  readonly is: string;
};

type Token = { text: string; readonly line: number; readonly index: number };
type Random = { readonly next: () => number };

const LETTERS = 'аеиоунтрсвлкмдпяыбзгйчхжшюцщэф';
/** How often each kind is made; lines are lost or doubled once a page at most. */
const USUAL: readonly SlipKind[] = [
  'letter',
  'letter',
  'letter',
  'ending',
  'ending',
  'digit',
  'digit',
  'omitted',
  'doubled',
  'swapped',
  'spelling',
];
const ENDINGS = [
  'ый',
  'ые',
  'ого',
  'ому',
  'ая',
  'ой',
  'ую',
  'ами',
  'ах',
  'ом',
  'ов',
  'ет',
  'ут',
  'ит',
  'ят',
  'ла',
  'ли',
  'ло',
];
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/^итти$/iu, 'идти'],
  [/^притти$/iu, 'прийти'],
  [/^повидимому$/iu, 'по-видимому'],
  [/^попрежнему$/iu, 'по-прежнему'],
  [/^также$/iu, 'так же'],
  [/^чтобы$/iu, 'что бы'],
];

/** Puts `count` slips into a text, each some words from the next; a page in four loses or doubles a line as well. */
export function slipsIn(
  lines: readonly string[],
  count: number,
  next: () => number,
): { readonly text: readonly string[]; readonly slips: readonly Slip[] } {
  const random = { next };
  const words = lines.flatMap((line, at) =>
    line
      .split(/\s+/)
      .filter(Boolean)
      .map((text, index): Token => ({ text, line: at, index })),
  );
  const made: { kind: SlipKind; at: number; was: string; is: string[] }[] = [];
  const taken = new Set<number>();
  const isFree = (at: number, to: number): boolean =>
    Array.from({ length: to - at + 4 }, (_, i) => at - 2 + i).every((one) => !taken.has(one));
  const take = (kind: SlipKind, at: number, length: number, is: string[]): void => {
    for (let i = at; i < at + length; i += 1) taken.add(i);
    made.push({
      kind,
      at,
      was: words
        .slice(at, at + length)
        .map(({ text }) => text)
        .join(' '),
      is,
    });
  };
  const lineSlip = next();
  if (lineSlip < 0.5) {
    const lengths = lines.map((_, at) => words.filter(({ line }) => line === at).length);
    const long = lengths.flatMap((length, at) =>
      length >= 4 && at > 0 && at < lines.length - 1 ? [at] : [],
    );
    const line = long[Math.floor(next() * long.length)];
    const at = words.findIndex((word) => word.line === line);
    const length = lengths[line ?? -1] ?? 0;
    const texts = words.slice(at, at + length).map(({ text }) => text);
    if (line !== undefined && lineSlip < 0.25) take('lost-line', at, length, []);
    else if (line !== undefined) take('doubled-line', at, length, [...texts, '\n', ...texts]);
  }
  for (let tries = 0; made.length < count && tries < 1000; tries += 1) {
    const kind = USUAL[Math.floor(next() * USUAL.length)] ?? 'letter';
    const at = Math.floor(next() * words.length);
    const length = kind === 'swapped' ? 2 : 1;
    if (!isFree(at, at + length) || at + length > words.length) continue;
    const is = slipOf(
      kind,
      words.slice(at, at + length).map(({ text }) => text),
      random,
    );
    if (is !== null) take(kind, at, length, is);
  }
  return written(
    words,
    made.sort((a, b) => a.at - b.at),
    lines.length,
  );
}

function slipOf(
  kind: SlipKind,
  [word = '', after = '']: readonly string[],
  { next }: Random,
): string[] | null {
  const pick = (length: number): number => Math.floor(next() * length);
  switch (kind) {
    case 'letter': {
      const letters = [...word.matchAll(/[а-яё]/gu)].map(({ index }) => index);
      if (!/^[А-Яа-яё]{4,}[.,;:]?$/u.test(word) || letters.length < 3) return null;
      const at = letters[pick(letters.length)] ?? 0;
      const letter = LETTERS[pick(LETTERS.length)] ?? 'а';
      const way = next();
      if (way < 0.2) return [word.slice(0, at) + word.slice(at + 1)];
      return word[at] === letter ? null : [word.slice(0, at) + letter + word.slice(at + 1)];
    }
    case 'ending': {
      const match =
        /^([А-Яа-яё]{3,}?)(ый|ые|ого|ому|ая|ой|ую|ами|ах|ом|ов|ет|ут|ит|ят|ла|ли|ло)([.,;:]?)$/u.exec(word);
      const ending = ENDINGS[pick(ENDINGS.length)];
      return match === null || ending === match[2] ? null : [`${match[1]}${ending}${match[3]}`];
    }
    case 'digit': {
      const digits = [...word.matchAll(/\d/g)].map(({ index }) => index);
      const at = digits[pick(digits.length)];
      if (at === undefined) return null;
      const digit = String((Number(word[at]) + 1 + pick(9)) % 10);
      return [word.slice(0, at) + digit + word.slice(at + 1)];
    }
    case 'omitted':
      return /^[А-Яа-яё]{2,}[.,;:]?$/u.test(word) ? [] : null;
    case 'doubled':
      return /^[А-Яа-яё]{2,}$/u.test(word) ? [word, word] : null;
    case 'swapped':
      return /^[а-яё]{2,}$/u.test(word) && /^[а-яё]{2,}$/u.test(after) && word !== after
        ? [after, word]
        : null;
    case 'spelling': {
      const found = SPELLINGS.find(([pattern]) => pattern.test(word))?.[1] ?? modern(word);
      return found === null ? null : [found];
    }
    case 'lost-line':
    case 'doubled-line':
      return null;
  }
}

const OLD: Readonly<Record<string, string>> = { ѣ: 'е', і: 'и', Ѣ: 'Е', І: 'И' };

/** A word in the spelling before 1918 as a copyist of today types it; null for a word that is spelt alike. */
function modern(word: string): string | null {
  const typed = word
    .replace(/[ѣі]/giu, (letter) => OLD[letter] ?? letter)
    .replace(/ъ(?=[.,;:]?$)/u, '')
    .replace(/аго(?=[.,;:]?$)/u, 'ого');
  return typed === word ? null : typed;
}

function written(
  words: readonly Token[],
  made: readonly {
    readonly kind: SlipKind;
    readonly at: number;
    readonly was: string;
    readonly is: readonly string[];
  }[],
  count: number,
): { readonly text: readonly string[]; readonly slips: readonly Slip[] } {
  const lines = Array.from({ length: count }, (): string[] => []);
  const slips: Slip[] = [];
  let letters = 0;
  for (let i = 0; i < words.length;) {
    const word = words[i] as Token;
    const slip = made.find(({ at }) => at === i);
    const put = slip === undefined ? [word.text] : slip.is;
    const from = letters;
    for (const text of put) {
      lines[word.line]?.push(text);
      letters += text.replace(/\s+/g, '').length;
    }
    if (slip !== undefined)
      slips.push({ kind: slip.kind, from, to: letters, was: slip.was, is: put.join(' ') });
    i += slip === undefined ? 1 : Math.max(1, slip.was.split(' ').length);
  }
  const text = lines.flatMap((line) => (line.length === 0 ? [''] : line.join(' ').split(/ ?\n ?/)));
  return { text, slips };
}
