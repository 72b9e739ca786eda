import { app } from 'electron';

/**
 * How far the heap of a window, or of a thread in it, may grow beyond what is in use before V8 collects again, in percent;
 * and the heap that is left alone at first, in MiB. V8's own choice is up to four times what is in use while much is made:
 * turning 1,500 sheets in one go held 880 MiB so (see DECISIONS.md).
 */
const GROWTH_PERCENT = 40;
const FIRST_HEAP_MIB = 40;

/** For machines of little memory: rubbish is collected before there is much of it. Call before the app is ready. */
export function boundRubbish(): void {
  if (app.commandLine.hasSwitch('js-flags')) return;
  const flags = `--heap-growing-percent=${GROWTH_PERCENT} --initial-old-space-size=${FIRST_HEAP_MIB}`;
  app.commandLine.appendSwitch('js-flags', flags);
}
