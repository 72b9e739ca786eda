import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFindings, checkText } from '../../../../app/core/discrepancy/check';
import type { Discrepancy } from '../../../../app/core/discrepancy/model/discrepancy';
import { splitByScript } from '../../../../app/core/facts/compare/publication';
import { benchFacts } from '../../../bench/facts';
import { parallelParagraph } from '../../../bench/parallel';
import type { ParallelFact } from '../../../bench/parallel';
import { seededRandom } from '../../../bench/random';
import { sharedDir } from '../../../helpers/shared';

const inputOf = (text: string, translation: string | null, sheetStarts: readonly number[] = []) => ({
  transcription: { file: 'sheet.txt', text, sheetStarts },
  references:
    translation === null ? [] : [{ file: 'en.txt', role: 'translation' as const, text: translation }],
  settings: { strictDiplomatic: false },
});
/** Everything above `info`. */
const check = (
  text: string,
  translation: string | null,
  sheetStarts: readonly number[] = [],
): readonly Discrepancy[] =>
  checkFindings(inputOf(text, translation, sheetStarts)).discrepancies.filter(
    (flag) => flag.severity !== 'info',
  );
const shown = (flags: readonly Discrepancy[]): readonly string[] =>
  flags.map((flag) => `${flag.kind}/${flag.severity} ${flag.text}→${flag.reference?.text ?? ''}`);

describe('a fact beside its translation', () => {
  it.each([
    ['Прибыло 7.840 человек.', '7,340 men have arrived.', 'number-differs/high 7.840→7,340', '7.340'],
    [
      'Прибыло от 7 000 до 9 000 человек.',
      '1,000 to 9,000 men have arrived.',
      'number-differs/high 7 000 до 9 000→1,000 to 9,000',
      '1 000 до 9 000',
    ],
    [
      'Прибыло сорок тысяч человек.',
      '50,000 men have arrived.',
      'number-differs/high сорок тысяч→50,000',
      undefined,
    ],
    [
      'Выступили 17 мая 1951 г. утром.',
      'They set out on May 11, 1951 in the morning.',
      'date-differs/high 17 мая 1951→May 11, 1951',
      '11 мая 1951',
    ],
    [
      'Выступили 26.4.52 утром.',
      'They set out on 26 April 1953 in the morning.',
      'date-differs/high 26.4.52→26 April 1953',
      '26.4.53',
    ],
    [
      'Принято в 18.20 сегодня.',
      'Received at 3:20 p.m. today.',
      'time-differs/high 18.20→3:20 p.m.',
      '15.20',
    ],
    [
      'Смотрите телеграмму № 4471/ш.',
      'See telegram No. 4477/sh.',
      'document-number-differs/high 4471/ш→4477/sh',
      '4477/ш',
    ],
    [
      'Севернее 88-й параллели спокойно.',
      'North of the 38th parallel it is calm.',
      'number-differs/high 88-й→38th',
      '38-й',
    ],
    [
      'Товарищ Пыи Дэ-хуай согласен.',
      'Comrade Peng Dehuai agrees.',
      'name-differs/high Пыи Дэ-хуай→Peng Dehuai',
      'Пын Дэ-хуай',
    ],
    ['В этом городе спокойно.', 'It is calm in the city of Wuhan.', 'name-differs/low →Wuhan', undefined],
  ])('%s', (ru, en, expected, suggestion) => {
    const flags = check(ru, en);
    expect(shown(flags)).toEqual([expected]);
    expect(flags[0]?.suggestions[0]).toBe(suggestion);
  });

  it('names a misread name with its case and hyphens kept', () => {
    const [flag] = check('МАО ЦЗЕ-ДУИ просит ответа.', 'MAO ZEDONG asks for an answer.');
    expect(flag).toMatchObject({ kind: 'name-differs', text: 'МАО ЦЗЕ-ДУИ', suggestions: ['МАО ЦЗЕ-ДУН'] });
  });

  it.each([
    ['Через два - три месяца в районе Фузан - Тайко.', 'In two-three months in the area of Busan-Daegu.'],
    ['с июня по сентябрь 1950 года', 'from June to September 1950'],
    ['от 16.3.52 г. в 14-45', 'of 16 March 1952 at 2:45 p.m.'],
    ['сто тысяч бойцов и пятнадцать дивизий', '100,000 soldiers and 15 divisions'],
    ['товарищу ФИЛИППОВУ', 'to Comrade FILIPPOV [Stalin]'],
    ['по московскому времени', 'Moscow time'],
    ['принята пятая часть', 'one fifth has been received'],
    ['10.000 человек', '10,000 men [25,000 by another count]'],
    ['между 10 и 15 тысячами', 'between 10,000 and 15,000'],
  ])('leaves what says the same alone: %s', (ru, en) => {
    expect(shown(check(`${ru} как было сказано.`, `${en}, as was said.`))).toEqual([]);
  });

  it('shows a fact that only one side has', () => {
    const ru = 'Просим прислать грузовики и бензин до конца этого месяца, чтобы мы могли начать.';
    const en = 'Please send 340 trucks and gasoline before the end of this month, so that we can begin.';
    const [missing] = check(ru, en);
    expect(missing).toMatchObject({
      kind: 'number-differs',
      severity: 'medium',
      from: ru.length,
      to: ru.length,
    });
    expect(missing?.reference?.text).toBe('340');
    const [extra] = check(ru.replace('грузовики', '340 грузовиков'), en.replace('340 ', ''));
    expect(extra).toMatchObject({ kind: 'number-differs', severity: 'medium', text: '340' });
  });

  it('doubts the passage when most of its facts are strange', () => {
    const ru = 'Всего 1200 солдат, 340 орудий, 56 танков и 78 самолетов.';
    const en = 'In all 9901 men, 77 guns, 8855 tanks and 19 planes.';
    expect(shown(check(ru, en)).map((one) => one.split(' ')[0])).toEqual(['not-comparable/low']);
  });

  it('says once that a whole translation is another document’s', () => {
    const number = (i: number): number => 1000 + i * 137;
    const ru = Array.from({ length: 8 }, (_, i) => `Прибыло ${number(i)} человек пополнения из лагерей.`);
    const en = Array.from(
      { length: 8 },
      (_, i) => `They sent ${number(i) * 7 + 5} rifles to the northern depots.`,
    );
    expect(shown(check(ru.join('\n\n'), en.join('\n\n'))).map((one) => one.split(' ')[0])).toEqual([
      'not-comparable/medium',
    ]);
  });
});

