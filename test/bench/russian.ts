import type { Random } from './random';

/**
 * Russian-like text without end: real function words by frequency, content words from stems and endings by a
 * Zipf law, and the numbers, dates and names of military telegrams. It is grammatical only by chance, but its
 * lengths, repetitions and vocabulary growth resemble prose, which is what an aligner feels.
 */

/** Function words and their frequency per 1,000 words of Russian prose, roughly. */
const FUNCTION_WORDS: readonly (readonly [string, number])[] = [
  ['и', 36],
  ['в', 31],
  ['не', 18],
  ['на', 16],
  ['что', 13],
  ['с', 11],
  ['он', 8],
  ['по', 7],
  ['это', 6],
  ['как', 6],
  ['к', 6],
  ['но', 5],
  ['из', 5],
  ['у', 4],
  ['за', 4],
  ['от', 4],
  ['о', 4],
  ['так', 3],
  ['же', 3],
  ['для', 3],
  ['бы', 3],
  ['все', 3],
  ['ещё', 3],
  ['или', 2],
  ['до', 2],
  ['при', 2],
  ['без', 2],
  ['их', 2],
  ['его', 3],
  ['они', 2],
  ['мы', 3],
  ['вы', 2],
  ['если', 2],
  ['уже', 2],
  ['только', 2],
  ['чтобы', 2],
  ['под', 1],
  ['над', 1],
  ['ни', 1],
  ['нет', 1],
  ['тыс.', 1],
  ['также', 2],
  ['после', 1],
  ['между', 1],
];
const PREFIXES = [
  '',
  '',
  '',
  'пере',
  'под',
  'вы',
  'за',
  'на',
  'об',
  'от',
  'при',
  'про',
  'раз',
  'до',
  'по',
  'с',
];
const STEMS = (
  'команд вой диви стро бор готов обуч ход воз каз став бит пис чит вед нос лет ступ держ дав ним раст лож ' +
  'крепл мет дел говор служ слуш прос вет ряд стрел бой град народ город дорог желез правит сил враг друг ' +
  'корпус арм полк рот бат фронт тыл снаб воор орган метал завод труд план мир догов перегов границ район ' +
  'север юж восточ запад мор гор рек лес мост стан порт суд част общ цент глав нов стар больш мал долг крат ' +
  'быстр силь трудн важн нуж возмож необход реши победо оборон наступ отступ сопротив доброволь солдат ' +
  'офицер генерал товарищ министр посол совет комитет парт союз рабоч кресть учен книг школ год месяц'
).split(' ');
const ENDINGS = (
  'а ы у ой е ам ами ах ов ом ить ил ила или ит ят ает ают ание ания анию ный ная ное ные ного ному ным ных ' +
  'ский ская ское ские ского ческий ность ности ение ения ению ением ство ства ству ка ки ку кой ник ники'
).split(' ');
const NAMES = (
  'Макаров Захаров Степанова Громыко Вышинский Рощин Семенов Штыков Котов Васильев Пекин Мукден Сеул Харбин ' +
  'Москва Дэ-хуай Чжоу Энь-лай Цзе-дун Ким Пхеньян Ялуцзян Кэсон Владивосток Котельников Прокопьев'
).split(' ');
const MONTHS = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ');

const functionTotal = FUNCTION_WORDS.reduce((sum, [, weight]) => sum + weight, 0);
const FUNCTION_SHARE = 0.36;
const NUMBER_SHARE = 0.03;
const NAME_SHARE = 0.03;

function functionWord(random: Random): string {
  let left = random.unit() * functionTotal;
  for (const [word, weight] of FUNCTION_WORDS) {
    left -= weight;
    if (left < 0) return word;
  }
  return 'и';
}

/** Zipf-like: the square of a uniform number favours the head of each list. */
function contentWord(random: Random): string {
  const skewed = (values: readonly string[]): string =>
    values[Math.floor(random.unit() ** 2 * values.length)] ?? '';
  return random.pick(PREFIXES) + skewed(STEMS) + skewed(ENDINGS);
}

function numeral(random: Random): string {
  switch (random.below(5)) {
    case 0:
      return `${1 + random.below(28)} ${random.pick(MONTHS)} ${1945 + random.below(10)} года`;
    case 1:
      return `№ ${1000 + random.below(90_000)}`;
    case 2:
      return `${1 + random.below(28)}.${1 + random.below(12)}.51`;
    case 3:
      return `${1 + random.below(99)}.${random.below(10)}00 человек`;
    default:
      return String(2 + random.below(900));
  }
}

function word(random: Random): string {
  const roll = random.unit();
  if (roll < NUMBER_SHARE) return numeral(random);
  if (roll < NUMBER_SHARE + NAME_SHARE) return random.pick(NAMES);
  return roll < NUMBER_SHARE + NAME_SHARE + FUNCTION_SHARE ? functionWord(random) : contentWord(random);
}

function sentence(random: Random): string {
  const words = Array.from({ length: 5 + random.below(16) }, () => word(random));
  const text = words.map((one, i) =>
    i > 0 && i < words.length - 1 && random.chance(0.09) ? `${one},` : one,
  );
  const joined = text.join(' ');
  return `${joined[0]?.toUpperCase() ?? ''}${joined.slice(1)}.`;
}

/** Paragraphs, one string each, of at least `words` words together. */
export function russianParagraphs(random: Random, words: number): readonly string[] {
  const paragraphs: string[] = [];
  for (let made = 0; made < words;) {
    const paragraph = Array.from({ length: 2 + random.below(5) }, () => sentence(random)).join(' ');
    paragraphs.push(paragraph);
    made += paragraph.split(' ').length;
  }
  return paragraphs;
}
