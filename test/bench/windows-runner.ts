import * as chai from 'chai';
import { GLOBAL_EXPECT, JestAsymmetricMatchers, JestChaiExpect, JestExtend } from '@vitest/expect';

/**
 * As much of Vitest as the tests of `app/node` ask for, in one file without native parts, so that they run in Node for
 * Windows. It stands in for `vitest` where those tests are bundled; see `windows.ts`.
 */
type Body = () => unknown;
type Hooks = Readonly<Record<'beforeAll' | 'afterAll' | 'beforeEach' | 'afterEach', Body[]>>;
type Suite = {
  readonly name: string;
  readonly isSkipped: boolean;
  readonly hooks: Hooks;
  readonly entries: (Suite | Case)[];
};
type Case = { readonly name: string; readonly body: Body; readonly isSkipped: boolean };

export type Outcome = {
  readonly name: string;
  readonly state: 'passed' | 'failed' | 'skipped';
  readonly error: string;
};

const newSuite = (name: string, isSkipped: boolean): Suite => ({
  ...{ name, isSkipped, entries: [] },
  hooks: { beforeAll: [], afterAll: [], beforeEach: [], afterEach: [] },
});

const top = newSuite('', false);
const open: Suite[] = [top];
const current = (): Suite => open.at(-1) ?? top;

function addSuite(name: string, body: Body, isSkipped: boolean): void {
  const suite = newSuite(name, isSkipped);
  current().entries.push(suite);
  open.push(suite);
  body();
  open.pop();
}

function addCase(name: string, body: Body, isSkipped: boolean): void {
  current().entries.push({ name, body, isSkipped });
}

type Add = (name: string, body: Body, isSkipped: boolean) => void;
type Row = readonly unknown[];

/** `it(name, [options,] body)`, with `each`, `skipIf` and `runIf`. */
function makeTest(add: Add) {
  const body = (first: unknown, second: unknown): Body =>
    (typeof first === 'function' ? first : second) as Body;
  const plain = (name: string, first: unknown, second?: unknown) => add(name, body(first, second), false);
  const skipping = (isSkipped: boolean) =>
    Object.assign(
      (name: string, first: unknown, second?: unknown) => add(name, body(first, second), isSkipped),
      {
        each: each(isSkipped),
      },
    );
  function each(isSkipped: boolean) {
    return (rows: readonly unknown[]) =>
      (name: string, first: unknown, second?: unknown): void => {
        const run = (typeof first === 'function' ? first : second) as (...args: Row) => unknown;
        for (const row of rows) {
          const args: Row = Array.isArray(row) ? (row as Row) : [row];
          add(`${name} ${JSON.stringify(args)?.slice(0, 60) ?? ''}`, () => run(...args), isSkipped);
        }
      };
  }
  return Object.assign(plain, {
    ...{ each: each(false), skip: skipping(true) },
    skipIf: (condition: unknown) => skipping(Boolean(condition)),
    runIf: (condition: unknown) => skipping(!condition),
  });
}

export const it = makeTest(addCase);
export const test = it;
export const describe = makeTest(addSuite);
export const beforeAll = (body: Body): void => void current().hooks.beforeAll.push(body);
export const afterAll = (body: Body): void => void current().hooks.afterAll.unshift(body);
export const beforeEach = (body: Body): void => void current().hooks.beforeEach.push(body);
export const afterEach = (body: Body): void => void current().hooks.afterEach.unshift(body);

const POLL_MS = 20;

/** Asks again until what is expected comes true, as far as the tests here need it: `await expect.poll(look).toEqual(value)`. */
function poll(look: () => unknown) {
  const toEqual = async (expected: unknown): Promise<void> => {
    for (;;) {
      const found = await look();
      if (JSON.stringify(found) === JSON.stringify(expected)) return;
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  };
  return { toEqual };
}

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);
export const expect = Object.assign(chai.expect, { poll });
Object.defineProperty(globalThis, GLOBAL_EXPECT, { value: expect, writable: true, configurable: true });

/** Fake clocks are Vitest's own; tests with them are skipped. */
const NEEDS_CLOCK = 'needs a fake clock';
/** What bundles programs for a test is compiled for the system it runs on, and was fetched for another. */
const NEEDS_BUNDLER = /Cannot find native binding|Cannot find module 'vite'/;
export const vi = {
  useFakeTimers: () => {
    throw new Error(NEEDS_CLOCK);
  },
  useRealTimers: () => undefined,
  restoreAllMocks: () => undefined,
};

/** Loads a file of tests and answers what runs them, one at a time. A suite's name goes before those of its tests. */
export async function takeFile(
  load: () => Promise<unknown>,
): Promise<(say: (outcome: Outcome) => void) => Promise<void>> {
  const file = newSuite('', false);
  open.push(file);
  const loaded = await attempt([load]);
  open.pop();
  if (loaded !== null)
    return (say) => Promise.resolve(say({ name: 'the file itself', state: 'failed', error: loaded }));
  return (say) => runSuite(file, [], false, say);
}

async function runSuite(
  suite: Suite,
  outer: readonly Suite[],
  isSkipped: boolean,
  say: (outcome: Outcome) => void,
): Promise<void> {
  const around = [...outer, suite];
  const skips = isSkipped || suite.isSkipped;
  const began = skips ? null : await attempt(suite.hooks.beforeAll);
  for (const entry of suite.entries) {
    if ('entries' in entry) await runSuite(entry, around, skips, say);
    else say(await runCase(entry, around, skips, began));
  }
  if (!skips) await attempt(suite.hooks.afterAll);
}

async function runCase(
  one: Case,
  around: readonly Suite[],
  isSkipped: boolean,
  began: string | null,
): Promise<Outcome> {
  const name = [...around.map((suite) => suite.name), one.name].filter((part) => part !== '').join(' › ');
  if (isSkipped || one.isSkipped) return { name, state: 'skipped', error: '' };
  if (began !== null) return { name, state: 'failed', error: began };
  const before = await attempt(around.flatMap((suite) => suite.hooks.beforeEach));
  const error = before ?? (await attempt([one.body]));
  if (error !== null && (error.startsWith(NEEDS_CLOCK) || NEEDS_BUNDLER.test(error)))
    return { name, state: 'skipped', error };
  await attempt([...around].reverse().flatMap((suite) => suite.hooks.afterEach));
  return { name, state: error === null ? 'passed' : 'failed', error: error ?? '' };
}

/** Wine hangs where Windows would not, and is slow on a machine with other work; the other tests go on. */
const TIMEOUT_MS = 300_000;

async function inTime(body: Body): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no end after ${TIMEOUT_MS / 1000} s`)), TIMEOUT_MS);
  });
  return Promise.race([Promise.resolve().then(body), late]).finally(() => clearTimeout(timer));
}

/** Null when each went through, else the message of the first that did not. */
async function attempt(bodies: readonly Body[]): Promise<string | null> {
  try {
    for (const body of bodies) await inTime(body);
    return null;
  } catch (error) {
    return error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error);
  }
}
