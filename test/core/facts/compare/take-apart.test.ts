import { describe, expect, it } from 'vitest';
import { takeApart } from '../../../../app/core/facts/compare/take-apart';

const RU = [
  'Товарищу Б. Просим поставить пятьдесят грузовиков до конца месяца, так как дороги ещё плохи.',
  'Поезда не ходят, и мост у станции до сих пор не восстановлен ни с одной стороны.',
  'Прошу сообщить о Вашем решении. С приветом, А.',
];
const EN = [
  'To Comrade B. We ask you to deliver fifty trucks by the end of the month, for the roads are still bad.',
  'The trains are not running, and the bridge at the station has not been rebuilt on either side.',
  'Please inform me of your decision. With greetings, A.',
];

const parts = (text: string): readonly (readonly string[])[] => {
  const apart = takeApart(text);
  if (apart === null) return [];
  return [apart.transcription, apart.translation].map((spans) =>
    spans.map(({ from, to }) => text.slice(from, to)),
  );
};

describe('takeApart', () => {
  it('a text after its translation', () => {
    expect(parts([...EN, ...RU].join('\n\n'))).toEqual([[RU.join('\n\n')], [EN.join('\n\n')]]);
  });

  it('paragraph by paragraph, as bilingual editions print them', () => {
    const text = RU.map((paragraph, i) => `${paragraph}\n\n${EN[i] ?? ''}`).join('\n\n');
    expect(parts(text)).toEqual([RU, EN]);
  });

  it('line by line within a paragraph', () => {
    const text = RU.map((paragraph, i) => `${paragraph}\n${EN[i] ?? ''}`).join('\n\n');
    expect(parts(text)).toEqual([RU, EN]);
  });

  it('English before and after the Russian', () => {
    expect(parts([EN[0], ...RU, EN[1], EN[2]].join('\n\n'))).toEqual([RU, EN]);
  });

  it('leaves a text of one language whole, with a quotation too', () => {
    expect(takeApart(RU.join('\n\n'))).toBeNull();
    expect(takeApart('')).toBeNull();
    const many = Array.from({ length: 6 }, () => RU.join('\n\n'));
    expect(takeApart([...many.slice(0, 3), EN[0], ...many.slice(3)].join('\n\n'))).toBeNull();
  });
});
