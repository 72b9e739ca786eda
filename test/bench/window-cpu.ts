import type { CDPSession, Page } from 'playwright/test';

/** What a window's own thread worked, whoever else was using the machine's cores. */
export type WindowCpu = {
  /** CPU time of the thread since the last call, in ms. */
  readonly takeMs: () => Promise<number>;
};

export async function watchCpu(page: Page): Promise<WindowCpu> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  let beforeMs = await taskMs(session);
  return {
    takeMs: async () => {
      const nowMs = await taskMs(session);
      const spentMs = nowMs - beforeMs;
      beforeMs = nowMs;
      return spentMs;
    },
  };
}

async function taskMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1_000;
}

/** Where the thread spends its time while `work` runs: the functions with the most time of their own. */
export async function profiled<T>(page: Page, print: (text: string) => void, work: () => Promise<T>) {
  const session = await page.context().newCDPSession(page);
  await session.send('Profiler.enable');
  await session.send('Profiler.start');
  const done = await work();
  const { profile } = await session.send('Profiler.stop');
  const own = new Map<string, number>();
  const byId = new Map(profile.nodes.map((node) => [node.id, node.callFrame]));
  profile.samples?.forEach((id, i) => {
    const frame = byId.get(id);
    const name = `${frame?.functionName ?? ''} ${frame?.lineNumber ?? 0}:${frame?.columnNumber ?? 0}`;
    own.set(name, (own.get(name) ?? 0) + (profile.timeDeltas?.[i] ?? 0) / 1_000);
  });
  const most = [...own].sort((a, b) => b[1] - a[1]).slice(0, 14);
  for (const [name, ms] of most) print(`    ${ms.toFixed(0).padStart(6)} ms  ${name}`);
  return done;
}
