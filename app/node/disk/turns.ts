/** Runs `work` when its turn has come: `isUrgent` work goes first, and of equals the newest. */
export type Turns = <T>(isUrgent: boolean, work: () => Promise<T>) => Promise<T>;

/** Lets `atOnce` pieces of work run at the same time; the rest wait. */
export function makeTurns(atOnce: number): Turns {
  const urgent: (() => void)[] = [];
  const patient: (() => void)[] = [];
  let running = 0;
  const next = () => {
    if (running >= atOnce) return;
    const start = urgent.pop() ?? patient.pop();
    if (start === undefined) return;
    running += 1;
    start();
  };
  return async (isUrgent, work) => {
    await new Promise<void>((start) => {
      (isUrgent ? urgent : patient).push(start);
      next();
    });
    try {
      return await work();
    } finally {
      running -= 1;
      next();
    }
  };
}
