/** A place among the pages that are read at once. */
export type Seats = {
  /**
   * Waits for a place and answers how to leave it. Of several Jobs that wait, the one that has the fewest places is
   * next, and of those the one that was served longest ago. Answers null once `signal` is aborted.
   */
  readonly take: (job: object, signal: AbortSignal) => Promise<(() => void) | null>;
};

type Waiting = { readonly job: object; readonly seat: (leave: (() => void) | null) => void };

/** `count` places for all Jobs together: a second one halves the first one's pages at once, it does not double the load. */
export function makeSeats(count: number): Seats {
  const taken = new Map<object, number>();
  const servedAt = new WeakMap<object, number>();
  let waiting: readonly Waiting[] = [];
  let free = count;
  let served = 0;

  const places = ({ job }: Waiting) => taken.get(job) ?? 0;
  const lastServed = ({ job }: Waiting) => servedAt.get(job) ?? 0;
  const next = (): Waiting | undefined => {
    const [first] = [...waiting].sort((a, b) => places(a) - places(b) || lastServed(a) - lastServed(b));
    return first;
  };

  const leave = (job: object) => {
    const left = (taken.get(job) ?? 1) - 1;
    if (left === 0) taken.delete(job);
    else taken.set(job, left);
    free += 1;
    serve();
  };
  const serve = () => {
    for (let one = next(); free > 0 && one !== undefined; one = next()) {
      const { job, seat } = one;
      waiting = waiting.filter((each) => each !== one);
      free -= 1;
      served += 1;
      servedAt.set(job, served);
      taken.set(job, places(one) + 1);
      let isLeft = false;
      seat(() => {
        if (!isLeft) leave(job);
        isLeft = true;
      });
    }
  };
  return {
    take: (job, signal) =>
      new Promise((seat) => {
        if (signal.aborted) return seat(null);
        const giveUp = () => {
          waiting = waiting.filter((each) => each !== own);
          seat(null);
        };
        const own: Waiting = {
          job,
          seat: (leave) => {
            signal.removeEventListener('abort', giveUp);
            seat(leave);
          },
        };
        signal.addEventListener('abort', giveUp, { once: true });
        waiting = [...waiting, own];
        serve();
      }),
  };
}
