import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../../app/core/facts/grammar/fact';
import { namesAgree } from '../../../../app/core/facts/names/name-match';
import { extractNames } from '../../../../app/core/facts/names/names';
import { likeness, skeletonOf } from '../../../../app/core/facts/names/skeleton';

const texts = (names: readonly Fact[]): readonly string[] => names.map((name) => name.text);
const agree = (ru: string, en: string): boolean => {
  const here = extractNames(`товарищу ${ru} сказано`, 'ru');
  const there = extractNames(`told ${en} so`, 'en');
  return here.some((left) => there.some((right) => namesAgree(left, right)));
};

describe('names', () => {
  it.each([
    ['Мао Цзе-дуну', 'Mao Tse-tung'],
    ['МАО ЦЗЕ-ДУН', 'MAO ZEDONG'],
    ['Пын Дэ-хуаем', 'Peng Dehuai'],
    ['Ким Ир Сена', 'Kim Il-sung'],
    ['Сталиным', 'Stalin'],
    ['Филиппову', 'FILIPPOV'],
    ['Вышинского', 'Vyshinskii'],
    ['Берией', 'Beria'],
    ['Чан Кай-ши', 'Chiang Kai-shek'],
    ['Фузан - Тайко', 'Busan-Daegu'],
    ['Пекине', 'Peking'],
    ['Токмаковым', 'Tokmakov'],
    ['Лян Тай-мину', 'Liang Taiming'],
    ['Дин Сюэ-суну', 'Ding Xuesong'],
  ])('%s = %s', (ru, en) => expect(agree(ru, en)).toBe(true));

  it.each([
    ['Сталину', 'Molotov'],
    ['Пекине', 'Seoul'],
    ['Токмакову', 'Vostrikov'],
  ])('%s ≠ %s', (ru, en) => expect(agree(ru, en)).toBe(false));

  it('takes no sentence head, month, title or courtesy for a name', () => {
    expect(extractNames('Прошу сообщить Ваше мнение. Войска ушли.', 'ru')).toEqual([]);
    expect(extractNames('In January the Comrade General left. Troops followed.', 'en')).toEqual([]);
  });

  it('knows an adjective of a place as a soft name', () => {
    const [name] = extractNames('по московскому времени', 'ru');
    expect(name).toMatchObject({ text: 'московскому', strength: 'soft', values: [{ id: 'moscow' }] });
  });

  it('takes known names apart, and marks editors’ additions', () => {
    expect(texts(extractNames('in the area of Busan-Daegu', 'en'))).toEqual(['Busan', 'Daegu']);
    const names = extractNames('To FILIPPOV [Stalin].', 'en');
    expect(names.map((name) => [name.text, name.isEditorial])).toEqual([
      ['FILIPPOV', false],
      ['Stalin', true],
    ]);
  });
});

describe('skeletons', () => {
  it.each([
    ['пындэхуай', 'pengdehuai'],
    ['чжоуэньлай', 'zhouenlai'],
    ['линьбяо', 'linbiao'],
    ['шэньян', 'shenyang'],
    ['пхеньян', 'pyongyang'],
    ['хрущев', 'khrushchev'],
  ])('%s sounds like %s', (ru, en) => {
    const [here, there] = [skeletonOf(ru), skeletonOf(en)];
    expect(here === there || likeness(ru, en) >= 0.5).toBe(true);
  });

  it('tell unlike names apart', () => {
    expect(skeletonOf('молотов')).not.toBe(skeletonOf('malenkov'));
    expect(likeness('молотов', 'beria')).toBeLessThan(0.4);
  });
});
