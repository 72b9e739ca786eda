import { describe, expect, it } from 'vitest';
import { valuesAgree } from '../../../app/core/facts/agree/agreement';
import { extractFacts } from '../../../app/core/facts/read/extract';
import type { FactLanguage, FactValue } from '../../../app/core/facts/grammar/fact';

/** Tables of written forms: `form, form = value`. Each form must be read whole, with the value among its readings. */
type Row = readonly [form: string, value: string];

function rows(table: string): readonly Row[] {
  return table
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [forms = '', value = ''] = line.split(' = ');
      return forms.split(' | ').map((form): Row => [form.trim(), value.trim()]);
    });
}

/** `n 5`, `n 5-6`, `d 1951-1-16` (`-` for a missing part is `?`), `t 14:45`, `no 15603/sh`, `o 38`. */
function valueOf(written: string): FactValue {
  const [kind = '', body = ''] = written.split(' ');
  const part = (text = ''): number | null => (text === '?' ? null : Number(text));
  switch (kind) {
    case 'n': {
      const [low = '', high = low] = body.split('-');
      return { type: 'quantity', lowest: Number(low), highest: Number(high) };
    }
    case 'd': {
      const [year, month, day] = body.split('-');
      return { type: 'date', year: part(year), month: part(month), day: part(day) };
    }
    case 't': {
      const [hours = '', minutes = ''] = body.split(':');
      return { type: 'time', minutes: Number(hours) * 60 + Number(minutes) };
    }
    case 'no': {
      const [digits = '', suffix = ''] = body.split('/');
      return { type: 'document-number', digits, suffix };
    }
    default:
      return { type: 'designation', ordinal: Number(body), what: null };
  }
}

function isRead(form: string, value: string, language: FactLanguage): boolean {
  const wanted = valueOf(value);
  return extractFacts(form, language).some(({ values }) =>
    values.some((one) =>
      one.type === 'designation'
        ? wanted.type === 'designation' && one.ordinal === wanted.ordinal
        : one.type === wanted.type &&
          valuesAgree(one, wanted) &&
          JSON.stringify(one) === JSON.stringify(wanted),
    ),
  );
}

