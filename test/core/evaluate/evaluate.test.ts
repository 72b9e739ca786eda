import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluatePages, evaluateText, pagePairs } from '../../../app/core/evaluate/evaluate';
import { wordsOf } from '../../../app/core/evaluate/graphemes';
import { seededRandom } from '../../bench/random';
import { russianParagraphs } from '../../bench/russian';

const rates = (text: string, truth: string) => {
  const { exact, folded } = evaluateText(text, truth);
  return [exact.cer, exact.wer, folded.cer, folded.wer].map(
    ({ edits, truthLength }) => `${edits}/${truthLength}`,
  );
};

describe('evaluateText', () => {
  it('counts characters with spaces, and words without their punctuation', () => {
    expect(rates('кит идет', 'кот идет!')).toEqual(['2/9', '1/2', '2/9', '1/2']);
    expect(rates('он пришел', 'он не пришел')).toEqual(['3/12', '1/3', '3/12', '1/3']);
  });

  it('folds dashes, quotes and ё only in the second figure', () => {
    expect(rates('«Еж» - зверь', '"Ёж" — зверь')).toEqual(['4/12', '1/2', '0/12', '0/2']);
  });

  it('takes composed and decomposed letters, and all white space, as the same', () => {
    expect(rates('мои\u0306\n  дом ', 'мой дом')).toEqual(['0/7', '0/2', '0/7', '0/2']);
  });

  it('answers for an empty text or truth', () => {
    expect(evaluateText('', '').exact.cer.rate).toBe(0);
    expect(evaluateText('что-то', '').exact.cer.rate).toBe(1);
    expect(evaluateText('', 'что-то').exact.cer.rate).toBe(1);
  });

  it('states its normalisation', () => {
    const { exact, folded } = evaluateText('а', 'а');
    expect(exact.normalisation).toEqual(['nfc', 'collapse-white-space']);
    expect(folded.normalisation).toContain('fold-yo');
  });

  it('is 0 only for equal texts and never passes what deleting and typing anew would take', () => {
    const text = fc.string({ unit: fc.constantFrom('а', 'б', ' ', '-'), maxLength: 60 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const { cer } = evaluateText(a, b).exact;
        const [x, y] = [a, b].map((one) => one.replace(/\s+/g, ' ').trim());
        expect(cer.edits === 0).toBe(x === y);
        expect(cer.edits).toBeLessThanOrEqual(Math.max(x!.length, y!.length));
      }),
      { seed: 45, verbose: 1 },
    );
  });

  it('counts the slips of a hundred pages', () => {
    const truth = russianParagraphs(seededRandom(1), 28_000).join('\n');
    const random = seededRandom(2);
    let slips = 0;
    const text = truth.replace(/[а-я]/g, (letter) => {
      if (!random.chance(0.01)) return letter;
      slips += 1;
      return 'ъ';
    });
    const { cer, wer } = evaluateText(text, truth).exact;
    expect(cer.edits).toBe(slips);
    expect(wer.edits).toBeLessThanOrEqual(slips);
    expect(wer.edits).toBeGreaterThan(slips * 0.9);
  });
});

/** The values that dinglehopper's own tests publish (test_character_error_rate.py, test_word_error_rate.py). */
describe('agreement with dinglehopper', () => {
  const NFD = (text: string) => text.normalize('NFD');
  it.each([
    ['a', 'a', 0, 1],
    ['a', 'b', 1, 1],
    ['Foo', 'Bar', 3, 3],
    ['Foo', '', 3, 3],
    ['Foo', 'Food', 1, 3],
    ['Fnord', 'Food', 2, 5],
    ['Müll', 'Mull', 1, 4],
    ['Abstand', 'Sand', 4, 7],
    ['Schlyñ lorem ipsum.', NFD('Schlyñ lorem ipsum!'), 1, 19],
    ['Schlym\u0303', 'Schlyñ', 1, 6],
    ['Schlyñ', 'Schlym\u0303', 1, 6],
  ])('CER of %s against %s', (truth, text, edits, truthLength) =>
    expect(evaluateText(text, truth).exact.cer).toMatchObject({ edits, truthLength }),
  );

  it.each([
    ['Dies ist ein Beispielsatz!', 'Dies ist ein Beispielsatz!', 0, 4],
    ['Dies. ist ein Beispielsatz!', 'Dies ist ein Beispielsatz.', 0, 4],
    ['Dies ist ein Beispielsatz!', 'Dies ist ein Beispielsarz:', 1, 4],
    ['Dies ist ein Beispielsatz!', 'Dies ein ist Beispielsatz!', 2, 4],
    ['Dies ist ein Beispielsatz!', '', 4, 4],
    ['Schlyñ lorem ipsum dolor sit amet,', 'Schlym\u0303 lorem ipsum dolor sit amet.', 1, 6],
  ])('WER of %s against %s', (truth, text, edits, truthLength) =>
    expect(evaluateText(text, truth).exact.wer).toMatchObject({ edits, truthLength }),
  );

  it('takes the same for words', () => {
    expect(wordsOf('Der schnelle [„braune“] Fuchs kann keine 3,14 Meter springen, oder?')).toEqual(
      'Der schnelle braune Fuchs kann keine 3,14 Meter springen oder'.split(' '),
    );
  });
});

describe('evaluatePages', () => {
  const pages = [
    { name: 'good', text: 'войска отошли на север', truth: 'войска отошли на север' },
    { name: 'bad', text: 'вийска отишли иа сивер', truth: 'войска отошли на север' },
    { name: 'fair', text: 'вагоны с хлебоы', truth: 'вагоны с хлебом' },
  ];

  it('adds up edits and lengths, and puts the worst page first', () => {
    const { exact, pages: sorted } = evaluatePages(pages);
    expect(exact.cer).toEqual({ edits: 5, truthLength: 59, rate: 5 / 59 });
    expect(exact.wer).toMatchObject({ edits: 5, truthLength: 11 });
    expect(sorted.map(({ name }) => name)).toEqual(['bad', 'fair', 'good']);
  });

  it('counts what is taken for what', () => {
    const { confusions } = evaluatePages(pages);
    expect(confusions[0]).toEqual({ here: 'и', there: 'о', count: 2 });
    expect(confusions).toContainEqual({ here: 'ы', there: 'м', count: 1 });
  });

  it('divides files at form feeds where both have as many pages', () => {
    const pairs = pagePairs('один\fдва\f', 'один\fдва');
    expect(pairs.map(({ name }) => name)).toEqual(['1', '2']);
    expect(evaluatePages(pairs).exact.cer.rate).toBe(0);
  });

  it('compares texts whole, and says so, where their pages do not pair', () => {
    const pairs = pagePairs('один\fдва\fтри', 'один\nдва\nтри');
    expect(pairs.map(({ name }) => name)).toEqual(['3 ≠ 1']);
    expect(evaluatePages(pairs).exact.cer.rate).toBe(0);
    expect(evaluatePages([]).exact.cer.rate).toBe(0);
  });
});
