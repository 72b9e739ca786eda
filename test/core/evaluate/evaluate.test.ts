import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateText } from '../../../app/core/evaluate/evaluate';
import { seededRandom } from '../../bench/random';
import { russianParagraphs } from '../../bench/russian';

const rates = (text: string, truth: string) => {
  const { exact, folded } = evaluateText(text, truth);
  return [exact.cer, exact.wer, folded.cer, folded.wer].map(
    ({ edits, truthLength }) => `${edits}/${truthLength}`,
  );
};

describe('evaluateText', () => {
  it('counts characters with spaces, and words with their punctuation', () => {
    expect(rates('кит идет', 'кот идет!')).toEqual(['2/9', '2/2', '2/9', '2/2']);
    expect(rates('он пришел', 'он не пришел')).toEqual(['3/12', '1/3', '3/12', '1/3']);
  });

  it('folds dashes, quotes and ё only in the second figure', () => {
    expect(rates('«Еж» - зверь', '"Ёж" — зверь')).toEqual(['4/12', '2/3', '0/12', '0/3']);
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
