import { describe, expect, it } from 'vitest';
import { checkFindings } from '../../../../app/core/discrepancy/check';
import type { Discrepancy } from '../../../../app/core/discrepancy/model/discrepancy';
import { seededRandom } from '../../../bench/random';
import { russianParagraphs } from '../../../bench/russian';

const check = (text: string, reference: string | null, strictDiplomatic = false): readonly Discrepancy[] =>
  checkFindings({
    transcription: { file: 'sheet.txt', text, sheetStarts: [] },
    references: reference === null ? [] : [{ file: 'edition.txt', role: 'transcription', text: reference }],
    settings: { strictDiplomatic },
  }).discrepancies;

/** `kind/severity here→there`. */
const shown = (flags: readonly Discrepancy[]) =>
  flags.map((flag) => `${flag.kind}/${flag.severity} ${flag.text}→${flag.reference?.text ?? ''}`);

const FRAME = [
  'По сведениям штаба округа',
  'и просим подтвердить получение этой телеграммы немедленно.',
] as const;
const framed = (inner: string) => `${FRAME[0]} ${inner} ${FRAME[1]}`;
const flagsOf = (here: string, there: string) => shown(check(framed(here), framed(there)));

describe('what is one thing in other pieces', () => {
  it.each([
    ['согласиться, т.к. он не прибыл', 'согласиться, так как он не прибыл'],
    ['подписал и.о. министра', 'подписал исполняющий обязанности министра'],
    [
      'не имел какихъ-либо объясненій отъ посла Ли съ прибытіемъ',
      'не имел каких-либо объяснений от посла Ли с прибытием',
    ],
  ])('«%s» is «%s»', (here, there) => {
    expect(flagsOf(here, there).filter((flag) => !flag.includes('/info'))).toEqual([]);
  });

  it('is a question of writing together for a name', () => {
    expect(flagsOf('министра Ли-ён-ика просил', 'министра Ли Ён Ика просил')).toEqual([
      'word-boundary/low Ли-ён-ика→Ли Ён Ика',
    ]);
  });
});

describe('the head of a document', () => {
  it('may lack what stands before its date and number', () => {
    expect(
      shown(
        check(
          'Донесение консула от 24 января 1904 г. за № 61 в министерство о крейсерах',
          'Донесение консула 24 января 1904 г. № 61 в министерство о крейсерах',
        ),
      ),
    ).toEqual(['extra-text/low от→', 'extra-text/low за→']);
  });
});

