/**
 * How far a Russian name is from the Latin spelling of a Western one: the cheapest way of laying its letters beside
 * letters that spell their sounds. Exact transcriptions of Russian, Chinese and Korean names are another matter
 * (`isTranscription`); this is for names that came from German, English and French, which no system spells back.
 */
type Spelling = { readonly latin: string; readonly cost: number };

/** Russian letters, then Latin spellings of their sound; behind `/` a tenth's figure of the cost where it is not 0. */
const TABLE = `
а a aa ah u/3 o/6 e/6 y/8 ea/5 ai/5 au/5
б b bb p/6
в v w f/3 vv ff/3 u/5 b/7
г g gg h gh gu/1 j/5 k/7 c/8
д d dd dt dh th/3 t/7
е e ie ye je ae ea/1 ee/1 ei/2 ö/1 oe/1 é è ay/3 ai/3 ey/2 a/5 i/5 y/5 u/4 o/6 ia/4
ё yo jo o ö oe eu/2 e io u/4
ж zh j g/1 ge/1 s/5 z/4 ž
з z s zz x/4 c/5
и i y ee ie ea ii yi iy e/3 ey/1 ei/2 í u/6 ea/2 oe/4
й y i j -/1 ey/1 e/3 gh/3 ie/2
к k c ck q kk cc ch x/4 g/3 que/1 qu/1
л l ll r/8
м m mm n/7
н n nn ng/1 gn/2 m/7
о o oh au/1 aw/1 ou/1 ow/1 oa/1 eau/1 ault/2 aud/2 ot/3 ö/4 a/3 u/4 e/6 ó
п p pp b/3 ph/5
р r rr rh l/8
с s ss c ce/1 sz z/6 sc sh/5 x/4 ts/5 th/4 ç
т t tt th dt d/3 ght/2
у u oo ou w ü ue/1 oe/3 wo/3 wh ow/3 ew/2 o/4 eu/4 y/5
ф f ff ph v/4 pf/1 th/5 w/4
х h kh ch x j/3 gh/4 k/6 g/6 c/6
ц ts tz z c cz tsch/5 ch/4 s/5 tt/5
ч ch tch cz tsch c/2 č tj/3 ts/5 zh/4 j/4 sh/5
ш sh sch s/2 ch/2 sz š sk/5 x
щ shch sch sh sc szcz
ъ -
ы y i ui/2 e/4 yi
ь - i/3 y/3 e/3
э e a ae ai ay h/6 ä é he
ю yu u y/3 iu ju ew ue ü eu/2 iou/1 you ui/3
я ya ia ja a ea/3 yea/2 ä/4 e/6 i/7
мак mac mc mak
дж j g dg dj gg dge ge c/2
дз z dz j
чж zh j ch/2 g/3
цз z j ts ch/2 zi
хс x hs
зи si zi
кс x ks cks cs
бб b
дд d
зз z
кк k c
лл l
мм m
нн n
пп p
рр r
сс s
тт t
фф f
уа wa ua oi wha
уо wa wo ua/2 wa wal/3
уэ we wa whe ue
уи wi whi
йо jo yo
ай y/1 i/1 ai ei ay ey aj igh
эй ei ay ai ey a/2 ei
ей ei ey ay ai eu/1 ej
ен en yen ain/1 in/1 ein/1 ien
он on yon ohn
ау au ow ou
оу o ow oh oe oa
иа ia ya
ия ia ya
ий y i ii iy ij
ский sky ski skii skiy skij
цкий tsky tski cki tzky
ов ov off ow
ев ev eff ew yev ov/2 eyev
`;

const SPELLINGS: ReadonlyMap<string, readonly Spelling[]> = new Map(
  TABLE.trim()
    .split('\n')
    .map((line) => {
      const [russian = '', ...spellings] = line.split(' ');
      return [russian, spellings.map(spellingOf)] as const;
    }),
);
const LONGEST = Math.max(...[...SPELLINGS.keys()].map((russian) => russian.length));

function spellingOf(written: string): Spelling {
  const [latin = '', tenths = '0'] = written.split('/');
  return { latin: latin === '-' ? '' : latin, cost: Number(tenths) / 10 };
}

/** A Latin letter that is not heard. */
const SILENT: Readonly<Record<string, number>> = {
  e: 0.2,
  h: 0.25,
  w: 0.4,
  u: 0.5,
  y: 0.5,
  i: 0.6,
  t: 0.7,
  s: 0.7,
};
/** Consonants that French names end in without sound: Guimard, Bidault, Dumas. */
const SILENT_AT_END = /(?:[tdxzp]|[aeiouy]s)$/u;
const SILENT_END = 0.35;
/** A Russian letter that nothing spells. */
const UNSPELT_VOWEL = 0.8;
const OTHER = 1;
const VOWEL = /[аеёиоуыэюяй]/u;
const LONGEST_NAME = 40;

/** The cost of the cheapest way; both in lower case, letters only. Infinity for what is too long to be a name. */
export function soundDistance(russian: string, latin: string): number {
  if (russian.length > LONGEST_NAME || latin.length > LONGEST_NAME) return Infinity;
  const width = latin.length + 1;
  const costs = new Float64Array((russian.length + 1) * width).fill(Infinity);
  costs[0] = 0;
  for (let i = 0; i <= russian.length; i += 1) {
    for (let j = 0; j <= latin.length; j += 1) {
      const cost = costs[i * width + j] ?? Infinity;
      if (cost === Infinity) continue;
      stepOn(costs, width, russian, latin, i, j, cost);
    }
  }
  return costs[costs.length - 1] ?? Infinity;
}

function stepOn(
  costs: Float64Array,
  width: number,
  russian: string,
  latin: string,
  i: number,
  j: number,
  cost: number,
): void {
  const reach = (at: number, to: number, more: number): void => {
    const cell = at * width + to;
    if (cost + more < (costs[cell] ?? 0)) costs[cell] = cost + more;
  };
  const letter = latin[j] ?? '';
  const isFinal = j === latin.length - 1 && SILENT_AT_END.test(latin);
  if (j < latin.length) reach(i, j + 1, isFinal ? SILENT_END : (SILENT[letter] ?? OTHER));
  if (i === russian.length) return;
  reach(i + 1, j, VOWEL.test(russian[i] ?? '') ? UNSPELT_VOWEL : OTHER);
  if (j < latin.length) reach(i + 1, j + 1, OTHER);
  for (let length = Math.min(LONGEST, russian.length - i); length > 0; length -= 1) {
    for (const { latin: spelling, cost: more } of SPELLINGS.get(russian.slice(i, i + length)) ?? []) {
      if (latin.startsWith(spelling, j)) reach(i + length, j + spelling.length, more);
    }
  }
}
