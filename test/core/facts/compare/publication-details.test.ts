import { describe, expect, it } from 'vitest';
import { firstDetails, publicationDetails } from '../../../../app/core/facts/compare/publication-details';

const PAGE = `**March 3, 1952**
**Telegram from A to B on**
**Trucks**

**Citation:**

“Telegram from A to B on Trucks,” March 3, 1952, History Program Archive, RGASPI, f. 558, op. 11, d. 342, ll. 21-24.

<http://archive.example.org/document/7>

**Summary:**

A asks B for
500 trucks.

**Original Language:**

Russian

**Contents:**

- English Translation
- Scan of Original Document

CIPHERED TELEGRAM No. 777

To Comrade B. We ask for trucks.`;

describe('publicationDetails', () => {
  it('reads labels with their matter below them', () => {
    expect(publicationDetails(PAGE)).toEqual({
      title: 'Telegram from A to B on Trucks',
      citation: { archive: 'RGASPI', fond: '558', opis: '11', delo: '342', list: '21–24' },
      publication: {
        date: 'March 3, 1952',
        citation: expect.stringContaining('f. 558, op. 11') as string,
        url: 'http://archive.example.org/document/7',
        summary: 'A asks B for 500 trucks.',
        language: 'Russian',
      },
      hasTranslation: true,
      hasOriginal: true,
    });
  });

  it('reads labels with their matter beside them, in Russian', () => {
    const page = `Название: Телеграмма А товарищу Б
Дата: 3 марта 1952 г.
Источник: РГАСПИ, ф. 558, оп. 11, д. 342, лл. 21-24
Ссылка: https://archive.example.org/7
Аннотация: А просит 500 грузовиков.
Язык: русский

ТЕЛЕГРАММА № 777`;
    expect(publicationDetails(page)).toMatchObject({
      title: 'Телеграмма А товарищу Б',
      citation: { archive: 'РГАСПИ', fond: '558', list: '21–24' },
      publication: {
        date: '3 марта 1952 г.',
        url: 'https://archive.example.org/7',
        summary: 'А просит 500 грузовиков.',
        language: 'русский',
      },
    });
  });

  it('takes the title from the head where the citation quotes none', () => {
    const page =
      'Letter to the Front\n\n3 March 1952\n\nCitation: RGASPI, f. 1, op. 2, d. 3, l. 4.\n\nDear A.';
    expect(publicationDetails(page)).toMatchObject({
      title: 'Letter to the Front',
      publication: { date: '3 March 1952' },
    });
  });

  it.each(['', 'To Comrade B. We ask for trucks.\n\nDate: 3.3.52', 'ТЕЛЕГРАММА № 7\n\nПросим сообщить.'])(
    'finds nothing in a document itself',
    (text) => expect(publicationDetails(text)).toBeNull(),
  );

  it('takes the first page among several texts', () => {
    expect(firstDetails(['Просим.', PAGE])?.title).toBe('Telegram from A to B on Trucks');
    expect(firstDetails([])).toBeNull();
  });

  it('survives hostile text', () => {
    for (const unit of ['Citation: “', '“a', 'Summary:\n', '\n', 'https://', '*_#'])
      expect(() => publicationDetails(`Citation: x\n${unit.repeat(5_000)}`)).not.toThrow();
  });
});