describe('a differing pair', () => {
  it.each([
    ['войска оташли назад', 'войска отошли назад', 'word-differs/medium оташли→отошли'],
    ['он на согласен', 'он не согласен', 'word-differs/high на→не'],
    ['пять тыс. солдат', 'пять тыл. солдат', 'word-differs/high тыс→тыл'],
    ['прошло семь дней', 'прошло восемь дней', 'number-differs/high семь→восемь'],
    ['генерал Захаров прибыл', 'генерал Макаров прибыл', 'name-differs/high Захаров→Макаров'],
    ['генерал захаоов прибыл', 'генерал Захаров прибыл', 'name-differs/high захаоов→Захаров'],
    ['генерал ЗАХАОВ прибыл', 'генерал Захаров прибыл', 'name-differs/high ЗАХАОВ→Захаров'],
    [
      'решение правительство принял',
      'решение Правительства принял',
      'word-differs/medium правительство→Правительства',
    ],
    [
      'решение Правительства принял',
      'решение правительство принял',
      'word-differs/medium Правительства→правительство',
    ],
    ['сказал Он вчера', 'сказал ом вчера', 'word-differs/medium Он→ом'],
    ['рабо ту закончили', 'работу закончили', 'word-boundary/low рабо ту→работу'],
    ['работузакончили вчера', 'работу закончили вчера', 'word-boundary/low работузакончили→работу закончили'],
    ['телеграмма № 4711', 'телеграмма № 4717', 'document-number-differs/high 4711→4717'],
    ['прибыло 315 вагонов', 'прибыло 815 вагонов', 'number-differs/high 315→815'],
    ['прибыло 5 вагонов', 'прибыло 8 вагонов', 'number-differs/high 5→8'],
    ['отправлено 13.2.52 утром', 'отправлено 18.2.52 утром', 'date-differs/high 13.2.52→18.2.52'],
    ['отправлено 13 мая утром', 'отправлено 18 мая утром', 'date-differs/high 13→18'],
    ['с 1950 года', 'с 1956 года', 'date-differs/high 1950→1956'],
    ['ушел в 14:45 поездом', 'ушел в 14:15 поездом', 'time-differs/high 14:45→14:15'],
    ['через 3 часа', 'через 8 часа', 'number-differs/high 3→8'],
    ['прибыло 4З вагона', 'прибыло 43 вагона', 'number-differs/high 4З→43'],
    ['получен Н0ВЫЙ трактор', 'получен НОВЫЙ трактор', 'digit-letter-mix/medium Н0ВЫЙ→НОВЫЙ'],
    ['за3ы в деталях', 'зазы в деталях', 'digit-letter-mix/medium за3ы→зазы'],
    ['ушел в 1О.46 поездом', 'ушел в 10.46 поездом', 'number-differs/high 1О.46→10.46'],
    ['ушел в 18.З0 поездом', 'ушел в 18.30 поездом', 'number-differs/high 18.З0→18.30'],
    ['передача HAM принята', 'передача НАМ принята', 'mixed-script/medium HAM→'],
    ['прибыло десять', 'прибыло 11', 'number-differs/high десять→11'],
    ['ушли 24 июля утром', 'ушли 24 июня утром', 'date-differs/high июля→июня'],
    ['командир XV корпуса', 'командир XVI корпуса', 'number-differs/high XV→XVI'],
    ['полного доверия им', 'доверия полного им', 'moved-text/medium полного доверия→доверия полного'],
  ])('%s | %s', (here, there, flag) => expect(flagsOf(here, there)).toEqual([flag]));

  it('says that a digit is easily confused only when it is', () => {
    const key = (here: string, there: string) =>
      check(framed(`вагонов ${here} шт`), framed(`вагонов ${there} шт`))[0]?.message.key;
    expect(key('3151', '8151')).toBe('digits.confusable');
    expect(key('3151', '4151')).toBe('digits.differ');
    expect(key('3151', '31512')).toBe('digits.differ');
  });

  it.each([
    ['прибыло десять', 'прибыло 10'],
    ['передача НАМ принята', 'передача HAM принята'],
    ['прибыло 5000 тн. угля', 'прибыло 5000 т угля'],
    ['прибыло двадцати пяти танков', 'прибыло 25 танков'],
    ['прибыло 15 тыс. винтовок', 'прибыло 15 тысяч винтовок'],
    ['ушли 8 июля утром', 'ушли 8-го июля утром'],
    ['ушли 3 марта 1949 г. утром', 'ушли 3.III.1949 г. утром'],
    ['получено 16.1.1951 вчера', 'получено 16/I-51 вчера'],
    ['получено 2.181.300 рублей', 'получено 2 181 300 рублей'],
    ['осталось 1/2 заправки', 'осталось ½ заправки'],
    ['во П квартале', 'во II квартале'],
    ['командир 3-й дивизии', 'командир третьей дивизии'],
    ['по договору 1948/49 г. и', 'по договору 1948—1949 гг. и'],
    ['просит Тов. Штыкова', 'просит Т[оварища] Штыкова'],
    ['сотрудник м-ва финансов', 'сотрудник министерства финансов'],
    ['решено окончательно и', 'решено окончательно¹ и'],
    ['решено окончательно и', 'решено окончательно12 и'],
    ['решено окончательно и', 'реше\u200bно окон\u2060чательно и'],
  ])('is none where one thing is written otherwise: %s | %s', (here, there) =>
    expect(flagsOf(here, there)).toEqual([]),
  );

  it.each([
    ['прибыло двух', 'прибыло двум'],
    ['прибыло полтора', 'прибыло полторы'],
  ])('is one between two forms of a number word: %s | %s', (here, there) =>
    expect(flagsOf(here, there)).toHaveLength(1),
  );

  it.each([
    ['10 000 человек', '10.000 человек'],
    ['10,000 человек', '10.000 человек'],
    ['15.1.51 г.', '15.01.1951 г.'],
    ['двух - трех месяцев', 'двух-трех месяцев'],
    ['район Фузан-Тайко', 'район Фузан — Тайко'],
    ['его "дом"', 'его «дом»'],
    ['все её войска', 'все ее войска'],
    ['органи-\nзация войск', 'организация войск'],
    ['Ш Т Ы К О В прибыл', 'Штыков прибыл'],
    ['Войска\nотошли', 'войска отошли'],
    ['Пын Дэ-\nхуай', 'Пын Дэхуай'],
  ])('does not flag what is only spelled differently: %s | %s', (here, there) =>
    expect(flagsOf(here, there)).toEqual([]),
  );
});

