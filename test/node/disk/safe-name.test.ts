import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldedName, freeName, safeFileName, safeName } from '../../../app/node/disk/safe-name';

describe('a safe name', () => {
  it.each([
    ['Телеграмма № 15603', 'Телеграмма № 15603'],
    ['a/b\\c:d*e?', 'a_b_c_d_e_'],
    ['nul', '_nul'],
    ['CON.txt', '_CON.txt'],
    ['com¹', '_com¹'],
    ['console', 'console'],
    ['name. . ', 'name'],
    ['..', 'Project'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['', 'Project'],
    ['///', 'Project'],
    ['и\u0306', 'й'],
    ['a\u202egpj.exe', 'a_gpj.exe'],
    ['a\u0000b\tc', 'a_b_c'],
  ])('of %j is %j', (given, expected) => {
    expect(safeName(given, 'Project')).toBe(expected);
  });

  it('is always fit for Windows, whatever it is made of, and made again it stays', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary', maxLength: 200 })), (given) => {
        for (const name of [safeName(given, 'Project'), safeFileName(given, 'scan')]) {
          expect(name).toMatch(/^[^<>:"/\\|?*\p{Cc}]{1,70}$/u);
          expect(name).not.toMatch(/[. ]$|^\.|\p{Cs}/u);
          expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
          expect(Buffer.byteLength(name)).toBeLessThan(200);
        }
        expect(safeName(safeName(given, 'Project'), 'Project')).toBe(safeName(given, 'Project'));
      }),
      { numRuns: 1000, seed: 20260118 },
    );
  });

  it('of a file keeps the extension when it is cut', () => {
    expect(safeFileName(`${'x'.repeat(100)}.tiff`, 'scan')).toBe(`${'x'.repeat(55)}.tiff`);
    expect(safeFileName('.hidden', 'scan')).toBe('hidden');
  });

  it('is free where no other differs from it in case or composition only', () => {
    const taken = new Set(['Дело', 'дело 2', 'и\u0306'].map(foldedName));
    expect(freeName('ДЕЛО', taken)).toBe('ДЕЛО 3');
    expect(freeName('Й', taken)).toBe('Й 2');
    expect(freeName('Другое', taken)).toBe('Другое');
  });
});
