import 'core-js/actual';
import { makeCheckDriver } from '../../../app/core/check/check-driver';
import type { CheckReply, CheckRequest } from '../../../app/core/check/check-messages';
import { isSpelt } from '../../../app/core/check/spelling';
import { readerKeeper } from '../../../app/core/facts/compare/reader';
import { loadDictionary } from '../dictionary';
import { serve } from '../serve';
import type { CheckThreadReply, CheckThreadRequest, LookUp } from './messages';
import { openRequests } from './open-requests';

/** Long enough after the last key that nobody is in the middle of a word. */
const QUIET_MS = 250;

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

/** The check runs here, so that typing never waits for it; words are looked up in its dictionary. */
function startThread(): void {
  const dictionary = loadDictionary((error) => served.fault('dictionary', error));
  const readerFor = readerKeeper();
  const open = openRequests();
  const pause = pauses();
  const onFault = (where: string, error: unknown): void => served.fault(where, error);
  const take = makeCheckDriver({
    reply: open.reply,
    nowMs: () => performance.now(),
    pause: () => {
      served.alive();
      return pause();
    },
    whenQuiet: quietly(QUIET_MS),
    aids: async () => ({ dictionary: await dictionary, readerFor, onFault }),
    onFault,
  });
  const check = (request: CheckRequest, part: (reply: CheckReply) => void): Promise<CheckReply | null> => {
    const ended = open.add(request.serial, part);
    take(request);
    return ended;
  };
  /** Without a dictionary every word is taken for known. */
  const lookUp = async ({ forms }: LookUp): Promise<CheckThreadReply> => {
    const known = await dictionary;
    const unknown = known === null ? [] : forms.filter((form) => !isSpelt(known, form));
    return { kind: 'looked-up', unknown };
  };
  const served = serve<CheckThreadRequest, CheckThreadReply, CheckReply>((request, part) =>
    request.kind === 'look-up' ? lookUp(request) : check(request, part),
  );
}

startThread();