const inRussian = (pieces: readonly (string | ParallelFact)[]): string =>
  pieces.map((piece) => (typeof piece === 'string' ? piece : piece.ru)).join('');
const inEnglish = (pieces: readonly (string | ParallelFact)[]): string =>
  pieces.map((piece) => (typeof piece === 'string' ? piece : piece.en)).join('');

describe('properties', () => {
  it('formatting of the same facts never flags', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.integer({ min: 1, max: 5 }), (seed, sentences) => {
        const random = seededRandom(seed);
        const paragraphs = Array.from({ length: 3 }, () => parallelParagraph(random, sentences));
        const ru = paragraphs.map((one) => inRussian(one.ru)).join('\n\n');
        const en = paragraphs.map((one) => inEnglish(one.en)).join('\n\n');
        expect(shown(check(ru, en))).toEqual([]);
      }),
      { seed: 337, numRuns: 60, verbose: 1 },
    );
  });

  it('one changed digit always flags', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 11, max: 99_999 }),
        fc.nat(4),
        fc.integer({ min: 1, max: 9 }),
        (n, at, shift) => {
          const digits = [...String(n)];
          const i = at % digits.length;
          digits[i] = String((Number(digits[i]) + shift) % 10);
          fc.pre(digits[0] !== '0');
          const ru = `По сведениям штаба, прибыло ${digits.join('')} человек, остальные в пути.`;
          const en = `According to the staff, ${n} men have arrived, the rest are on the way.`;
          expect(shown(check(ru, en))).toEqual([
            `number-differs/${Number(digits.join('')) > 10 ? 'high' : 'medium'} ${digits.join('')}→${n}`,
          ]);
        },
      ),
      { seed: 16_151, verbose: 1 },
    );
  });
});

const RU_PARAGRAPHS = [
  'Командование просит ускорить доставку боеприпасов, так как запасы на исходе, а противник готовит наступление.',
  'На днях мы получили сведения о движении колонн противника к переправам; разведка продолжает наблюдение, и о всех изменениях будет немедленно доложено в штаб армии и соседним частям, которые держат оборону на этом участке фронта вместе с нами.',
  'Прошу подтвердить получение этой телеграммы.',
  'Погода плохая, дороги размыты, поэтому обозы отстают от войск.',
];
const EN_PARAGRAPHS = [
  'The command asks to speed up the delivery of ammunition, since supplies are running out and the enemy prepares an offensive.',
  'The other day we received information about enemy columns moving toward the crossings; reconnaissance keeps watching, and all changes will at once be reported to army headquarters and to the neighboring units that hold the defense on this part of the front together with us.',
  'Please confirm receipt of this telegram.',
  'The weather is bad and the roads are washed out, so the trains lag behind the troops.',
];