const CASES = 'nominative genitive dative accusative instrumental prepositional';
/** Russian cardinals in all cases and, where they have them, genders; in the order of `CASES`. */
const CARDINALS = `
один одна одно | одного одной | одному одной | одну | одним одной | одном одной = n 1
два две | двух | двум | два две | двумя | двух = n 2
три | трех трёх | трем трём | три | тремя | трех = n 3
четыре | четырех четырёх | четырем четырём | четыре | четырьмя | четырех = n 4
пять | пяти | пяти | пять | пятью | пяти = n 5
шесть | шести | шести | шесть | шестью | шести = n 6
семь | семи | семи | семь | семью | семи = n 7
восемь | восьми | восьми | восемь | восемью восьмью | восьми = n 8
девять | девяти | девяти | девять | девятью | девяти = n 9
десять | десяти | десяти | десять | десятью | десяти = n 10
одиннадцать | одиннадцати | одиннадцати | одиннадцать | одиннадцатью | одиннадцати = n 11
двенадцать | двенадцати | двенадцати | двенадцать | двенадцатью | двенадцати = n 12
тринадцать | тринадцати | тринадцати | тринадцать | тринадцатью | тринадцати = n 13
четырнадцать | четырнадцати | четырнадцати | четырнадцать | четырнадцатью | четырнадцати = n 14
пятнадцать | пятнадцати | пятнадцати | пятнадцать | пятнадцатью | пятнадцати = n 15
шестнадцать | шестнадцати | шестнадцати | шестнадцать | шестнадцатью | шестнадцати = n 16
семнадцать | семнадцати | семнадцати | семнадцать | семнадцатью | семнадцати = n 17
восемнадцать | восемнадцати | восемнадцати | восемнадцать | восемнадцатью | восемнадцати = n 18
девятнадцать | девятнадцати | девятнадцати | девятнадцать | девятнадцатью | девятнадцати = n 19
двадцать | двадцати | двадцати | двадцать | двадцатью | двадцати = n 20
тридцать | тридцати | тридцати | тридцать | тридцатью | тридцати = n 30
сорок | сорока | сорока | сорок | сорока | сорока = n 40
пятьдесят | пятидесяти | пятидесяти | пятьдесят | пятьюдесятью | пятидесяти = n 50
шестьдесят | шестидесяти | шестидесяти | шестьдесят | шестьюдесятью | шестидесяти = n 60
семьдесят | семидесяти | семидесяти | семьдесят | семьюдесятью | семидесяти = n 70
восемьдесят | восьмидесяти | восьмидесяти | восемьдесят | восемьюдесятью восьмьюдесятью | восьмидесяти = n 80
девяносто | девяноста | девяноста | девяносто | девяноста | девяноста = n 90
сто | ста | ста | сто | ста | ста = n 100
двести | двухсот | двумстам | двести | двумястами | двухстах = n 200
триста | трехсот трёхсот | тремстам трёмстам | триста | тремястами | трехстах = n 300
четыреста | четырехсот четырёхсот | четыремстам | четыреста | четырьмястами | четырехстах = n 400
пятьсот | пятисот | пятистам | пятьсот | пятьюстами | пятистах = n 500
шестьсот | шестисот | шестистам | шестьсот | шестьюстами | шестистах = n 600
семьсот | семисот | семистам | семьсот | семьюстами | семистах = n 700
восемьсот | восьмисот | восьмистам | восемьсот | восемьюстами восьмьюстами | восьмистах = n 800
девятьсот | девятисот | девятистам | девятьсот | девятьюстами | девятистах = n 900
тысяча | тысячу | тысячей = n 1000
миллион | миллиона | миллиону = n 1000000
полтора полторы | полутора = n 1.5
полтораста | полутораста = n 150
двое | двоих | двоим | двоими = n 2
трое | троих | троим | троими = n 3
четверо | четверых | четверым = n 4
пятеро | пятерых | пятерым = n 5
шестеро | шестерых = n 6
семеро | семерых = n 7
оба обе | обоих обеих | обоим обеим | обоими обеими = n 2
`;

const ADJECTIVE = 'ый ого ому ым ом ая ой ую ое ые ых ыми';
const ADJECTIVE_IN_OI = 'ой ого ому ым ом ая ую ое ые ых ыми';
const ORDINALS = `
перв 1 ${ADJECTIVE}
втор 2 ${ADJECTIVE_IN_OI}
трет 3 ий ьего ьему ьим ьем ья ьей ью ье ьи ьих ьими
четверт 4 ${ADJECTIVE}
пят 5 ${ADJECTIVE}
шест 6 ${ADJECTIVE_IN_OI}
седьм 7 ${ADJECTIVE_IN_OI}
восьм 8 ${ADJECTIVE_IN_OI}
девят 9 ${ADJECTIVE}
десят 10 ${ADJECTIVE}
одиннадцат 11 ${ADJECTIVE}
двадцат 20 ${ADJECTIVE}
тридцат 30 ${ADJECTIVE}
сороков 40 ${ADJECTIVE_IN_OI}
пятидесят 50 ${ADJECTIVE}
сот 100 ${ADJECTIVE}
двухсот 200 ${ADJECTIVE}
трехсот 300 ${ADJECTIVE}
`;