describe('lost and extra text', () => {
  const sentences = russianParagraphs(seededRandom(335), 300).join(' ').split('. ');
  const whole = sentences.join('. ');
  const without = (from: number, to: number) =>
    [...sentences.slice(0, from), ...sentences.slice(to)].join('. ');

  it('flags a lost stretch once, where it would stand', () => {
    const [flag, ...rest] = check(without(5, 8), whole);
    expect(rest).toEqual([]);
    expect(flag).toMatchObject({ kind: 'missing-text', severity: 'high' });
    expect(flag?.from).toBe(flag?.to);
    expect(flag?.from).toBe(sentences.slice(0, 5).join('. ').length + 1);
    expect(flag?.reference?.text).toBe(sentences.slice(5, 8).join('. '));
  });

  it('flags a reference that reaches further once at each end', () => {
    const flags = check(sentences.slice(8, 16).join('. '), whole);
    expect(flags.map((flag) => [flag.kind, flag.severity, flag.message.key])).toEqual([
      ['missing-text', 'info', 'missing.earlier'],
      ['missing-text', 'info', 'missing.later'],
    ]);
  });

  it('only tells of the part that a reference does not reach', () => {
    const flags = check(whole, sentences.slice(8, 16).join('. '));
    expect(flags.map((flag) => [flag.kind, flag.severity, flag.message.key])).toEqual([
      ['extra-text', 'info', 'extra.edge'],
      ['extra-text', 'info', 'extra.edge'],
    ]);
  });

  it('flags an extra stretch, and one that stands twice as worse', () => {
    const extra = 'Здесь стоит лишняя фраза которой в эталоне нет вовсе';
    const flags = check([...sentences.slice(0, 6), extra, ...sentences.slice(6)].join('. '), whole);
    expect(shown(flags)).toEqual([`extra-text/medium ${extra}→`]);
    const line = sentences[6] ?? '';
    const twice = check([...sentences.slice(0, 6), line, ...sentences.slice(6)].join('. '), whole);
    expect(twice.map((flag) => [flag.kind, flag.severity, flag.message.key])).toEqual([
      ['extra-text', 'high', 'extra.twice'],
    ]);
  });

  it('weighs a few words by what they carry', () => {
    expect(flagsOf('он согласен', 'он не согласен')).toEqual(['missing-text/high →не']);
    expect(flagsOf('он вполне согласен', 'он согласен')).toEqual(['extra-text/medium вполне→']);
  });

  it('inserts a missing word after the punctuation before it', () => {
    const [flag] = check('Войска, ушли вчера на север.', 'Войска, вероятно ушли вчера на север.');
    expect(flag).toMatchObject({ kind: 'missing-text', from: 7, to: 7, suggestions: [' вероятно'] });
  });

  it('flags a moved stretch once', () => {
    const moved = [
      ...sentences.slice(0, 4),
      ...sentences.slice(8, 12),
      ...sentences.slice(4, 8),
      ...sentences.slice(12),
    ];
    const flags = check(moved.join('. '), whole);
    expect(flags.map((flag) => [flag.kind, flag.severity])).toEqual([['moved-text', 'medium']]);
    expect(flags[0]?.reference?.text.slice(0, 20)).toBe(flags[0]?.text.slice(0, 20));
  });

  it('never takes furniture for text, on either side', () => {
    const sheets =
      `Экз. № 2\nЛист 1\n${sentences.slice(0, 8).join('. ')}\n/см.сл.лист/\n` +
      `Продолжение шифртелеграммы № 4711\n- 2 -\nЛист 2\n${sentences.slice(8).join('. ')}\nотп. Иванова 16.00`;
    expect(check(sheets, whole)).toEqual([]);
    expect(check(whole, sheets)).toEqual([]);
  });

  it('flags texts without anything in common once', () => {
    const other = russianParagraphs(seededRandom(9), 300)
      .join(' ')
      .replace(/[а-я]{3,}/g, (word) => [...word].reverse().join(''));
    expect(check(other, whole).map((flag) => flag.kind)).toEqual(['not-comparable']);
  });

  it('flags a patch that cannot be read once', () => {
    const patch = Array.from({ length: 16 }, (_, i) => 'ъхжщфц'.slice(i % 3) + 'ыъ'.repeat(1 + (i % 4))).join(
      ' ',
    );
    const flags = check([...sentences.slice(0, 6), patch, ...sentences.slice(8)].join('. '), whole);
    expect(flags.filter((flag) => flag.kind === 'not-comparable')).toHaveLength(1);
    expect(flags.length).toBeLessThanOrEqual(3);
  });
});

