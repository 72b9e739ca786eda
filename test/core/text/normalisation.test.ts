import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparisonKey } from '../../../app/core/text/key';
import { climb, COMPARISON_LADDER } from '../../../app/core/text/normalisation';
import { rawSpan } from '../../../app/core/text/mapped';

describe('the normalisation ladder', () => {
  it('makes one text of what a reader takes for one', () => {
    const raw = '  «Ш Т Ы К О В» —  организа-\n  ции её мeсто, мои\u0306 ';
    expect(climb(raw, COMPARISON_LADDER).text).toBe('"штыков" - организации ее место, мой');
  });

  it('leads every word back to its raw span', () => {
    const raw = 'Ш Т Ы К О В в организа-\nции';
    const mapped = climb(raw, COMPARISON_LADDER);
    const back = (word: string) => {
      const from = mapped.text.indexOf(word);
      const span = rawSpan(mapped, from, from + word.length);
      return raw.slice(span.from, span.to);
    };
    expect(back('штыков')).toBe('Ш Т Ы К О В');
    expect(back('организации')).toBe('организа-\nции');
    expect(back('в')).toContain('В');
  });

  it('keeps offsets in order, inside the raw text, one more than characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'аБё -\n«»—З1e', 'и\u0306') }), (raw) => {
        const { text, offsets } = climb(raw, COMPARISON_LADDER);
        expect(offsets).toHaveLength(text.length + 1);
        expect([...offsets]).toEqual([...offsets].sort((a, b) => a - b));
        expect(offsets[text.length]).toBe(raw.length);
        expect(climb(text, COMPARISON_LADDER).text).toBe(text);
      }),
      { seed: 1476, verbose: 1 },
    );
  });
});

describe('comparisonKey', () => {
  it.each([
    ['Дэ-\nхуай', 'дэхуай'],
    ['ДЭ-ХУАЙ', 'дэхуай'],
    ['Её', 'ее'],
    ['мeсто', 'место'],
    ['Ш Т Ы К О В', 'штыков'],
    ['10.000', '10000'],
    ['10,000', '10000'],
    ['10.5', '10.5'],
    ['14:45', '14.45'],
    ['16.1.1951', '16.1.1951'],
    ['tank', 'tank'],
  ])('%s → %s', (token, key) => expect(comparisonKey(token)).toBe(key));
});
