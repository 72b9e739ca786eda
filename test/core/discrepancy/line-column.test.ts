import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lineLocator } from '../../../app/core/discrepancy/line-column';

it('counts lines and columns from 1, as splitting the text would', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('а', 'б', '\n') }), fc.nat(40), (text, at) => {
      const offset = Math.min(at, text.length);
      const before = text.slice(0, offset).split('\n');
      const { line, column } = lineLocator(text)(offset);
      expect([line, column]).toEqual([before.length, (before[before.length - 1]?.length ?? 0) + 1]);
    }),
    { seed: 542, verbose: 1 },
  );
});
