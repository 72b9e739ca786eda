import 'core-js/actual';
import { makeCheckDriver } from '../../app/core/check-driver';
import type { CheckReply, CheckRequest } from '../../app/core/check-messages';
import { openDictionary } from '../../app/core/dictionary';
import type { CheckAids } from '../../app/core/discrepancy/aids';
import { readerKeeper } from '../../app/core/facts/reader';

/** Long enough after the last key that nobody is in the middle of a word. */
const QUIET_MS = 250;

let aids: Promise<CheckAids> | null = null;
const readerFor = readerKeeper();

/** The dictionary comes with the app; a check does without where it cannot be opened. */
async function loadAids(): Promise<CheckAids> {
  try {
    const [wasm, affixes, words] = await Promise.all([
      fetch('/hunspell.wasm').then((response) => response.arrayBuffer()),
      fetch('/dictionaries/ru.aff').then((response) => response.text()),
      fetch('/dictionaries/ru.dic').then((response) => response.text()),
    ]);
    return { dictionary: await openDictionary({ wasm: new Uint8Array(wasm), affixes, words }), readerFor };
  } catch {
    return { dictionary: null, readerFor };
  }
}

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
  aids: () => (aids ??= loadAids()),
});

/** The check runs here, so that typing never waits for it. */
self.onmessage = ({ data }: MessageEvent<CheckRequest>) => take(data);
