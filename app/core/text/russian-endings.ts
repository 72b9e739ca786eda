/** What a word asks of the ending of the one behind it: `one` matches the words that answer. */
type Demand = { readonly before: RegExp; readonly one: RegExp };

const CONSONANT = '[^аеёиоуыэюя]';
/** Without a soft sign: «областей», not «область», stands in the genitive. */
const HARD = '[^аеёиоуыэюяь]';

/** Endings of adjectives, participles and pronouns, and those of nouns and adjectives in the same case. */
const BY_ADJECTIVE: readonly Demand[] = [
  demand('(?:ого|его)', '(?:[ая]|[ое]го)'),
  demand('(?:ому|ему)', '(?:[ую]|[ое]му)'),
  demand('(?:ыми|ими)', '(?:[ыиая]ми|ьми)'),
  demand('(?:[ыи]х)', `(?:${HARD}|[еи]й|[ыиая]х|[ое]в)`),
  demand('(?:[ыи]м)', '(?:[оеё]м|[аяыи]м)'),
  demand('(?:ой|ей)', '(?:[ыие]|[ое]й|ью|[ое]ю)'),
  demand('(?:ую|юю)', '(?:[ую]|ь)'),
  demand('(?:ая|яя)', '(?:[ая]|ь)'),
  demand('(?:ое|ее)', '(?:[оеё]|мя)'),
  demand('(?:ые|ие)', '(?:[ыиаяе])'),
  demand('(?:ый|ий)', CONSONANT),
  demand('(?:ом|ем|ём)', '(?:[еуюи]|[оеё]м)'),
];

const GENITIVE = `(?:[аяыи]|[ое]го|[ое]й|[ыи]х|[ое]в|${HARD})`;
const BY_PREPOSITION: readonly Demand[] = [
  preposition('из от до без для у около после кроме против вместо среди ввиду согласно', GENITIVE),
  preposition('к ко благодаря', '(?:[уюеи]|[ое]му|[аяыи]м|[ое]й)'),
  preposition('о об обо при', '(?:[еиую]|[аяыи]х|[оеё]м|[ое]й)'),
  preposition('в во на', '(?:[еиуюаяьоы]|[аяыи]х|[оеё]м|[ое]й|[бвгджзклмнпрстфхцчшщ])'),
  preposition('над перед под между', '(?:[оеё]м|[аяыи]м|[аяыи]ми|[ое]й|[ое]ю|ью)'),
  preposition('по', '(?:[уюеи]|[ое]му|[аяыи]м|[ое]й)'),
  preposition('с со', `(?:[оеё]м|[аяыи]м|[аяыи]ми|ью|${GENITIVE})`),
];

function demand(before: string, one: string): Demand {
  return { before: new RegExp(`\\p{L}{2}${before}$`, 'u'), one: new RegExp(`${one}$`, 'u') };
}

function preposition(words: string, one: string): Demand {
  return { before: new RegExp(`^(?:${words.split(' ').join('|')})$`, 'u'), one: new RegExp(`${one}$`, 'u') };
}

/**
 * Whether a Russian word can stand behind `before` by its ending, which is to say in the case that an adjective or a
 * preposition asks for; null where the word before asks for nothing. Both in small letters. It tells likely from
 * unlikely, and no more: endings are many things at once.
 */
export function fitsBehind(word: string, before: string): boolean | null {
  const asked = [...BY_PREPOSITION, ...BY_ADJECTIVE].find((one) => one.before.test(before));
  return asked === undefined ? null : asked.one.test(word);
}
