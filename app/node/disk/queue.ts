/** Runs one task at a time, in the order they came; a task that fails does not hold up the next. */
export type Queue = <T>(task: () => Promise<T>) => Promise<T>;

export function makeQueue(): Queue {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const result = last.then(task, task);
    last = result.catch(() => undefined);
    return result;
  };
}
