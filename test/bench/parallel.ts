import type { Random } from './random';

/** A fact in both languages, each in a format of its own. `damageable` is the part whose digits or letters may be hurt. */
export type ParallelFact = {
  readonly kind: 'quantity' | 'date' | 'time' | 'document-number' | 'designation' | 'name' | 'unknown-name';
  readonly ru: string;
  readonly en: string;
  /** Whether it is in digits (or a name), so that a slip of one sign makes another fact of it. */
  readonly isDamageable: boolean;
};

/** Parallel sentences with places for facts. A paragraph is two to five of them. */
type Template = readonly [kind: ParallelFact['kind'] | null, ru: string, en: string];

const TEMPLATES: readonly Template[] = [
  [
    'quantity',
    'В лагерях обучаются {} человек пополнения.',
    '{} men of reinforcements are being trained in the camps.',
  ],
  [
    'quantity',
    'Противник потерял до {} солдат и офицеров.',
    'The enemy lost up to {} soldiers and officers.',
  ],
  [
    'quantity',
    'Просим поставить {} винтовок с боеприпасами.',
    'We ask for delivery of {} rifles with ammunition.',
  ],
  ['quantity', 'На станцию прибыло {} тонн продовольствия.', '{} tons of food arrived at the station.'],
  ['quantity', 'Расходы составят {} рублей.', 'The expenses will come to {} rubles.'],
  ['date', 'Совещание состоялось {}.', 'The meeting took place on {}.'],
  ['date', 'Наступление намечено на {}.', 'The offensive is set for {}.'],
  ['date', 'Ваше письмо от {} получено.', 'Your letter of {} has been received.'],
  ['time', 'Самолёт вылетел в {} по московскому времени.', 'The plane took off at {} Moscow time.'],
  ['time', 'Телеграмма принята в {}.', 'The telegram was received at {}.'],
  ['document-number', 'Подтверждаю получение телеграммы {}.', 'I confirm receipt of telegram {}.'],
  ['document-number', 'Смотрите наше донесение {}.', 'See our report {}.'],
  ['designation', 'Бои идут в районе {}.', 'Fighting goes on in the area of the {}.'],
  ['designation', 'Приказ передан командиру {}.', 'The order was passed to the commander of the {}.'],
  ['name', 'Об этом сообщено товарищу {} вчера.', 'Comrade {} was told of this yesterday.'],
  [
    'name',
    'Войска отошли в сторону города {} без потерь.',
    'The troops withdrew toward the town of {} without losses.',
  ],
  [
    null,
    'Необходимо усилить охрану железных дорог и складов.',
    'It is necessary to strengthen the guard of railways and depots.',
  ],
  [null, 'Войска нуждаются в отдыхе и переформировании.', 'The troops need rest and reformation.'],
  [
    null,
    'Просим сообщить Ваше мнение по этому вопросу.',
    'Please let us know your opinion on this question.',
  ],
  [
    null,
    'Положение на фронте остаётся без изменений, однако возможно новое наступление противника.',
    'The situation at the front remains unchanged, but a new enemy offensive is possible.',
  ],
  [
    null,
    'В ближайшие два - три месяца эта работа будет закончена.',
    'This work will be finished in the next two to three months.',
  ],
  [
    null,
    'Переговоры продолжаются, результатов пока нет.',
    'The talks continue, and there are no results so far.',
  ],
  [
    null,
    'Мы согласны с предложениями, которые были изложены в беседе.',
    'We agree with the proposals that were set out in the conversation.',
  ],
  [
    null,
    'Снабжение частей горючим затруднено вследствие налётов авиации.',
    'Supplying the units with fuel is difficult because of air raids.',
  ],
];

