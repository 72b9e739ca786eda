import { beforeAll, describe, expect, it } from 'vitest';
import { checkFindings } from '../../../app/core/discrepancy/check';
import type { CheckAids } from '../../../app/core/discrepancy/evidence/aids';
import { realAids } from '../../bench/real';

const TEXT = `Начальнику Главного управления милиции
тов. Серебрякову

РАПОРТ

Доношу, что 14 марта 1937 г. на станции Лозовая Южной ж.д. сотрудниками дорожно-транспортного отдела задержан гр-н Пилипенко Т.С., 1898 года рождения, у которого при обыске изъято 3 кг 200 гр. взрывчатого вещества и револьвер системы «Наган» № 44871.
На допросе Пилипенко показал, что прибыл из гор. Бердянска и должен был передать вещество неизвестному лицу, которое ожидало его в буфете 2-го класса в 18 час. 30 мин.
Пилипенко также показал, что в сентябре прошлого года он дважды ездил в Одессу, где встречался с бывшим штабс-капитаном Верховенским и получил от него 500 рублей.
Следствие ведёт уполномоченный Горбань. Прошу Ваших указаний о переводе арестованного в Харьков.

Начальник отделения Лисовский
15 марта 1937 г.
`;

/** What editors of documents do to a text: a note's letter glued to its word is not told from a letter too many. */
const PRACTICES: readonly (readonly [name: string, edit: (s: string) => string])[] = [
  ['тов. brackets', (s) => s.replace('тов. Серебрякову', 'т[оварищу] Серебрякову')],
  ['year brackets', (s) => s.replace('1898 года', '<18>98 года')],
  ['year brackets2', (s) => s.replace('14 марта 1937 г.', '14 марта [19]37 г.')],
  ['omission <…>', (s) => s.replace(' Прошу Ваших указаний о переводе арестованного в Харьков.', ' <…>')],
  [
    'omission […]',
    (s) =>
      s.replace(
        'Пилипенко также показал, что в сентябре прошлого года он дважды ездил',
        '[…] В сентябре прошлого года он дважды ездил',
      ),
  ],
  [
    'note *',
    (s) => s.replace('«Наган» № 44871.', '«Наган» № 44871*.').replace(/$/, '\n* Номер вписан от руки.\n'),
  ],
  ['note digit glued', (s) => s.replace('Бердянска и', 'Бердянска12 и')],
  ['note [3]', (s) => s.replace('Бердянска и', 'Бердянска[3] и')],
  ['note sup', (s) => s.replace('Бердянска и', 'Бердянска³ и')],
  ['note paren', (s) => s.replace('Бердянска и', 'Бердянска1) и')],
  ['page number', (s) => s.replace('На допросе', '\n- 217 -\n\nНа допросе')],
  ['page head', (s) => s.replace('На допросе', '\n218\tГлава III. Террор и транспорт\n\nНа допросе')],
  [
    'line numbers',
    (s) =>
      s
        .split('\n')
        .map((l, i) => (i % 5 === 4 ? `${l} ${i + 1}` : l))
        .join('\n'),
  ],
  [
    'line numbers left',
    (s) =>
      s
        .split('\n')
        .map((l, i) => `${i + 1}  ${l}`)
        .join('\n'),
  ],
  ['legend', (s) => s + '\nРГАСПИ. Ф. 17. Оп. 166. Д. 574. Л. 12—13. Подлинник. Машинопись.\n'],
  ['legend2', (s) => s + '\nЦА ФСБ РФ. Ф. 3. Оп. 4. Пор. 812. Л. 77. Заверенная копия.\n'],
  [
    'title',
    (s) =>
      '№ 84\nРапорт начальника отделения ДТО НКВД Лисовского о задержании Т.С. Пилипенко\n15 марта 1937 г.\n\n' +
      s,
  ],
  ['editor so', (s) => s.replace('уполномоченный Горбань', 'уполномоченный Горбань [так в тексте]')],
  [
    'editor underline',
    (s) => s.replace('500 рублей', '500 рублей [подчеркнуто красным карандашом. — Сост.]'),
  ],
  ['resolution', (s) => s + '\nРезолюция: «Перевести в Харьков. Серебряков. 17.III.37».\n'],
  [
    'abbr full',
    (s) =>
      s
        .replace('Южной ж.д.', 'Южной железной дороги')
        .replace('гр-н', 'гражданин')
        .replace('гор. Бердянска', 'города Бердянска')
        .replace('18 час. 30 мин.', '18 часов 30 минут')
        .replace('3 кг 200 гр.', '3 килограмма 200 граммов'),
  ],
  ['full abbr', (s) => s.replace('1898 года рождения', '1898 г.р.').replace('500 рублей', '500 руб.')],
  [
    'brackets inside',
    (s) => s.replace('гр-н Пилипенко', 'гр[аждани]н Пилипенко').replace('ж.д.', 'ж[елезной] д[ороги]'),
  ],
  [
    'zero width',
    (s) =>
      s.replace('Серебрякову', 'Сереб\u200bрякову').replace('Пилипенко показал', 'Пили\u00adпенко показал'),
  ],
  ['nbsp thin', (s) => s.replace('500 рублей', '500\u00a0рублей').replace('14 марта', '14\u2009марта')],
  ['CR', (s) => s.replace(/\n/g, '\r')],
  ['CRLF', (s) => s.replace(/\n/g, '\r\n')],
  ['date roman', (s) => s.replace('15 марта 1937 г.\n', '15.III.1937\n')],
  ['date num', (s) => s.replace('14 марта 1937 г.', '14.03.1937')],
  ['words figures', (s) => s.replace('3 кг 200 гр.', '3,2 кг').replace('дважды', '2 раза')],
  ['quotes', (s) => s.replace('«Наган»', '"Наган"').replace('«Наган»', '„Наган“')],
  ['yo', (s) => s.replace('ведёт', 'ведет')],
  ['class', (s) => s.replace('2-го класса', 'II класса')],
  ['initials order', (s) => s.replace('Пилипенко Т.С.', 'Т. С. Пилипенко')],
  ['spaced', (s) => s.replace('РАПОРТ', 'Р А П О Р Т')],
  ['linebreak hyphen', (s) => s.replace('дорожно-транспортного', 'дорожно-транспорт-\nного')],
  ['double hyphen', (s) => s.replace('сотрудниками', 'сотруд=\nниками')],
  ['italic md', (s) => s.replace('Лозовая', '*Лозовая*').replace('РАПОРТ', '**РАПОРТ**')],
  [
    'running head no ff',
    (s) =>
      s
        .replace('Пилипенко также', 'Документы советской эпохи\n219\nПилипенко также')
        .replace('Следствие', '220\nДокументы советской эпохи\nСледствие'),
  ],
  [
    'footnote block',
    (s) =>
      s.replace('Харьков.', 'Харьков5.') + '\n5 Переведён 20 марта. См.: РГАСПИ. Ф. 17. Оп. 3. Д. 5. Л. 2.\n',
  ],
  ['copy certify', (s) => s + '\nВерно: (подпись)\nПомета: «В архив».\n'],
  ['modern caps', (s) => s.replace('Ваших', 'ваших').replace('Главного управления', 'главного управления')],
  ['signature paren', (s) => s.replace('Начальник отделения Лисовский', 'Начальник отделения (Лисовский)')],
  [
    'signature brackets',
    (s) => s.replace('Начальник отделения Лисовский', 'Начальник отделения [подпись] Лисовский'),
  ],
  ['nagan numbers sign', (s) => s.replace('№ 44871', 'No 44871')],
  ['so!', (s) => s.replace('штабс-капитаном', 'штабс-капитаном (!)')],
  ['note hat', (s) => s.replace('Бердянска и', 'Бердянска^а и')],
  ['note html sup', (s) => s.replace('Бердянска и', 'Бердянска<sup>12</sup> и')],
  ['note (1)', (s) => s.replace('Бердянска и', 'Бердянска (1) и')],
  ['note dagger', (s) => s.replace('Бердянска и', 'Бердянска† и')],
  ['note **', (s) => s.replace('Бердянска и', 'Бердянска** и')],
  ['note letter sup', (s) => s.replace('Бердянска и', 'Бердянскаᵃ и')],
  ['note range', (s) => s.replace('Бердянска и', 'а—Бердянска—а и')],
  ['note 2-2', (s) => s.replace('гор. Бердянска и должен', '²гор. Бердянска² и должен')],
  ['editor italics', (s) => s.replace('неизвестному лицу', 'неизвестному <лицу>')],
  ['sic', (s) => s.replace('гор. Бердянска', 'гор. Бердянска [sic!]')],
  ['crossed out', (s) => s.replace('500 рублей', '<500>* рублей')],
  ['speaker names', (s) => s.replace('Начальник отделения Лисовский', 'Начальник отделения ЛИСОВСКИЙ')],
  ['num sp', (s) => s.replace('44871', '44 871')],
  ['num dot', (s) => s.replace('44871', '44.871')],
  ['tt', (s) => s.replace('тов. Серебрякову', 'т. Серебрякову')],
  ['god', (s) => s.replace('14 марта 1937 г.', '14 марта 1937 года')],
  ['e dash', (s) => s.replace('дорожно-транспортного', 'дорожно—транспортного')],
  ['ordinal', (s) => s.replace('2-го класса', 'второго класса')],
  ['ordinal2', (s) => s.replace('2-го класса', '2 класса')],
  ['page in brackets', (s) => s.replace('На допросе', '[Л. 2] На допросе')],
  ['page slash', (s) => s.replace('На допросе', '/л. 12об./ На допросе')],
  ['page double slash', (s) => s.replace('показал, что прибыл', 'показал, // что прибыл')],
  ['page bars', (s) => s.replace('показал, что прибыл', 'показал, |л. 13| что прибыл')],
  ['abbrev expanded round', (s) => s.replace('гр-н Пилипенко', 'гр(аждани)н Пилипенко')],
  ['date first', (s) => '15 марта 1937 г.\n' + s.replace('\n15 марта 1937 г.\n', '\n')],
  [
    'addressee moved',
    (s) =>
      s.replace('Начальнику Главного управления милиции\nтов. Серебрякову\n\n', '') +
      '\nНачальнику Главного управления милиции\nтов. Серебрякову\n',
  ],
  [
    'scope begins earlier',
    (s) =>
      'Совершенно секретно\n\nНКВД СССР\nДорожно-транспортный отдел\n\nВ дополнение к нашему донесению от 10 марта направляем рапорт начальника отделения станции Лозовая.\n\n' +
      s,
  ],
];

describe('a practice of editions raises nothing above low', () => {
  let aids: CheckAids = { dictionary: null };
  beforeAll(async () => {
    aids = await realAids();
  });

  it.each(PRACTICES)('%s', (_, edit) => {
    const reference = edit(TEXT);
    expect(reference).not.toBe(TEXT);
    const { discrepancies } = checkFindings(
      {
        transcription: { file: 'text', text: TEXT, sheetStarts: [] },
        references: [{ file: 'edition', role: 'transcription', text: reference }],
        settings: { strictDiplomatic: false },
      },
      aids,
    );
    const grave = discrepancies.filter(({ severity }) => severity === 'high' || severity === 'medium');
    expect(grave.map(({ kind, text }) => `${kind} ${text}`)).toEqual([]);
  });
});
