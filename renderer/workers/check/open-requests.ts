import type { CheckReply } from '../../../app/core/check-messages';

/** The requests of the check that have not come to their end yet. */
export type OpenRequests = {
  /** Answers at the end of the request: with its last reply, or null where a newer one made it pointless. */
  readonly add: (serial: number, part: (reply: CheckReply) => void) => Promise<CheckReply | null>;
  readonly reply: (reply: CheckReply) => void;
};

/**
 * Which request a reply of the driver belongs to. `first` and `change` are parts of an answer; the others end the
 * request and every older one, since the driver leaves out what a newer request has made pointless.
 */
export function openRequests(): OpenRequests {
  type Open = {
    readonly part: (reply: CheckReply) => void;
    readonly end: (reply: CheckReply | null) => void;
  };
  const open = new Map<number, Open>();
  return {
    add: (serial, part) => new Promise((end) => open.set(serial, { part, end })),
    reply: (reply) => {
      if (reply.kind === 'first' || reply.kind === 'change') {
        open.get(reply.serial)?.part(reply);
        return;
      }
      for (const [serial, { end }] of [...open]) {
        if (serial > reply.serial) continue;
        open.delete(serial);
        end(serial === reply.serial ? reply : null);
      }
    },
  };
}
