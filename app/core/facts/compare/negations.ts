import type { Span } from '../../base/span';

/** A sentence that only one side denies. */
export type OtherPolarity = { readonly ru: Span; readonly en: Span; readonly isDeniedHere: boolean };

/** Plain denials. */
const RU_PLAIN =
  /(?<![\p{L}-])(?:не|нет|нельзя|ни|никто|ничто|никогда|нигде|никак\p{L}*|ничего|никого)(?![\p{L}-])/giu;
const EN_PLAIN =
  /(?<!\p{L})(?:not|cannot|never|neither|nor|nobody|nothing|none|nowhere|no(?!\.)(?=\s\p{Ll}))(?!\p{L})|n['’]t(?!\p{L})/giu;
/** What sets a limit or adds denies nothing: not only, no later than. */
const RU_LIMIT =
  /(?<!\p{L})не\s+(?:только|менее|более|меньше|больше|позднее|позже|ранее|раньше|ниже|выше|хуже|лучше|взирая|смотря|столько)(?!\p{L})/giu;
const EN_LIMIT =
  /(?<!\p{L})(?:not|no)\s+(?:only|longer(?! than)|doubt|matter|but|later|earlier|less|more|fewer|lower|higher|worse|better|sooner|longer than|until|to exceed|exceeding|above|below|over|under|so much|counting|including)(?!\p{L})/giu;
/** Whatever may stand for a denial in other words. */
const RU_ANY =
  /(?<![\p{L}-])(?:не\p{L}*|ни\p{L}*|нельзя|без\p{L}*|бес\p{L}*|отсутств\p{L}*|отказ\p{L}*|отриц\p{L}*|отклон\p{L}*|запрещ\p{L}*|запретил\p{L}*|прекра\p{L}*|кроме|лишь|лишен(?!и\p{L}\s(?:свободы|прав))\p{L}*|лишил\p{L}*|лишит\p{L}*|едва|вряд|исключ\p{L}*|воздерж\p{L}*|избе\p{L}*|вместо|против\p{L}*|мало|только|тщетн\p{L}*|напрасн\p{L}*)(?!\p{L})/iu;
const EN_ANY =
  /(?<!\p{L})(?:not|cannot|never|neither|nor|no|nobody|nothing|none|nowhere|without|un\p{L}+|in(?:ability|able|sufficien|capab|correct|accura|complete|valid|effect|experience|definite|dispens|different|visib|explic|significan)\p{L}*|im(?:poss|proper|mobil|pass|perfect)\p{L}*|ir\p{L}+|il(?:leg|lic|log)\p{L}*|dis\p{L}+|mis\p{L}+|non\p{L}*|fail\p{L}*|lack\p{L}*|refus\p{L}*|den(?:y|ie)\p{L}*|reject\p{L}*|forb\p{L}*|prohib\p{L}*|prevent\p{L}*|avoid\p{L}*|absen\p{L}*|except\p{L}*|unless|until|hardly|scarcely|barely|rather|instead|few|little|less|least|only|ceas\p{L}*|stop\p{L}*|too|free|but|short|wrong|missing|loss\p{L}*|lost|declin\p{L}*|abst\p{L}*|refrain\p{L}*|still|yet|out|off|bad\p{L}*|poor\p{L}*|ill|against|apart|other|beyond|although|though|however|despite|weak\p{L}*|hard|difficult\p{L}*|any|even|remain\p{L}*)(?!\p{L})|n['’]t(?!\p{L})|\p{L}{3,}less(?!\p{L})/iu;

/** A stop behind a word, a date or a bracket, the stop of a telegram, or an empty line; «т.» and initials are no end. */
const SENTENCE_END =
  /(?<=(?:[\p{Ll}\d)"»”][\p{Ll})"»”\d]|\p{Lu}{3}|\p{L}{3}\s\d)[.!?…]["»”)]?)\s+(?=["«“(]?\p{Lu})|(?<=\p{Ll}{4}[.!?…])\s+(?=\d)|\s+(?:ТЧК|тчк)\.?\s+|\n[ \t\r]*\n\s*/gu;
const ABBREVIATED =
  /(?<!\p{L})(?:тов|прим|прил|табл|гл|разд|гг?|ул|ст|им|св|пос|дер|обл|руб|коп|час|мин|чел|тыс|млн|Nos?|St|Dr|Mr|Mrs|Com|Cde|Gen|Col|art|vol|p|pp|ll|f|op|d)\.$/iu;

/** Sentences that one side of a passage denies and the other does not, where both have as many sentences. */
export function otherPolarities(
  ruText: string,
  ru: Span,
  enText: string,
  en: Span,
): readonly OtherPolarity[] {
  const here = sentences(ruText, ru);
  const there = sentences(enText, en);
  if (here.length !== there.length) return [];
  return here.flatMap((sentence, i) => {
    const other = there[i] as Span;
    if (!areAlikeLong(sentence, other)) return [];
    const isDeniedHere = deniedAlone(
      ruText.slice(sentence.from, sentence.to),
      enText.slice(other.from, other.to),
    );
    return isDeniedHere === null ? [] : [{ ru: sentence, en: other, isDeniedHere }];
  });
}

/** Sentences of which one is much longer are no pair. */
const MOST_LONGER = 1.5;
/** Articles and auxiliaries make much of a short sentence. */
const SPARE_CHARS = 20;

function areAlikeLong(a: Span, b: Span): boolean {
  const [here, there] = [a.to - a.from, b.to - b.from];
  return Math.max(here, there) <= Math.min(here, there) * MOST_LONGER + SPARE_CHARS;
}

/** Whether the Russian sentence alone is denied, or the English one (false); null where neither is. */
function deniedAlone(ru: string, en: string): boolean | null {
  const limit = limitDeniedAlone(ru, en);
  if (limit !== null) return limit;
  if (WITHOUT_THING_EN.test(en) && !RU_ANY.test(ru)) return false;
  if (WITHOUT_THING_RU.test(ru) && !EN_ANY.test(en)) return true;
  const [here, there] = WITHOUT_RU.test(ru) && WITHOUT_EN.test(en) ? [without(ru), without(en)] : [ru, en];
  const isDeniedHere = isPlainlyDenied(here, RU_PLAIN, RU_LIMIT);
  const isDeniedThere = isPlainlyDenied(there, EN_PLAIN, EN_LIMIT);
  if (isDeniedThere && !isDeniedHere && !RU_ANY.test(here)) return false;
  return isDeniedHere && !isDeniedThere && !EN_ANY.test(there) ? true : null;
}

const OF_NUMBER_RU =
  '(?:чем|\\d|двух|трех|трёх|четырех|четырёх|пяти|шести|семи|восьми|девяти|десяти|\\p{L}+дцати|сорока|ста|половины|года|месяца|недели|суток|дня|часа)';
const WORDS_RU = '(?:менее|более|меньше|больше|позднее|позже|ранее|раньше)';
const WORDS_EN = '(?:less|fewer|more|later|earlier|sooner)';
const LIMITS = {
  ru: {
    denied: new RegExp(String.raw`(?<!\p{L})не\s+${WORDS_RU}\s+${OF_NUMBER_RU}`, 'iu'),
    bare: new RegExp(String.raw`(?<!\p{L}|(?<!\p{L})не\s+)${WORDS_RU}\s+${OF_NUMBER_RU}`, 'iu'),
  },
  en: {
    denied: new RegExp(
      String.raw`(?<!\p{L})(?:(?:not|no)\s+${WORDS_EN}\s+than|at\s+(?:the\s+)?(?:least|most))(?!\p{L})`,
      'iu',
    ),
    bare: new RegExp(
      String.raw`(?<!\p{L}|(?<!\p{L})(?:not|no)\s+)(?:${WORDS_EN}\s+than|over|above|under|below|exceed\p{L}*)(?!\p{L})`,
      'iu',
    ),
  },
} as const;

/** «не менее пяти» beside `less than five`, or the other way about: which side denies the limit; null where it agrees. */
function limitDeniedAlone(ru: string, en: string): boolean | null {
  const [isHere, isThere] = [LIMITS.ru.denied.test(ru), LIMITS.en.denied.test(en)];
  if (isHere && !isThere && LIMITS.en.bare.test(en) && !LIMITS.ru.bare.test(ru)) return true;
  return isThere && !isHere && LIMITS.ru.bare.test(ru) && !LIMITS.en.bare.test(en) ? false : null;
}

/** These two answer each other, and then say nothing of the rest. */
const WITHOUT_RU = /(?<!\p{L})без(?!\p{L})/iu;
const WITHOUT_EN = /(?<!\p{L})without(?!\p{L})/iu;

/** Of a thing; many phrases with it deny nothing, or have a word of their own in the other language. */
const WITHOUT_THING_EN =
  /(?<!\p{L})without (?!(?:an?y? )?(?:fail|doubt|exception|question|delay|reserv|say|further|ado|difficult|interrupt|hesitat|stop|pause|break|end|cease|effort|trouble|result|success|purpose|reason|cause|number|date|precedent|regard|charge|pay)\p{L}*)\p{L}{3}/iu;
const WITHOUT_THING_RU =
  /(?<!\p{L})без (?!(?:четверти|исключ|сомнен|промедл|замедл|труда|того|устали|конца|остатк|вести|переры|останов|спеху|толку|умолку|оглядки|ведома|малого|чего|номера|числа|даты|пяти|десяти|двадцати|различ|особ|всяк|задерж)\p{L}*)\p{L}{3}/iu;

function without(text: string): string {
  return text.replace(WITHOUT_RU, '').replace(WITHOUT_EN, '');
}

function isPlainlyDenied(text: string, plain: RegExp, limit: RegExp): boolean {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  return count(plain) > count(limit);
}

function sentences(text: string, { from, to }: Span): readonly Span[] {
  const found: Span[] = [];
  let start = from;
  for (const match of text.slice(from, to).matchAll(SENTENCE_END)) {
    const end = from + match.index;
    if (ABBREVIATED.test(text.slice(Math.max(start, end - 8), end))) continue;
    found.push({ from: start, to: end });
    start = end + match[0].length;
  }
  found.push({ from: start, to });
  return found.filter((one) => /\p{L}{2}/u.test(text.slice(one.from, one.to)));
}
