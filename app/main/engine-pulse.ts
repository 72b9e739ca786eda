import { app } from 'electron';
import { isOverLimit } from '../core/base/work-limit';

/** A sheet at 600 dpi takes a few seconds to draw. */
const DEFAULT_SECONDS = 20;
const SWITCH = 'engine-seconds';
const BEAT_EVERY_MS = 1_000;

/** How long one piece of work may take the engine, in s: `--engine-seconds=60` allows more for a file that one trusts. */
export function engineSeconds(): number {
  const given = Number(app.commandLine.getSwitchValue(SWITCH));
  return Number.isInteger(given) && given >= DEFAULT_SECONDS ? given : DEFAULT_SECONDS;
}

/**
 * Asks for a sign of life for as long as there is work. Whatever takes long yields in between; what does not, an endless
 * painting say, lets no limit inside the engine come to its turn. `onSilent` is called where no answer came in time.
 */
export function watchPulse(
  beat: () => Promise<unknown>,
  { limitMs, workedMs }: { readonly limitMs: number; readonly workedMs: () => number },
  onSilent: () => void,
): { readonly start: () => void; readonly stop: () => void } {
  let asking: ReturnType<typeof setInterval> | null = null;
  let unanswered: { readonly atMs: number; readonly before: number } | null = null;
  const answered = () => {
    unanswered = null;
  };
  const ask = () => {
    const [nowMs, worked] = [performance.now(), workedMs()];
    if (unanswered === null) {
      unanswered = { atMs: nowMs, before: worked };
      // What died in the meantime is somebody else's to tell.
      beat().then(answered, answered);
      return;
    }
    const spent = { passedMs: nowMs - unanswered.atMs, workedMs: worked - unanswered.before };
    if (isOverLimit(limitMs, spent)) onSilent();
  };
  return {
    start: () => (asking ??= setInterval(ask, BEAT_EVERY_MS)),
    stop: () => {
      answered();
      if (asking !== null) clearInterval(asking);
      asking = null;
    },
  };
}
