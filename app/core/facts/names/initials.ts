import type { Span } from '../../base/span';

type Initials = Span & { readonly text: string };

const LETTER = String.raw`(?:\p{Lu}\p{L}{0,2}\.)`;
const BEFORE = new RegExp(
  String.raw`(?<![\p{L}.])(${LETTER}(?:[ \u00a0]?${LETTER}){0,2})[ \u00a0\n]{0,2}$`,
  'u',
);
const AFTER = new RegExp(
  String.raw`^,?[ \u00a0\n]{1,2}(${LETTER}(?:[ \u00a0]?${LETTER}){0,2})(?!\p{L})`,
  'u',
);
const REACH = 16;
/** Shortened words that stand before a name as initials do. */
const TITLE =
  /^(?:тов|тт|гр|гн|им|св|ген|полк|кап|лейт|проф|акад|инж|нач|зам|пом|зав|нар|ком|чл|ст|мл|ул|гор|пос|дер|стр|рис|экз|no|nr|nos|mr|mrs|ms|dr|st|com|cde|gen|col|maj|lt|sgt|capt|prof|rev|hon|sen|gov|art|vol|ave|jr|sr)\.$/iu;

/** The initials that stand before or after a name: «М.А. Суслов», «СУСЛОВ М.А.». */
export function initialsBeside(text: string, { from, to }: Span): Initials | null {
  const before = BEFORE.exec(text.slice(Math.max(0, from - REACH), from));
  if (before !== null && !TITLE.test(before[1] ?? '')) {
    const start = from - before[0].length;
    const written = before[1] ?? '';
    return { from: start, to: start + written.length, text: written };
  }
  const after = AFTER.exec(text.slice(to, to + REACH));
  const written = after?.[1] ?? '';
  if (after === null || TITLE.test(written)) return null;
  const start = to + after[0].length - written.length;
  return { from: start, to: start + written.length, text: written };
}

/** The letters with which the Latin spelling of a Russian initial may begin. */
const LATIN: Readonly<Record<string, string>> = {
  ...{ А: 'AUO', Б: 'B', В: 'VWB', Г: 'GH', Д: 'DJ', Е: 'EYJ', Ё: 'YEJ', Ж: 'ZJG', З: 'ZS', И: 'IYJEH' },
  ...{ Й: 'YJI', К: 'KCQG', Л: 'L', М: 'M', Н: 'N', О: 'OA', П: 'P', Р: 'R', С: 'SCZX', Т: 'T', У: 'UWVO' },
  ...{ Ф: 'FPTV', Х: 'KHCXJ', Ц: 'TCZQ', Ч: 'CZTJ', Ш: 'SC', Щ: 'SH', Э: 'EAH', Ю: 'YIJUE', Я: 'YIJA' },
};

/** Whether as many initials stand on both sides and one of them cannot be the other's. */
export function initialsDiffer(russian: string, latin: string): boolean {
  const here = letters(russian);
  const there = letters(latin);
  if (here.length !== there.length) return false;
  return here.some((letter, i) => letter in LATIN && !(LATIN[letter] ?? '').includes(there[i] ?? ''));
}

function letters(initials: string): readonly string[] {
  return [...initials.normalize('NFD').matchAll(/(\p{Lu})\p{M}*\p{L}*\./gu)].map((match) =>
    (match[1] ?? '').normalize('NFC'),
  );
}
