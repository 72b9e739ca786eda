import 'core-js/actual';
import { makeCheckDriver } from '../../../app/core/check-driver';
import type { CheckReply, CheckRequest } from '../../../app/core/check-messages';
import { openDictionary, type SpellingDictionary } from '../../../app/core/dictionary';
import { readerKeeper } from '../../../app/core/facts/reader';
import { isSpelt, type SpellingReply, type SpellingRequest } from '../../../app/core/spelling';
import { serve } from '../serve';
import type { CheckThreadReply, CheckThreadRequest } from './messages';
import { openRequests } from './open-requests';

/** Long enough after the last key that nobody is in the middle of a word. */
const QUIET_MS = 250;

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

/** Lets messages that have come in meanwhile have their turn; a timer would wait for milliseconds. */
function pauses(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      port2.postMessage(null);
    });
}

/** Runs something after a quiet moment; a second call takes the first back. */
function quietly(afterMs: number): (run: () => void) => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  return (run) => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(run, afterMs);
  };
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
function startThread(): void {
  const dictionary = loadDictionary();
  const readerFor = readerKeeper();
  const open = openRequests();
  const pause = pauses();
  const take = makeCheckDriver({
    reply: open.reply,
    nowMs: () => performance.now(),
    pause: () => {
      served.alive();
      return pause();
    },
    whenQuiet: quietly(QUIET_MS),
    aids: async () => ({ dictionary: await dictionary, readerFor }),
    onFault: (where, error) => served.fault(where, error),
  });
  const check = (request: CheckRequest, part: (reply: CheckReply) => void): Promise<CheckReply | null> => {
    const ended = open.add(request.serial, part);
    take(request);
    return ended;
  };
  /** Without a dictionary, and with one that throws, every word is taken for known, and nothing is suggested. */
  const spell = async (request: SpellingRequest): Promise<SpellingReply> => {
    try {
      return spellingReply(request, await dictionary);
    } catch (error) {
      served.fault('spelling', error);
      return spellingReply(request, null);
    }
  };
  const served = serve<CheckThreadRequest, CheckThreadReply, CheckReply>((request, part) =>
    request.kind === 'spell' || request.kind === 'suggest' ? spell(request) : check(request, part),
  );
}

startThread();
