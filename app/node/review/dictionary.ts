import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openDictionary } from '../../core/check/dictionary';
import type { Dictionary } from '../../core/discrepancy/evidence/aids';

/** Where the parts of the Russian dictionary lie: what Sverka ships, and what its build put together. */
export type DictionaryPlace = { readonly resourcesFolder: string; readonly wasmFile: string };

/** The Russian dictionary, or null where it cannot be read: a check does without. */
export async function loadDictionary({
  resourcesFolder,
  wasmFile,
}: DictionaryPlace): Promise<Dictionary | null> {
  const folder = join(resourcesFolder, 'dictionaries');
  try {
    const [wasm, affixes, words] = await Promise.all([
      readFile(wasmFile),
      readFile(join(folder, 'ru.aff'), 'utf8'),
      readFile(join(folder, 'ru.dic'), 'utf8'),
    ]);
    return await openDictionary({ wasm, affixes, words });
  } catch {
    return null;
  }
}
