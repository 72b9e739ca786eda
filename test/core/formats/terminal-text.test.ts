import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf, fittedTo, paddedTo, printable } from '../../../app/core/formats/terminal-text';

const written = fc.string({
  unit: fc.constantFrom(...'абв ёé', 'е\u0301', 'и\u0306', '漢', 'ｗ', '👨‍👩‍👧', '\u0301', 'ѣ'),
  maxLength: 60,
});

describe('a text for a terminal', () => {
  it('takes as many columns as are asked for, and is cut between characters', () => {
    fc.assert(
      fc.property(written, fc.integer({ min: 1, max: 40 }), (text, columns) => {
        expect(columnsOf(paddedTo(text, columns))).toBe(columns);
        const fitted = fittedTo(text, columns);
        expect(columnsOf(fitted)).toBeLessThanOrEqual(columns);
        if (fitted === text) return;
        expect(fitted.endsWith('…')).toBe(true);
        expect(text.startsWith(fitted.slice(0, -1))).toBe(true);
        expect(text.slice(fitted.length - 1)).not.toMatch(/^\p{M}/u);
      }),
      { seed: 17, numRuns: 500 },
    );
  });

  it('counts wide characters as two columns and marks as none', () => {
    expect(columnsOf('漢字')).toBe(4);
    expect(columnsOf('е\u0301')).toBe(1);
    expect(columnsOf('Фын Си')).toBe(6);
  });

  it('stands on one line and steers nothing', () => {
    expect(printable('  а\n б\u001b[31m\u202e ')).toBe('а б\ufffd[31m\ufffd');
  });
});