describe('gaps', () => {
  it('flags lost paragraphs once, where they would stand', () => {
    const ru = [RU_PARAGRAPHS[0], RU_PARAGRAPHS[2], RU_PARAGRAPHS[3]].join('\n\n');
    const [flag, ...more] = check(ru, EN_PARAGRAPHS.join('\n\n'));
    expect(more).toEqual([]);
    const end = (RU_PARAGRAPHS[0]?.length ?? 0) + '\n\n'.length;
    expect(flag).toMatchObject({ kind: 'missing-text', severity: 'high', from: end, to: end });
    expect(flag?.reference?.text).toBe(EN_PARAGRAPHS[1]);
    expect(flag?.message.key).toBe('translation.missing');
  });

  it('tells once that the translation begins earlier or goes on, for information', () => {
    const told = (ru: string) =>
      checkFindings(inputOf(ru, EN_PARAGRAPHS.join('\n\n'), [])).discrepancies.map((flag) => [
        flag.severity,
        flag.message.key,
        flag.from,
      ]);
    expect(told(RU_PARAGRAPHS.slice(2).join('\n\n'))).toEqual([['info', 'translation.earlier', 0]]);
    const ru = RU_PARAGRAPHS.slice(0, 1).join('\n\n');
    expect(told(ru)).toEqual([['info', 'translation.later', ru.length]]);
  });

  it('says that a sheet may be missing where the document itself says so', () => {
    const ru = `Продолжение шифртелеграммы № 15603\n\n${RU_PARAGRAPHS.slice(2).join('\n\n')}`;
    const [first] = check(ru, EN_PARAGRAPHS.join('\n\n'));
    expect(first).toMatchObject({ severity: 'high', message: { key: 'translation.missingHead' } });
  });

  it('flags text that the translation lacks; at the edges only as information', () => {
    const ru = RU_PARAGRAPHS.join('\n\n');
    const inner = check(ru, [EN_PARAGRAPHS[0], EN_PARAGRAPHS[2], EN_PARAGRAPHS[3]].join('\n\n'));
    expect(inner.map((flag) => [flag.kind, flag.severity, flag.text])).toEqual([
      ['extra-text', 'medium', RU_PARAGRAPHS[1]],
    ]);
    expect(check(ru, EN_PARAGRAPHS.slice(2).join('\n\n'))).toEqual([]);
  });

  it('never asks for front matter, notes, furniture or clerks’ marks', () => {
    const ru = `Лист 1\n${RU_PARAGRAPHS.join('\n\n')}\n\nотп.Иванова 17.45 16.1\n№ 542\nПроверил: ПОЛКОВНИК`;
    const front =
      'Telegram from A to B\n\nCitation:\n\n"Telegram," May 5, 1955, APRF, f. 3, op. 1, d. 7, ll. 1-2.\n\nSummary:\n\nA tells B about 77 columns and asks him many things that the telegram itself does not say at all.';
    expect(check(ru, `${front}\n\n${EN_PARAGRAPHS.join('\n\n')}\n\nNotes\n\n1. See document 345.`)).toEqual(
      [],
    );
  });

  it('aligns a text that shows no paragraphs', () => {
    expect(check(RU_PARAGRAPHS.join(' '), EN_PARAGRAPHS.join('\n\n'))).toEqual([]);
  });
});

const sheet = (number: string, body: string): string => `Продолжение шифртелеграммы № ${number}\n\n${body}\n`;