const NAMES: readonly (readonly [ru: string, en: string])[] = [
  ['Пын Дэ-хуаю', 'Peng Dehuai'],
  ['Ким Ир Сену', 'Kim Il-sung'],
  ['Чжоу Энь-лаю', 'Zhou Enlai'],
  ['Гао Гану', 'Kao Kang'],
  ['Штыкову', 'Shtykov'],
  ['Булганину', 'Bulganin'],
  ['Захарову', 'Zakharov'],
  ['Токмакову', 'Tokmakov'],
  ['Вострикову', 'Vostrikov'],
  ['Мерзлякову', 'Merzlyakov'],
  ['Ван Шу-чену', 'Wang Shucheng'],
  ['Лян Тай-мину', 'Liang Taiming'],
];
const TOWNS: readonly (readonly [ru: string, en: string])[] = [
  ['Фузан', 'Busan'],
  ['Тайко', 'Taegu'],
  ['Мукден', 'Shenyang'],
  ['Пхеньян', 'Pyongyang'],
  ['Сувон', 'Suwon'],
  ['Чунчон', 'Chuncheon'],
  ['Анжу', 'Anju'],
  ['Тэнчжоу', 'Dengzhou'],
];
/** Names that people of the field know; the checker's table has them under some spelling. The rest are invented. */
const KNOWN_NAMES = new Set([
  ...'Peng Dehuai,Kim Il-sung,Zhou Enlai,Kao Kang,Shtykov,Bulganin,Zakharov'.split(','),
  ...'Busan,Taegu,Shenyang,Pyongyang,Suwon'.split(','),
]);
const RU_MONTHS = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(
  ' ',
);
const EN_MONTHS =
  'January February March April May June July August September October November December'.split(' ');
const ROMAN = 'I II III IV V VI VII VIII IX X XI XII'.split(' ');
const UNITS: readonly (readonly [ru: string, en: string])[] = [
  ['корпуса', 'corps'],
  ['дивизии', 'division'],
  ['армии', 'army'],
  ['параллели', 'parallel'],
];
const RU_SUFFIXES = ['', '', '', '/ш', '/с', '/оп'];
const LATIN: Readonly<Record<string, string>> = { '/ш': '/sh', '/с': '/s', '/оп': '/op' };

const ru3 = (n: number, separator: string): string => String(n).replace(/\B(?=(\d{3})+$)/g, separator);

function quantity(random: Random): ParallelFact {
  if (random.chance(0.25)) return range(random);
  const n = random.chance(0.4) ? (1 + random.below(98)) * 1000 : 11 + random.below(48_000);
  const isRound = n % 1000 === 0;
  const ru = [
    ru3(n, '.'),
    ru3(n, ' '),
    String(n),
    ...(isRound ? [`${n / 1000} тыс.`, `${n / 1000} тысяч`] : []),
  ];
  const en = [ru3(n, ','), ru3(n, ','), String(n), ...(isRound ? [`${n / 1000} thousand`] : [])];
  return { kind: 'quantity', ru: random.pick(ru), en: random.pick(en), isDamageable: true };
}

function range(random: Random): ParallelFact {
  const low = (2 + random.below(40)) * 500;
  const high = low + (1 + random.below(9)) * 500;
  const ru = [`${ru3(low, '.')}-${ru3(high, '.')}`, `от ${ru3(low, ' ')} до ${ru3(high, ' ')}`];
  const en = [`${ru3(low, ',')} - ${ru3(high, ',')}`, `from ${ru3(low, ',')} to ${ru3(high, ',')}`];
  return { kind: 'quantity', ru: random.pick(ru), en: random.pick(en), isDamageable: true };
}