const RUSSIAN = `
10.000-15.000 человек | 10 000 - 15 000 человек | 10000—15000 | от 10.000 до 15.000 | десять-пятнадцать тысяч | 10-15 тыс. | 10-15 тысяч человек | между 10.000 и 15.000 = n 10000-15000
100 тыс. | 100 тысяч | 100.000 | 100 000 | сто тысяч | ста тысячам | ста тысячами = n 100000
двух-трех | двух - трех | два-три | 2-3 | две - три | от двух до трех | двумя-тремя | двум или трем = n 2-3
полтора миллиона | полутора миллионов | 1,5 млн. | 1.5 млн | 1,5 миллиона | полутора миллионами = n 1500000
два с половиной миллиона | 2,5 млн. | двух с половиной миллионов = n 2500000
2 тыс. 500 | 2.500 | 2500 | две тысячи пятьсот | двух тысяч пятисот = n 2500
25% | 25 % | 25 проц. | 25 процентов | двадцать пять процентов | 25-ти процентов = n 25
38,5 % | 38,5 процента = n 38.5
300 руб. | 300 рублей | триста рублей | тремстам рублям = n 300
5 млн. долларов | 5 миллионов долларов | пять миллионов долларов | пяти миллионов = n 5000000
120 км | 120 километров | сто двадцать километров | 120-ти километрах = n 120
1 млрд. | 1 миллиард | миллиард = n 1000000000
16.1.1951 | 16.01.1951 | 16.1.51 г. | 16.I.51 г. | 16.I.1951 | 16/I-51 | 16/I-51 г. | 16/1-51 | 16-1-51 | 16/I 1951 г. | 16-го января 1951 г. | 16 января 1951 г. | 16 января 1951 года | 16 янв. 1951 г. | шестнадцатого января 1951 года | 16 января 51 г. | 16. I. 51 г. | 1951-01-16 = d 1951-1-16
16 января с.г. | 16 января | 16-го января | шестнадцатого января | шестнадцатое января | шестнадцатым января | 16 января т.г. | 16 января сего года | 16 янв. = d ?-1-16
16.1 с.г. | 16/I | 16/I с.г. | 16.I = d ?-1-16
двадцать первого мая | 21 мая | 21-го мая | двадцать первое мая = d ?-5-21
в январе 1951 года | январь 1951 г. | января 1951 года | январе месяце 1951 года = d 1951-1-?
в феврале | февраль | февраля месяца = d ?-2-?
в 1950 году | 1950 г. | 1950 года | 1950-й год | 1950-го года | 1950-м году | 1950 год = d 1950-?-?
14 час. 45 мин. | 14 часов 45 минут | 14.45 | 14:45 | 14 ч. 45 м. | 14-45 | четырнадцать часов сорок пять минут | 14 час 45 мин | 14 ч 45 мин = t 14:45
3 часа дня | 3 ч. дня | три часа дня | 15 часов | 15.00 | 15 час. = t 15:00
8 часов утра | 8 час. утра | восемь часов утра | 8 ч. утра = t 8:00
12 часов ночи | двенадцать часов ночи = t 0:00
№ 15603 | №15603 | № 15.603 | N 15603 | № 15603. | номер 15603 | за № 15603 | за номером 15603 = no 15603
№ 1476/ш | № 1476/Ш | №1476/ш | № 1476 /ш = no 1476/sh
№ 600428/ш = no 600428/sh
№ 12/с | № 12с = no 12/s
38-я параллель | 38-й параллели | 38-ю параллель | тридцать восьмая параллель | тридцать восьмой параллели | 38 -й параллели = o 38
3-й корпус | 3-го корпуса | третий корпус | третьего корпуса | III корпус | 3 -й корпус = o 3
50-я армия | 50-ой армии | пятидесятая армия = o 50
XIX съезд | ХІХ съезд | ХIХ съезда | 19-й съезд | девятнадцатый съезд | XIX-й съезд = o 19
II пленум | 2-й пленум | второй пленум = o 2
I922 г. = d 1922-?-?
З8-я параллель = o 38
1О.000 | 1О.ООО = n 10000
15.1.5I | 15.1.5l | I5.1.51 | l5.1.51 = d 1951-1-15
№ 1560З | № I5603 | № 156О3 = no 15603
1б часов | 16 часов = t 16:00
`;

