import 'core-js/actual';
import { makeCheckDriver } from '../../app/core/check-driver';
import type { CheckReply, CheckRequest } from '../../app/core/check-messages';
import { openDictionary, type SpellingDictionary } from '../../app/core/dictionary';
import { readerKeeper } from '../../app/core/facts/reader';
import { isSpelt, type SpellingReply, type SpellingRequest } from '../../app/core/spelling';

/** Long enough after the last key that nobody is in the middle of a word. */
const QUIET_MS = 250;

let loading: Promise<SpellingDictionary | null> | null = null;
const readerFor = readerKeeper();

/** The dictionary comes with the app; a check does without where it cannot be opened. */
async function loadDictionary(): Promise<SpellingDictionary | null> {
  try {
    const [wasm, affixes, words] = await Promise.all([
      fetch('/hunspell.wasm').then((response) => response.arrayBuffer()),
      fetch('/dictionaries/ru.aff').then((response) => response.text()),
      fetch('/dictionaries/ru.dic').then((response) => response.text()),
    ]);
    return await openDictionary({ wasm: new Uint8Array(wasm), affixes, words });
  } catch {
    return null;
  }
}

const dictionary = (): Promise<SpellingDictionary | null> => (loading ??= loadDictionary());

const { port1, port2 } = new MessageChannel();
const paused: (() => void)[] = [];
port1.onmessage = () => paused.shift()?.();

let quiet: ReturnType<typeof setTimeout> | null = null;

const take = makeCheckDriver({
  reply: (reply: CheckReply) => self.postMessage(reply),
  nowMs: () => performance.now(),
  pause: () =>
    new Promise((resolve) => {
      paused.push(resolve);
      port2.postMessage(null);
    }),
  whenQuiet: (run) => {
    if (quiet !== null) clearTimeout(quiet);
    quiet = setTimeout(run, QUIET_MS);
  },
  aids: async () => ({ dictionary: await dictionary(), readerFor }),
});

/** Without a dictionary, and with one that throws, every word is taken for known, and nothing is suggested. */
async function answerSpelling(request: SpellingRequest): Promise<void> {
  try {
    self.postMessage(spellingReply(request, await dictionary()));
  } catch {
    self.postMessage(spellingReply(request, null));
  }
}

function spellingReply(request: SpellingRequest, known: SpellingDictionary | null): SpellingReply {
  return request.kind === 'spell'
    ? {
        kind: 'spelt',
        unknown: known === null ? [] : request.forms.filter((form) => !isSpelt(known, form)),
      }
    : { kind: 'suggested', serial: request.serial, suggestions: known?.suggest(request.word) ?? [] };
}

/** The check runs here, so that typing never waits for it; the dictionary is here for the spelling, too. */
self.onmessage = ({ data }: MessageEvent<CheckRequest | SpellingRequest>) => {
  if (data.kind === 'spell' || data.kind === 'suggest') void answerSpelling(data);
  else take(data);
};
