import { describe, expect, it } from 'vitest';
import { notRussian } from '../../../app/core/text/reads-as-russian';

const RUSSIAN: Readonly<Record<string, string>> = {
  plain: 'По полученным сведениям, в ночь на 12 марта эшелон с хлебом прибыл на станцию и был разгружен.',
  'badly read': 'отошди в тыд войси н былм разбнты под гоподом сегодпя утрон ири нопытке лрорьаться',
  'pre-reform':
    'Въ засѣданіи Государственнаго Совѣта слушали докладъ министра о мѣрахъ къ улучшенію быта крестьянъ',
  abbreviated:
    'НКВД СССР. Нач. ОО ГУГБ ст. майору гос. безоп. т. Поляковой. ВЧК-ОГПУ, РККА, РСФСР, ЦК ВКП(б), Главпродснаб',
  'with an address':
    'Переписка с фирмой General Electric Co. по поводу турбины. Ответ просим дать по почте в Москву.',
  figures: '1 204 17,5 88 1931 12/III 4 500 — — 16 38 5 7 99 1 204',
  'a heading': 'СОВЕРШЕННО СЕКРЕТНО',
  leaders: 'Введение ........ 3 ........ 12 ........ 17 ........',
  nothing: '',
};

const OTHER: Readonly<Record<string, string>> = {
  English:
    'All human beings are born free and equal in dignity and rights and should act in a spirit of brotherhood',
  Ukrainian:
    'Усі люди народжуються вільними і рівними у своїй гідності та правах. Вони наділені розумом і совістю',
  Kazakh: 'Барлық адамдар тумысынан азат және қадір-қасиеті мен құқықтары тең болып дүниеге келеді',
  'Russian that a Latin recogniser read':
    'Hanorosas:t AeKnapai IVIs:t no Hanory Ha noJI pesynbTaT npoBepKM noKasaTeneH',
  'Windows-1251 taken for Latin-1': 'îòîøëè â òûë âîéñê è áûëè ðàçáèòû ïîä ãîðîäîì ñåãîäíÿ óòðîì ïðè ïîïûòêå',
  'UTF-8 taken for Windows-1251': 'РћС‚РѕС€Р»Рё РІ С‚С‹Р» РІРѕР№СЃРє Рё Р±С‹Р»Рё СЂР°Р·Р±РёС‚С‹ РїРѕРґ',
  'letters shifted by one': 'пупшмй г уьм гпктл й вьмй сбивйуь рпе дпспепн тёдпеоа фуспн рсй рпрьулё',
  'a mark of a program': 'Scanned by CamScanner',
  signs: '■ □ ▲ ◆ ● ○ ※ § ¤ ■ □',
};

describe('a text layer is taken for Russian', () => {
  it.each(Object.entries(RUSSIAN))('%s', (_, text) => expect(notRussian(text)).toBeNull());
});

describe('a text layer is doubted', () => {
  it.each(Object.entries(OTHER))('%s', (_, text) => expect(notRussian(text)?.sample).toBe(sample(text)));

  it('with its beginning on one line', () => {
    expect(notRussian(`  Page one\n${'word '.repeat(40)}`)?.sample).toMatch(/^Page one word .*[word]…$/);
  });
});

function sample(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 80).trimEnd()}…`;
}
