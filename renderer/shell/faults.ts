import { faultOf, type Fault } from '../../app/core/diagnostics/fault';
import { notice, type NoticeKey } from '../../app/core/session/state/notice';
import type { Review } from './review';

/** Where faults of the window go: to the log on this computer, and to the person where they have to know. */
export type Faults = {
  readonly log: (where: string, fault: Fault) => void;
  readonly logError: (where: string, error: unknown) => void;
  readonly tell: (key: NoticeKey) => void;
  /** What was typed goes to the disk before anything else is tried. */
  readonly keepText: () => void;
  /** Puts everything away and shows the window anew. */
  readonly reload: () => Promise<void>;
};

/** Longer than this nobody waits for a slow medium: what was typed is in the journal. */
const FLUSH_TIMEOUT_MS = 3_000;

/** `review` is asked for late: its threads may fail while it is being made. */
export function faultsOf(review: () => Pick<Review, 'api' | 'dispatch' | 'saving'>): Faults {
  // A failure to log must not be a fault to log.
  const log = (where: string, fault: Fault): void =>
    void review()
      .api.call('app.fault', { where, fault })
      .catch(() => undefined);
  return {
    log,
    logError: (where, error) => log(where, faultOf(error)),
    tell: (key) => review().dispatch({ type: 'notified', notice: notice(key, {}, 'error') }),
    keepText: () => review().dispatch({ type: 'journal-wanted' }),
    reload: async () => {
      const timeout = new Promise((resolve) => setTimeout(resolve, FLUSH_TIMEOUT_MS));
      await Promise.race([review().saving.flush(), timeout]).catch(() => undefined);
      await review().api.call('window.reload', {});
    },
  };
}
