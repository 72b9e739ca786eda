import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadDictionary } from '../../../app/node/review/dictionary';

const root = join(import.meta.dirname, '../../..');
const place = {
  resourcesFolder: join(root, 'resources'),
  wasmFile: join(root, 'node_modules/hunspell-wasm/wasm/hunspell.wasm'),
};

describe('the dictionary that ships', () => {
  it('knows Russian words in all their forms, and no misreadings', async () => {
    const dictionary = await loadDictionary(place);
    for (const word of 'войска отошли пополнения Пополнения ПОДКРЕПЛЕНИЯ ещё еще телеграммы двух'.split(' '))
      expect([word, dictionary?.knows(word)]).toEqual([word, true]);
    for (const word of 'войсна отощли пополиения телеграимы вoйска'.split(' '))
      expect([word, dictionary?.knows(word)]).toEqual([word, false]);
  });

  it('is what its checksums say', () => {
    const folder = join(place.resourcesFolder, 'dictionaries');
    const sums = readFileSync(join(folder, 'SHA256SUMS'), 'utf8').trim().split('\n');
    expect(sums).toHaveLength(2);
    for (const line of sums) {
      const [sum = '', name = ''] = line.split(/\s+/);
      expect(
        createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex'),
      ).toBe(sum);
    }
  });

  it('may be missing', async () => {
    expect(await loadDictionary({ ...place, resourcesFolder: '/nowhere' })).toBeNull();
  });
});
