import type { Faults } from './faults';
import type { Review } from './review';

/** What throws where nobody waits for it is logged, and the person is told, after their typing is put away. */
export function listenToFaults(
  { log, logError, tell, keepText }: Faults,
  { api }: Pick<Review, 'api'>,
  target: Pick<Window, 'addEventListener'>,
): void {
  const meet = (where: string, error: unknown): void => {
    keepText();
    if (error === undefined) log(where, { name: 'Error', frames: [] });
    else logError(where, error);
    tell('windowFault');
  };
  target.addEventListener('error', ({ error, message }: ErrorEvent) => {
    // The browser's own word for a frame that came late; it is no error, and carries none.
    if (error == null && message.startsWith('ResizeObserver loop')) return;
    meet('window', error);
  });
  target.addEventListener('unhandledrejection', ({ reason }: PromiseRejectionEvent) =>
    meet('promise', reason),
  );
  api.on('fault-in-main', () => tell('mainFault'));
}
