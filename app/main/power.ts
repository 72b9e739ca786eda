import type { EventEmitter } from 'node:events';

const POWER_EVENTS = ['suspend', 'shutdown', 'lock-screen'] as const;

/**
 * Has the window put its typing on the disk when the computer is about to sleep, lock or end. Windows tells of its end
 * to windows only (`session-end`), the others to `powerMonitor`.
 */
export function journalBeforePowerIsGone(
  power: Pick<EventEmitter, 'on' | 'removeListener'>,
  window: Pick<EventEmitter, 'on' | 'once'>,
  journalNow: () => void,
): void {
  for (const event of POWER_EVENTS) power.on(event, journalNow);
  window.on('session-end', journalNow);
  window.once('closed', () => {
    for (const event of POWER_EVENTS) power.removeListener(event, journalNow);
  });
}