describe('the document’s own number', () => {
  it('is the same on every sheet', () => {
    const text = `${sheet('20417', 'Первое.')}${sheet('20411', 'Второе.')}${sheet('20417', 'Третье.')}`;
    const [flag, ...more] = check(text, null);
    expect(more).toEqual([]);
    expect(flag).toMatchObject({
      kind: 'identifier-inconsistent',
      severity: 'high',
      text: '20411',
      suggestions: ['20417'],
    });
    expect(flag?.related?.map((span) => text.slice(span.from, span.to))).toEqual(['20417', '20417']);
  });

  it('is told once, with the translation as the witness', () => {
    const text = `${sheet('20417', 'Первое.')}${sheet('20411', 'Второе.')}`;
    const flags = check(text, 'CODED TELEGRAM No. 20411\n\nFirst.\n\nSecond.');
    expect(shown(flags)).toEqual(['document-number-differs/high 20417→20411']);
    expect(check(text.replace('20417', '20411'), 'CODED TELEGRAM No. 20411\n\nFirst.\n\nSecond.')).toEqual(
      [],
    );
  });

  it('may change with a new document', () => {
    const heading = (number: string): string => `ШИФРТЕЛЕГРАММА № ${number}\n\nТекст.\n`;
    expect(
      check(heading('20417') + sheet('20417', 'Да.') + heading('20411') + sheet('20411', 'Нет.'), null),
    ).toEqual([]);
    expect(check('ШИФРТЕЛЕГРАММА № 20417\n\nНа Вашу телеграмму № 20411 отвечаю.', null)).toEqual([]);
  });

  it('is not the copy number, of which one may not stray either', () => {
    const text = ['2', '2', '5', '2'].map((copy) => `Экз. № ${copy}\n\nТекст листа.`).join('\n\n');
    expect(shown(check(text, null))).toEqual(['identifier-inconsistent/medium 5→']);
  });
});

describe('sheet numbers', () => {
  const sheets = (...numbers: readonly number[]): readonly Discrepancy[] => {
    const parts = numbers.map((n) => `Лист ${n}\n\nТекст листа.\n`);
    const starts = parts.map((_, i) => parts.slice(0, i).join('').length);
    return check(parts.join(''), null, starts);
  };
  const told = (flags: readonly Discrepancy[]) =>
    flags.map((flag) => [flag.text, flag.severity, flag.message.key, flag.suggestions]);

  it('follow one another', () => {
    expect(sheets(1, 2, 3, 4)).toEqual([]);
    expect(sheets(44, 45, 46)).toEqual([]);
    expect(sheets(1, 2, 3, 1, 2)).toEqual([]);
    expect(told(sheets(1, 2, 8, 4))).toEqual([['8', 'medium', 'sheet.misread', ['3']]]);
    expect(told(sheets(1, 2, 3, 9, 5))).toEqual([['9', 'medium', 'sheet.misread', ['4']]]);
    expect(told(sheets(1, 2, 5, 6))).toEqual([['5', 'high', 'sheet.gap', []]]);
    expect(told(sheets(3, 4, 4, 5))).toEqual([['4', 'medium', 'sheet.order', []]]);
    expect(told(sheets(1, 2, 8))).toEqual([['8', 'medium', 'sheet.misread', ['3']]]);
  });

  it('fit the citation in any of the texts', () => {
    const cited = 'Citation: RGASPI, f. 558, op. 11, d. 342, ll. 21-24.\n\nText of a sheet.';
    expect(told(check('Лист 4\n\nТекст листа.', cited))).toEqual([]);
    expect(told(check('Лист 23\n\nТекст листа.', cited))).toEqual([]);
    expect(told(check('Лист 29\n\nТекст листа.', cited))).toEqual([['29', 'high', 'sheet.outside', []]]);
    expect(
      told(
        check('Лист 81\n\nТекст листа.', 'Citation: APRF, f. 1, op. 1, d. 1, ll. 31-39.\n\nText of a sheet.'),
      ),
    ).toEqual([['81', 'high', 'sheet.outside', ['31']]]);
  });

  it('fit the citation that the person gave, which comes before one in a text', () => {
    const input = inputOf(
      'Лист 9\n\nТекст листа.',
      'APRF, f. 1, op. 1, d. 1, ll. 1-9.\n\nText of a sheet.',
      [],
    );
    const archival = { archive: 'АПРФ', fond: '45', opis: '1', delo: '337', list: '1–3' };
    const transcription = { ...input.transcription, archival };
    const found = checkFindings({ ...input, transcription }).discrepancies;
    expect(told(found.filter(({ kind }) => kind === 'sheet-sequence'))).toEqual([
      ['9', 'high', 'sheet.outside', []],
    ]);
  });

  it('are not above the count of sheets', () => {
    expect(told(sheets(1, 8))).toEqual([['8', 'low', 'sheet.beyond', ['3']]]);
    expect(sheets(7)).toEqual([]);
  });
});

