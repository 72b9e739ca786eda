import type { UnitClass } from './fact';
import { byStem, stemTable } from './lexicon';
import type { Lexicon } from './lexicon';

/** Every form of `stems` with `endings`, all of one value. */
function forms(value: number, stem: string, endings: string): readonly (readonly [string, number])[] {
  return endings.split(' ').map((ending) => [stem + (ending === '-' ? '' : ending), value] as const);
}

/** 5–20 and 30 decline as nouns of the third declension: пять, пяти, пятью. */
const SOFT_STEMS = [
  'пят 5',
  'шест 6',
  'сем 7',
  'девят 9',
  'десят 10',
  'одиннадцат 11',
  'двенадцат 12',
  'тринадцат 13',
  'четырнадцат 14',
  'пятнадцат 15',
  'шестнадцат 16',
  'семнадцат 17',
  'восемнадцат 18',
  'девятнадцат 19',
  'двадцат 20',
  'тридцат 30',
];
/** 50–80 decline in both halves: пятьдесят, пятидесяти, пятьюдесятью. 500–900 likewise. */
const DOUBLE_STEMS = ['пят 5', 'шест 6', 'сем 7', 'девят 9'];

function cardinalForms(): readonly (readonly [string, number])[] {
  return [
    ...forms(1, 'од', 'ин на но ного ной ному ним ном ну ни них ними'),
    ...forms(2, 'дв', 'а е ух ум умя ое оих оим оими'),
    ...forms(3, 'тр', 'и ех ем емя ое оих оим оими'),
    ...forms(4, 'четыр', 'е ех ем ьмя'),
    ...forms(4, 'четвер', 'о ых ым'),
    ...forms(5, 'пятер', 'о ых ым'),
    ...forms(6, 'шестер', 'о ых ым'),
    ...forms(7, 'семер', 'о ых ым'),
    ...forms(2, 'об', 'а е оих еих оим еим оими еими'),
    ...forms(8, 'вос', 'емь ьми емью ьмью'),
    ...forms(40, 'сорок', '- а'),
    ...forms(90, 'девяност', 'о а'),
    ...forms(100, 'ст', 'о а'),
    ...forms(150, 'полтораст', 'а'),
    ...forms(150, 'полутораст', 'а'),
    ...forms(500_000, 'полмиллион', 'а'),
    ...forms(1.5, 'полтор', 'а ы'),
    ...forms(1.5, 'полутор', 'а ы'),
    ...forms(2, 'два', 'жды'),
    ...forms(3, 'три', 'жды'),
    ...forms(4, 'четыре', 'жды'),
    ...forms(2, 'вдв', 'ое'),
    ...forms(3, 'втр', 'ое'),
    ...forms(4, 'вчетвер', 'о'),
    ...forms(5, 'впятер', 'о'),
    ...forms(10, 'вдесятер', 'о'),
    ...forms(200, 'дв', 'ести ухсот умстам умястами ухстах'),
    ...forms(300, 'тр', 'иста ехсот емстам емястами ехстах'),
    ...forms(400, 'четыр', 'еста ехсот емстам ьмястами ехстах'),
    ...forms(80, 'вос', 'емьдесят ьмидесяти емьюдесятью ьмьюдесятью'),
    ...forms(800, 'вос', 'емьсот ьмисот ьмистам емьюстами ьмьюстами ьмистах'),
    ...SOFT_STEMS.flatMap((row) => withStem(row, (stem, n) => forms(n, stem, 'ь и ью'))),
    ...DOUBLE_STEMS.filter((row) => !row.startsWith('девят')).flatMap((row) =>
      withStem(row, (stem, n) => forms(n * 10, stem, 'ьдесят идесяти ьюдесятью')),
    ),
    ...DOUBLE_STEMS.flatMap((row) =>
      withStem(row, (stem, n) => forms(n * 100, stem, 'ьсот исот истам ьюстами истах')),
    ),
  ];
}

function withStem<T>(row: string, make: (stem: string, value: number) => T): T {
  const [stem = '', value = ''] = row.split(' ');
  return make(stem, Number(value));
}

const ADJECTIVE = 'ый ой ая ое ого ому ым ом ую ые ых ыми';
const ORDINAL_STEMS = [
  'перв 1',
  'втор 2',
  'четверт 4',
  'пят 5',
  'шест 6',
  'седьм 7',
  'восьм 8',
  'девят 9',
  'десят 10',
  'одиннадцат 11',
  'двенадцат 12',
  'тринадцат 13',
  'четырнадцат 14',
  'пятнадцат 15',
  'шестнадцат 16',
  'семнадцат 17',
  'восемнадцат 18',
  'девятнадцат 19',
  'двадцат 20',
  'тридцат 30',
  'сороков 40',
  'пятидесят 50',
  'шестидесят 60',
  'семидесят 70',
  'восьмидесят 80',
  'девяност 90',
  'сот 100',
  'двухсот 200',
  'трехсот 300',
];