function date(random: Random): ParallelFact {
  const [d, m, y] = [1 + random.below(28), random.below(12), 1949 + random.below(5)];
  const short = String(y).slice(2);
  const month = RU_MONTHS[m] ?? '';
  const english = EN_MONTHS[m] ?? '';
  if (random.chance(0.3))
    return {
      kind: 'date',
      ru: `${d} ${month}`,
      en: random.pick([`${english} ${d}`, `${d} ${english}`]),
      isDamageable: true,
    };
  const ru = [
    `${d}.${m + 1}.${short} г.`,
    `${d}.${m + 1}.${y}`,
    `${String(d).padStart(2, '0')}.${String(m + 1).padStart(2, '0')}.${short}`,
    `${d}/${ROMAN[m] ?? ''}-${short} г.`,
    `${d} ${month} ${y} г.`,
    `${d} ${month} ${y} года`,
  ];
  const en = [
    `${english} ${d}, ${y}`,
    `${d} ${english} ${y}`,
    `${d}.${m + 1}.${short}`,
    `${m + 1}/${d}/${short}`,
    `${d}/${m + 1}-${short}`,
    `the ${d}th of ${english}, ${y}`,
  ];
  return { kind: 'date', ru: random.pick(ru), en: random.pick(en), isDamageable: true };
}

function time(random: Random): ParallelFact {
  const [h, m] = [1 + random.below(22), 1 + random.below(58)];
  const mm = String(m).padStart(2, '0');
  const ru = [`${h}.${mm}`, `${h}:${mm}`, `${h} час. ${m} мин.`, `${h} часов ${m} минут`];
  const half = h < 12 ? 'a.m.' : 'p.m.';
  const en = [`${h}:${mm}`, `${h}.${mm}`, `${h} hours ${m} minutes`, `${((h + 11) % 12) + 1}:${mm} ${half}`];
  return { kind: 'time', ru: random.pick(ru), en: random.pick(en), isDamageable: true };
}

function documentNumber(random: Random): ParallelFact {
  const n = 100 + random.below(99_000);
  const suffix = random.pick(RU_SUFFIXES);
  const ru = `${random.pick(['№ ', '№'])}${n}${suffix}`;
  const en = `${random.pick(['No. ', '# ', '№'])}${n}${LATIN[suffix] ?? ''}`;
  return { kind: 'document-number', ru, en, isDamageable: true };
}

function designation(random: Random): ParallelFact {
  const n = 1 + random.below(66);
  const [ru, en] = random.pick(UNITS);
  const ending =
    n % 10 === 1 && n !== 11
      ? 'st'
      : n % 10 === 2 && n !== 12
        ? 'nd'
        : n % 10 === 3 && n !== 13
          ? 'rd'
          : 'th';
  return { kind: 'designation', ru: `${n}-й ${ru}`, en: `${n}${ending} ${en}`, isDamageable: true };
}

function fact(kind: ParallelFact['kind'], template: Template, random: Random): ParallelFact {
  switch (kind) {
    case 'quantity':
      return quantity(random);
    case 'date':
      return date(random);
    case 'time':
      return time(random);
    case 'document-number':
      return documentNumber(random);
    case 'designation':
      return designation(random);
    case 'unknown-name':
    case 'name': {
      const [ru, en] = random.pick(template[1].includes('города') ? TOWNS : NAMES);
      return { kind: KNOWN_NAMES.has(en) ? 'name' : 'unknown-name', ru, en, isDamageable: true };
    }
  }
}

/** Text in pieces, so that a fact can be hurt and its place still known. */
export type ParallelParagraph = {
  readonly ru: readonly (string | ParallelFact)[];
  readonly en: readonly (string | ParallelFact)[];
};

/** A paragraph of `sentences` sentences in both languages. */
export function parallelParagraph(random: Random, sentences: number): ParallelParagraph {
  const ru: (string | ParallelFact)[] = [];
  const en: (string | ParallelFact)[] = [];
  for (let i = 0; i < sentences; i += 1) {
    const template = random.pick(TEMPLATES);
    const one = template[0] === null ? null : fact(template[0], template, random);
    push(ru, template[1], one);
    push(en, template[2], one);
  }
  return { ru, en };
}

function push(pieces: (string | ParallelFact)[], template: string, one: ParallelFact | null): void {
  const [before = '', after] = template.split('{}');
  if (pieces.length > 0) pieces.push(' ');
  pieces.push(before);
  if (one !== null && after !== undefined) pieces.push(one, after);
}
