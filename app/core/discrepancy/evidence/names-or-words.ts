import type { Dictionary } from './aids';
import type { DifferingPair } from '../align-texts/pairs';

const SHORTEST = 3;
/** Words with a capital and such an ending are surnames, though «чулков» and «горбунов» are words as well. */
const SURNAME = /\p{L}{2}(?:ов|ев|ёв|ин|ын)(?:а|у|ым|е|ой|ых)?$/u;

/**
 * Whether what differs is a name: the dictionary, where there is one, has no such word in small letters. «Комиссии» and
 * «Государственною» have a capital out of courtesy, and «Филиппов» at the head of a line is a name all the same.
 */
export function isOfNames(pair: DifferingPair, dictionary: Dictionary | null): boolean {
  if (pair.class !== 'name' && pair.class !== 'word') return false;
  if (dictionary === null) return pair.class === 'name';
  const there = pair.right.map(({ text }) => text);
  const isCapital = there.length > 0 && there.every((text) => /^\p{Lu}/u.test(text) && !/\d/u.test(text));
  if (!isCapital) return pair.class === 'name';
  if (there.some((text) => dictionary.knows(text.toLowerCase())))
    return pair.class === 'name' && there.every(mayBeNamed);
  const isLong = there.every((text) => text.length >= SHORTEST);
  const here = pair.left.every(({ text }) => /^\p{Lu}/u.test(text));
  return pair.class === 'name' || (isLong && here && there.length === 1);
}

/** Offices and institutions have a capital out of courtesy; so have their adjectives, and those who hold one. */
const OFFICE =
  /^(?:комисс|комит|правит|государ|совет|союз|минист|отдел|управ|правл|академ|парти|родин|отеч|арми|флот|генерал|маршал|адмирал|предс|секрет|член|директ|начал|зам|пом|глав|центр|народ|социал|коммун|констит|указ|приказ|постан|закон|респуб|федер|област|края|район|губерн|уезд|волост|суд|прокур|съезд|пленум|презид|бюро|секц|общ|инстит|универ|школ|завод|фабр|трест|банк|воен|револ|войн|побед|догов|согл|конвен|деклар|протокол|акт|цар|импер|велич|высоч|бог|господ|церк|собор|монаст|святе|синод|сенат|дум|земск|город|держав|престол|росс|русск|труд|знам|орден|герой|звезд|слав|велик|граж|товар|посол|посл|консул|штаб|полк|дивиз|корпус|бригад|отряд|пионер|ленин|октябр|днев|мир|наук|колхоз|совхоз)/u;
const ADJECTIVE =
  /(?:тел[ьяюие]|тел[ея][мхй]|(?:ник|щик|чик)(?:[ауи]|ом|ов|ами?|ах)?)$|(?:[сц]к|н|ов|ев)(?:ый|ий|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ым|им|ом|ем|ой|ей|ою|ую|юю|ых|их|ыми|ими)$/u;

function mayBeNamed(text: string): boolean {
  if (SURNAME.test(text)) return true;
  return !OFFICE.test(text.toLowerCase()) && !ADJECTIVE.test(text);
}