const ORDINALS = new Map([
  ...ORDINAL_STEMS.flatMap((row) => withStem(row, (stem, n) => forms(n, stem, ADJECTIVE))),
  ...forms(3, 'трет', 'ий ья ье ьего ьей ьему ьим ьем ью ьи ьих ьими'),
]);

const NOUN = 'а у ом е ы ов ам ами ах';
const SCALES = new Map([
  ...forms(10, 'десят', 'ок ка ку ком ке ки ков кам ками ках'),
  ...forms(12, 'дюжин', '- а ы у ой е ам ами ах'),
  ...forms(1000, 'тыс', '- яча ячи яч ячу яче ячей ячью ячам ячами ячах'),
  ...forms(1e6, 'миллион', `- ${NOUN}`),
  ...forms(1e6, 'млн', '-'),
  ...forms(1e9, 'миллиард', `- ${NOUN}`),
  ...forms(1e9, 'млрд', '-'),
]);

const MONTHS = new Map([
  ...forms(1, 'янв', '- арь аря арю арем аре'),
  ...forms(2, 'фев', '- р раль раля ралю ралем рале'),
  ...forms(3, 'март', '- а у ом е'),
  ...forms(4, 'апр', '- ель еля елю елем еле'),
  ...forms(5, 'ма', 'й я ю ем е'),
  ...forms(6, 'июн', '- ь я ю ем е'),
  ...forms(7, 'июл', '- ь я ю ем е'),
  ...forms(8, 'авг', '- уст уста усту устом усте'),
  ...forms(9, 'сен', '- т тябрь тября тябрю тябрем тябре'),
  ...forms(10, 'окт', '- ябрь ября ябрю ябрем ябре'),
  ...forms(11, 'ноя', '- б брь бря брю брем бре'),
  ...forms(12, 'дек', '- абрь абря абрю абрем абре'),
]);

const UNITS: Readonly<Record<UnitClass, string>> = {
  person:
    'человек чел бойц боец солдат офицер военнослужащ пленн военнопленн ранен убит новобран доброволец добровольц рабоч делегат специалист член крестьян',
  year: 'год лет',
  month: 'месяц мес',
  day: 'день дня дней дням сут',
  hour: 'час',
  minute: 'минут мин',
  length: 'километр км метр верст миль сажен аршин',
  weight: 'тонн килограмм кг пуд',
  money: 'рубл руб доллар юан коп',
  percent: 'процент проц',
  formation: 'дивизи корпус полк бригад батальон рот арми',
  vehicle: 'танк машин автомоб автомаш грузов вагон паровоз',
  aircraft: 'самолет',
  gun: 'оруди миномет пулемет винтов автомат',
  week: 'недел',
  sheet: 'лист страниц стр',
  ship: 'корабл судн судов пароход катер эсмин крейсер',
  animal: 'лошад корова коров голов овец волов',
  area: 'гектар десятин га',
};

const NUMBERED: Readonly<Record<string, string>> = {
  parallel: 'параллел',
  division: 'дивизи',
  corps: 'корпус',
  army: 'арми',
  regiment: 'полк',
  brigade: 'бригад',
  battalion: 'батальон',
  company: 'рот',
  department: 'отдел управлен',
  quarter: 'квартал',
  rank: 'ранг',
  degree: 'степен',
  class: 'класс',
  chapter: 'глав',
  volume: 'том',
  part: 'част',
  group: 'групп',
  day: 'сутки суток день дня',
  month: 'месяц',
  year: 'год',
  category: 'категор разряд',
  convocation: 'созыв',
  plan: 'пятилет',
  district: 'район участ',
  half: 'полугод',
  decade: 'декад',

  congress: 'съезд',
  plenum: 'пленум',
  session: 'сесси',
  anniversary: 'годовщин',
  fleet: 'флот',
  century: 'век столет',
};

const numberedNoun = stemTable(byStem(NUMBERED));

export const RU_LEXICON: Lexicon = {
  language: 'ru',
  cardinals: new Map(cardinalForms()),
  scales: SCALES,
  bareScales: new Set('тысяча тысячу тысячей миллион миллиона миллиону миллиард миллиарда'.split(' ')),
  ordinals: ORDINALS,
  months: MONTHS,
  rangeWords: new Set(['до', 'или', 'по']),
  joiners: new Set(),
  half: /\s+с\s+половиной/iuy,
  unitOf: stemTable(byStem(UNITS)),
  numberedNoun: (key) => (key === 'кв' ? 'quarter' : numberedNoun(key)),
};
