import type { UnitClass } from './fact';
import { byStem, stemTable } from './lexicon';
import type { Lexicon } from './lexicon';

/** `words` counted from `first` upwards by `step`. */
function counted(words: string, first: number, step = 1): readonly (readonly [string, number])[] {
  return words.split(' ').map((word, i) => [word, first + i * step] as const);
}

const CARDINALS = new Map([
  ...counted('one two three four five six seven eight nine ten eleven twelve', 1),
  ...counted('thirteen fourteen fifteen sixteen seventeen eighteen nineteen', 13),
  ['both', 2] as const,
  ['half', 0.5] as const,
  ...counted('twofold threefold fourfold fivefold', 2),
  ...counted('twice thrice', 2),
  ['tenfold', 10] as const,
  ...counted('twenty thirty forty fifty sixty seventy eighty ninety', 20, 10),
]);

const ORDINALS = new Map([
  ...counted('first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth', 1),
  ...counted('thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth', 13),
  ...counted(
    'twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth',
    20,
    10,
  ),
]);

const MONTHS = new Map([
  ...counted('january february march april may june july august september october november december', 1),
  ...counted('jan feb mar apr', 1),
  ...counted('jun jul aug sep oct nov dec', 6),
  ['sept', 9] as const,
]);

const UNITS: Readonly<Record<UnitClass, string>> = {
  person:
    'men man soldier officer people person personnel troops servicem prisoner recruit volunteer worker delegate specialist member peasant',
  year: 'year',
  month: 'month',
  day: 'day',
  hour: 'hour',
  minute: 'minute',
  length: 'kilometer kilometre km meter metre mile verst sazhen arshin',
  weight: 'ton tonne kilogram kg pood',
  money: 'ruble rouble dollar yuan kopeck kopek',
  percent: 'percent per',
  formation: 'division corps regiment brigade battalion company companies army armies',
  vehicle: 'tank vehicle truck car wagon locomotive',
  aircraft: 'aircraft airplane plane',
  gun: 'gun mortar howitzer rifle machine',
  week: 'week',
  sheet: 'sheet page leaf leaves folio',
  ship: 'ship vessel boat steamer destroyer cruiser',
  animal: 'horse cow cattle head sheep ox oxen',
  area: 'hectare desyatin',
};

const NUMBERED: Readonly<Record<string, string>> = {
  parallel: 'parallel',
  division: 'division',
  corps: 'corps',
  army: 'army armies',
  regiment: 'regiment',
  brigade: 'brigade',
  battalion: 'battalion',
  company: 'company companies',
  department: 'department section directorate administration',
  congress: 'congress',
  plenum: 'plenum',
  session: 'session',
  anniversary: 'anniversar',
  fleet: 'fleet',
  century: 'centur',
  quarter: 'quarter',
  rank: 'rank',
  degree: 'degree',
  class: 'class',
  chapter: 'chapter',
  volume: 'volume vol',
  part: 'part',
  group: 'group',
  day: 'day',
  month: 'month',
  year: 'year',
  category: 'categor grade',
  convocation: 'convocation',
  plan: 'five-year',
  district: 'district sector region raion',
  half: 'half',
  decade: 'ten-day',
};

export const EN_LEXICON: Lexicon = {
  language: 'en',
  cardinals: CARDINALS,
  scales: new Map([
    ['dozen', 12],
    ['hundred', 100],
    ['thousand', 1000],
    ['million', 1e6],
    ['mln', 1e6],
    ['billion', 1e9],
  ]),
  bareScales: new Set(),
  ordinals: ORDINALS,
  months: MONTHS,
  rangeWords: new Set(['to', 'or']),
  joiners: new Set(['and']),
  half: /\s+and\s+a\s+half/iuy,
  unitOf: stemTable(byStem(UNITS)),
  numberedNoun: stemTable(byStem(NUMBERED)),
};
