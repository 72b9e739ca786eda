import { openDictionary, type SpellingDictionary } from '../../app/core/check/dictionary';

/** The dictionary comes with the app; whoever asks does without where it cannot be opened, and `onFault` is told why. */
export async function loadDictionary(onFault: (error: unknown) => void): Promise<SpellingDictionary | null> {
  try {
    const [wasm, affixes, words] = await Promise.all([
      fetch('/hunspell.wasm').then((response) => response.arrayBuffer()),
      fetch('/dictionaries/ru.aff').then((response) => response.text()),
      fetch('/dictionaries/ru.dic').then((response) => response.text()),
    ]);
    return await openDictionary({ wasm: new Uint8Array(wasm), affixes, words });
  } catch (error) {
    onFault(error);
    return null;
  }
}