describe('impossible dates', () => {
  it.each(['31.2.51', '16.13.1951', '30 февраля 1951', '45/1-51', '29.2.1951', '25:10', '14 час. 75 мин.'])(
    '%s',
    (written) => {
      const flags = check(`Получено ${written} в штабе.`, null);
      expect(flags.map((flag) => [flag.kind, flag.severity, flag.text])).toEqual([
        ['impossible-date', 'high', written],
      ]);
    },
  );

  it.each([
    '29.2.1952',
    '16.1.51',
    '31 марта',
    '23:59',
    '24:00',
    '№ 45/13-51',
    '10.45',
    'ф. 45, оп. 1',
    '3.500',
    '30 час. 10 мин.',
  ])('not %s', (written) => {
    expect(check(`Получено ${written} в штабе.`, null)).toEqual([]);
  });

  it('tells marks in an order that cannot be', () => {
    const foot = (deciphered: string, typed: string): string =>
      `Текст.\n\n16.1.51 г.\n\nрасш.Петров ${deciphered}\nотп.Иванова ${typed}\n`;
    expect(check(foot('16.00 16.1', '17.45 16.1'), null)).toEqual([]);
    expect(check(foot('23.50 31.12', '00.10 1.1').replace('16.1.51', '31.12.50'), null)).toEqual([]);
    const [late, ...more] = check(foot('18.00 16.1', '17.45 16.1'), null);
    expect(more).toEqual([]);
    expect(late).toMatchObject({ kind: 'impossible-date', severity: 'low', text: 'отп.Иванова 17.45 16.1' });
    expect(check(foot('16.00 15.1', '17.45 16.1'), null).map((flag) => flag.text)).toEqual([
      'расш.Петров 16.00 15.1',
    ]);
  });
});

describe('the bench of generated parallel texts', () => {
  it('reaches recall and precision of strong facts, and no false alarm on clean pairs', () => {
    const { recall, precision, falseAlarmsOnClean } = benchFacts();
    expect(recall).toBeGreaterThanOrEqual(0.95);
    expect(precision).toBeGreaterThanOrEqual(0.9);
    expect(falseAlarmsOnClean).toBe(0);
  });
});

const shared = sharedDir();

describe.skipIf(shared === null)('the telegram that the project began with', () => {
  const whole = shared === null ? '' : readFileSync(join(shared, 'seed/telegram-112095.txt'), 'utf8');
  const rule = whole.indexOf('###');
  const expectExactly = (ru: string, en: string): void => {
    const flags = check(ru, en);
    expect(shown(flags).map((flag) => flag.split('\n')[0])).toEqual([
      'missing-text/high →SECOND MAIN ADMINISTRATION OF THE GENERAL STAFF OF THE  ',
      'document-number-differs/high 15608→15603',
      'sheet-sequence/high 8→',
    ]);
    const [missing, number, sheetNumber] = flags;
    expect(ru.slice(0, missing?.from).trim()).toBe('');
    expect(missing?.reference?.text.trimEnd().endsWith('resolving the South Korean question.')).toBe(true);
    expect(number?.reference?.from).toBe(en.indexOf('15603'));
    expect(number?.related).toEqual([{ from: ru.indexOf('15603'), to: ru.indexOf('15603') + 5 }]);
    expect(sheetNumber?.suggestions).toEqual(['3']);
  };

  it('gives its three discrepancies and nothing else', () => {
    expectExactly(whole.slice(rule + 3), whole.slice(0, rule));
  });

  it('gives the same when one file is split by script', () => {
    const split = splitByScript(whole);
    expect(split?.citation).toEqual({ archive: 'APRF', fond: '45', opis: '1', delo: '337', list: '1–3' });
    if (split === null) throw new Error('not split');
    const { transcription, translation } = split;
    expectExactly(
      whole.slice(transcription.from, transcription.to),
      whole.slice(translation.from, translation.to),
    );
  });

  it('gives its two numbers away without any reference', () => {
    const flags = check(whole.slice(rule + 3), null);
    expect(shown(flags)).toContain('identifier-inconsistent/high 15608→');
  });

  it('speaks Russian', () => {
    const { discrepancies } = checkText(inputOf(whole.slice(rule + 3), whole.slice(0, rule)), 'ru');
    for (const { message } of discrepancies) expect(message).toMatch(/^[^{}]*\p{Script=Cyrillic}[^{}]*$/u);
  });
});
