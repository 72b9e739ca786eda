import { app } from 'electron';

/**
 * How far the heap of a window, or of a thread in it, may grow beyond what is in use before V8 collects again, in percent.
 * V8's own choice is up to four times what is in use while much is made: turning sheets in one go held 840 to 920 MiB so,
 * and 640 to 680 with this. At 40 percent collecting was seen in the time from F3 to the word (see DECISIONS.md).
 */
const GROWTH_PERCENT = 70;

/** For machines of little memory: rubbish is collected before there is much of it. Call before the app is ready. */
export function boundRubbish(): void {
  if (app.commandLine.hasSwitch('js-flags')) return;
  app.commandLine.appendSwitch('js-flags', `--heap-growing-percent=${GROWTH_PERCENT}`);
}
