import { strFromU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { failureText } from '../../../app/core/base/failure-text';
import { HANDLING } from '../../../app/core/base/file-kinds';
import { openText } from '../../../app/core/formats/open-text';
import { decodeBytes } from '../../../app/node/disk/decode-bytes';
import { readForeign } from '../../helpers/foreign';
import { FILES } from '../../helpers/kinds';
import { chance, RICH, variant } from '../../helpers/mutated';

const MUTATIONS = 500;

const READ = [...FILES.filter(({ kind }) => HANDLING[kind] !== 'refuse'), ...RICH];

describe(`${MUTATIONS} mutations of a file`, () => {
  it.each(READ)('$name are opened, or refused in one line', async (example) => {
    const next = chance(1951);
    let opened = 0;
    for (let i = 0; i < MUTATIONS; i += 1) {
      const bytes = variant(example, next);
      const found = openText(bytes, example.name, decodeBytes);
      const read = found.ok ? await readForeign(found.value.file) : found;
      const where = `${example.name}, mutation ${i}: ${strFromU8(bytes, true).slice(0, 2_000)}`;
      if (read.ok) {
        const { inFile, taken, leftOut, lost, invented } = read.value.account;
        const out = leftOut.reduce((sum, { characters }) => sum + characters, 0);
        expect(inFile, where).toBe(taken + out + lost - invented);
        opened += 1;
      } else {
        const said = failureText(read.error, 'ru');
        expect(said, where).toMatch(/^[^\n]{10,400}$/);
      }
    }
    expect(opened).toBeGreaterThan(0);
  });
});
