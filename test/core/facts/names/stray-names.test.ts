import { describe, expect, it } from 'vitest';
import { checkText } from '../../../../app/core/discrepancy/check';

/** Ordinary words of the sentences below, among them some that are names here. */
const WORDS = new Set(
  'присутствовали органон мороз голуб кузнец жаловался на японского советника который требует денег дон штаб стоял в станице до весны он живет улице дом садовой выступили и тов'.split(
    ' ',
  ),
);

const namesIn = (ru: string, en: string) =>
  checkText(
    {
      transcription: { file: 'text', text: ru, sheetStarts: [] },
      references: [{ file: 'translation', role: 'translation', text: en }],
      settings: { strictDiplomatic: false },
    },
    'en',
    { dictionary: { knows: (word) => WORDS.has(word.toLowerCase()) } },
  )
    .discrepancies.filter(({ kind, severity }) => kind === 'name-differs' && severity !== 'low')
    .map(({ text }) => text);

describe('names that are other words too, or stand in another case', () => {
  it.each([
    [
      'Органон',
      'Присутствовали: тт. Органон, Мельник, Щербак.',
      'Present: Comrades Organov, Melnik, Shcherbak.',
    ],
    [
      'Органов',
      'Присутствовали: тт. Органов, Мельник, Щербак.',
      'Present: Comrades Arganov, Melnik, Shcherbak.',
    ],
    [
      'Дон',
      'Жаловался на японского советника Дон, который требует денег.',
      'He complained about the Japanese adviser Doi, who demands money.',
    ],
    [
      'Козачьей',
      'Штаб стоял в станице Козачьей до весны.',
      'The headquarters stood in the village of Kazachya until spring.',
    ],
  ])('«%s» is told where the translation has another', (name, ru, en) => {
    expect(namesIn(ru, en)).toEqual([name]);
  });

  it.each([
    ['Присутствовали: тт. Органов, Мельник, Щербак.', 'Present: Comrades Organov, Melnik, Shcherbak.'],
    ['Управляющий П. Марьин\nКассир К. Гусев', 'Manager P. Maryin\nCashier K. Gusev'],
    ['МОСКВА ТОВ. ФЫН СИ', 'Moscow, to Comrade Fyn Si\nNo. 7124'],
    ['Прибыл майор Джон Макклур.', 'Major John McClure arrived.'],
    [
      'Выступили тов. Мороз, тов. Голуб и тов. Кузнец.',
      'Comrade Moroz, Comrade Golub and Comrade Kuznets spoke.',
    ],
    [
      'Жаловался на японского советника Дой, который требует денег.',
      'He complained about the Japanese adviser Doi, who demands money.',
    ],
    [
      'Штаб стоял в станице Казачьей до весны.',
      'The headquarters stood in the village of Kazachya until spring.',
    ],
    ['Он живет на улице Садовой, дом 4.', 'He lives on Sadovaya Street, house 4.'],
  ])('nothing is told of «%s»', (ru, en) => {
    expect(namesIn(ru, en)).toEqual([]);
  });
});