describe('a patch of which less than 40 % matches', () => {
  const sentences = russianParagraphs(seededRandom(335), 300).join(' ').split(' ');
  const garbled = (from: number, to: number, every: number) =>
    sentences
      .map((word, i) => (i >= from && i < to && i % every !== 0 ? 'ъыь'.repeat(2 + (i % 3)) : word))
      .join(' ');

  it('is one flag, and the text around it is compared', () => {
    const flags = check(garbled(80, 120, 4).replace(sentences[20] ?? '', 'подмена'), sentences.join(' '));
    expect(flags.filter((flag) => flag.kind === 'not-comparable')).toHaveLength(1);
    expect(flags.length).toBeLessThanOrEqual(3);
    const patch = flags.find((flag) => flag.kind === 'not-comparable');
    expect(patch?.text.split(' ').length).toBeGreaterThan(30);
  });

  it('is no patch when most of it matches, or when its words are only misread', () => {
    const mild = check(garbled(80, 120, 2), sentences.join(' '));
    expect(mild.filter((flag) => flag.kind === 'not-comparable')).toEqual([]);
    const misread = sentences.map((word, i) =>
      i > 80 && i < 120 && word.length > 4 ? `${word.slice(0, -1)}ъ` : word,
    );
    const flags = check(misread.join(' '), sentences.join(' '));
    expect(flags.filter((flag) => flag.kind === 'not-comparable')).toEqual([]);
  });
});

describe('words against themselves', () => {
  it.each([
    ['прибыло З5 вагонов', 'З5', '35'],
    ['прибыло 1О вагонов', '1О', '10'],
    ['телеграмма 156О3', '156О3', '15603'],
    ['дата 1б.1.51', '1б.1.51', '16.1.51'],
    ['в апреле 196Т года', '196Т', '1961'],
  ])('a letter among digits: %s', (text, here, there) => {
    expect(check(text, null)).toMatchObject([
      { kind: 'digit-letter-mix', severity: 'high', text: here, suggestions: [there] },
    ]);
  });

  it.each([
    '38-я параллель',
    '№ 1476/ш',
    '2-го полка',
    'самолет Б-29',
    '16/I-51 г.',
    'XI съезд',
    '5 тыс.',
    'груз 5Т',
  ])('a lawful mixture: %s', (text) => expect(check(text, null)).toEqual([]));

  it('Latin letters in a Russian word, and a Latin word among Russian ones', () => {
    expect(check('наши вoйска отошли', null)).toMatchObject([
      { kind: 'mixed-script', text: 'вoйска', suggestions: ['войска'] },
    ]);
    expect(check('шли c востока', null)).toMatchObject([
      { kind: 'mixed-script', text: 'c', suggestions: ['с'] },
    ]);
    expect(check('XI-й съезд, XX век, The end', null)).toEqual([]);
  });

  it('yields to a reference that questions the word, and stays where it confirms it', () => {
    expect(shown(check('прибыло З5 вагонов', 'прибыло 36 вагонов'))).toEqual(['number-differs/high З5→36']);
    expect(shown(check('наши вoйска отошли', 'наши войска отошли'))).toEqual(['mixed-script/medium вoйска→']);
  });
});

describe('a strictly diplomatic check', () => {
  const here = 'Войска, отошли её "путь" на север. и стали';
  const there = 'войска отошли ее «путь» на Север. и стали';

  it('flags case, ё and punctuation, each as info', () => {
    expect(shown(check(here, there, true))).toEqual([
      'case-differs/info Войска→войска',
      'punctuation-differs/info Войска,→войска',
      'case-differs/info её→ее',
      'punctuation-differs/info её "→ее «',
      'punctuation-differs/info путь"→путь»',
      'case-differs/info север→Север',
    ]);
    expect(check(here, there)).toEqual([]);
  });
});