const ENGLISH = `
10,000-15,000 men | 10,000 - 15,000 | 10,000–15,000 | 10,000 to 15,000 | from 10,000 to 15,000 | between 10,000 and 15,000 | ten to fifteen thousand | 10-15 thousand = n 10000-15000
100,000 | 100 thousand | one hundred thousand | a hundred thousand | 100 000 | 100000 = n 100000
two-three | 2-3 | two to three | two or three | 2 to 3 = n 2-3
1.5 million | one and a half million | 1,500,000 | 1.5 mln = n 1500000
2.5 million | two and a half million = n 2500000
2,500 | 2500 | two thousand five hundred | twenty-five hundred = n 2500
fifteen | 15 = n 15
twenty-five percent | 25 percent | 25% | 25 % = n 25
one hundred and five | one hundred five | 105 | a hundred and five = n 105
nineteen hundred | one thousand nine hundred = n 1900
a dozen | twelve | 12 = n 12
two dozen = n 24
half a million | 500,000 = n 500000
January 16, 1951 | 16 January 1951 | January 16 1951 | Jan. 16, 1951 | 16 Jan. 1951 | the 16th of January, 1951 | 16th January 1951 | January 16th, 1951 | 1/16/51 | 16.1.51 | 16.1.1951 | 1951-01-16 | 16/1-51 | 16/I-51 | 16.I.51 | 01/16/1951 = d 1951-1-16
October 14, 1950 | 10/14/50 | 14.10.50 | 14/10-50 | 14 October 1950 = d 1950-10-14
13/5-50 | May 13, 1950 | 13.5.50 | 5/13/50 = d 1950-5-13
January 16 | 16 January | the 16th of January | January 16th | the sixteenth of January = d ?-1-16
January 1951 | January, 1951 | Jan. 1951 = d 1951-1-?
June 1950 | in June of 1950 = d 1950-6-?
14 hours 45 minutes | 14:45 | 14.45 | 2:45 p.m. | 2:45 pm | 2.45 p.m. | 1445 hours | 1445 hrs | 14 hrs. 45 min. | fourteen hours forty-five minutes | 14 hours and 45 minutes = t 14:45
13:30 p.m. | 1:30 p.m. | 13:30 | 13.30 = t 13:30
03:15 a.m. | 3:15 a.m. | 3:15 AM | 0315 hours = t 3:15
3 p.m. | 3 o'clock | 15:00 | 3:00 PM | 15 hours = t 15:00
noon | 12 noon | 12:00 | 12 p.m. = t 12:00
midnight | 12 a.m. | 0:00 = t 0:00
No. 15603 | No 15603 | # 15603 | #15603 | № 15603 | Number 15603 | number 15603 | Nr. 15603 = no 15603
No. 1476/sh | # 1476/sh | No. 1476/SH | #1476/Sh = no 1476/sh
38th parallel | the 38th parallel | thirty-eighth parallel | Thirty-Eighth Parallel = o 38
3rd corps | the 3rd Corps | third corps | III Corps = o 3
21st division | twenty-first division = o 21
19th congress | XIX Congress | nineteenth congress = o 19
`;

describe('tables of forms', () => {
  const missed = (all: readonly Row[], language: FactLanguage): readonly string[] =>
    all.filter(([form, value]) => !isRead(form, value, language)).map((row) => row.join(' = '));

  it('hold hundreds of forms in each language', () => {
    const russian = rows(CARDINALS).flatMap(([forms]) => forms.split(' ')).length + rows(RUSSIAN).length;
    expect(russian).toBeGreaterThan(400);
    expect(rows(ENGLISH).length).toBeGreaterThan(130);
    expect(CASES.split(' ')).toHaveLength(6);
  });

  it('Russian cardinals in all cases and genders', () => {
    const forms = rows(CARDINALS).flatMap(([one, value]) => one.split(' ').map((form): Row => [form, value]));
    expect(missed(forms, 'ru')).toEqual([]);
  });

  it('Russian ordinals in all cases and genders', () => {
    const forms = ORDINALS.trim()
      .split('\n')
      .flatMap((line) => {
        const [stem = '', value = '', ...endings] = line.split(' ');
        return endings.map((ending): Row => [stem + ending, `o ${value}`]);
      });
    expect(forms.length).toBeGreaterThan(200);
    expect(missed(forms, 'ru')).toEqual([]);
  });

  it('Russian forms of archival papers', () => {
    expect(missed(rows(RUSSIAN), 'ru')).toEqual([]);
  });

  it('English forms of translations', () => {
    expect(missed(rows(ENGLISH), 'en')).toEqual([]);
  });
});
