import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { inTime } from '../../../app/node/disk/in-time';
import { FIRST_CHOICE } from '../../../app/core/settings/export-choice';
import { seededRandom, type Random } from '../../bench/random';
import { answerDialogs, type RunningApp } from './app';
import { makeHome, type Home } from './home';
import { openReview } from './kill-app';
import { historyOf, lossesOf, makeReview, statusesGiven, type TestReview } from './review';
import { tally } from './tally';

/** What the app is killed in the middle of, besides typing. */
export const KILLED_ACTS = [
  ...(['saving', 'restoring', 'merging', 'finishing'] as const),
  ...(['importing', 'exporting', 'creating', 'recognising'] as const),
];
export type KilledAct = (typeof KILLED_ACTS)[number];

export type ActReport = {
  readonly kills: number;
  /** What the app had answered to be done before it was killed. */
  readonly acknowledged: number;
  /** Of these, what was not there afterwards. */
  readonly lost: number;
  /** Files of projects that were lost or torn, and exports that were neither whole nor absent. */
  readonly torn: number;
};

export type ActReports = Readonly<Record<KilledAct, ActReport>>;

const NONE: ActReport = { kills: 0, acknowledged: 0, lost: 0, torn: 0 };
export const NO_ACTS = Object.fromEntries(KILLED_ACTS.map((act) => [act, NONE])) as ActReports;
const LINES = ['Телеграмма', 'Начало листа'];
const MAX_DELAY_MS = 4_000;
const FIRST_DONE_WITHIN_MS = 20_000;
/** Long enough that writing them takes its time. */
const MANY_LINES = Array.from(
  { length: 2_000 },
  (_, i) => `Строка ${i + 1} длинного листа, чтобы писать её было долго`,
);

/** Kills the packed app once in the middle of each act, on one document, at moments drawn from `seed`, and looks. */
export async function killActs(seed: number): Promise<ActReports> {
  const random = seededRandom(seed);
  const home = makeHome();
  const review = await makeReview(join(home.documents, 'reviews'), LINES, MANY_LINES);
  const reports: ActReports = { ...NO_ACTS };
  for (const act of KILLED_ACTS)
    Object.assign(reports, { [act]: await killDuring(act, home, review, random) });
  home.remove();
  return reports;
}

/** The reports of two rounds as one. */
export function addActs(a: ActReports, b: ActReports): ActReports {
  return Object.fromEntries(KILLED_ACTS.map((act) => [act, tally(a[act], b[act])])) as ActReports;
}

/** What the app has answered: hashes of versions, statuses, names of files and folders, in order. */
type Acknowledged = string[];

async function killDuring(
  act: KilledAct,
  home: Home,
  review: TestReview,
  random: Random,
): Promise<ActReport> {
  const { running } = await openReview(home, review);
  const before = await countsOf(review);
  const acknowledged: Acknowledged = [];
  const state = { isOver: false };
  const firstDone = makeSignal();
  // Half of the kills fall behind the first thing that was acknowledged, however slow the computer is.
  const begin = random.chance(0.5) ? inTime(firstDone.when, FIRST_DONE_WITHIN_MS) : Promise.resolve(null);
  const delayMs = 100 + random.unit() * MAX_DELAY_MS;
  const killed = begin.then(async () => {
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    state.isOver = true;
    await running.kill();
  });
  try {
    for (let turn = 0; !state.isOver; turn += 1) {
      acknowledged.push(...(await ACTS[act](running, home, turn)));
      firstDone.give();
    }
  } catch (error) {
    // It ends when the window is gone in the middle of something.
    if (!state.isOver) throw error;
  }
  await killed;
  const torn = (await lossesOf(review.root)).length + (await tornBeside(act, home));
  return {
    kills: 1,
    acknowledged: acknowledged.length,
    lost: await lostOf(act, home, review, acknowledged, before),
    torn,
  };
}

function makeSignal(): { readonly when: Promise<null>; readonly give: () => void } {
  let give: (value: null) => void = () => undefined;
  const when = new Promise<null>((resolve) => (give = resolve));
  return { when, give: () => give(null) };
}

/** One turn of an act; answers what is done for certain. */
type Act = (running: RunningApp, home: Home, turn: number) => Promise<readonly string[]>;

const ACTS: Readonly<Record<KilledAct, Act>> = {
  saving: async ({ window }, _, turn) => [await save(window, `Сохранено ${turn}`)],
  restoring: async ({ window }) => {
    const oldest = (await revisionsIn(window)).at(-1)?.hash;
    return [(await call<Saved>(window, 'page.restore', { pageId: '0001', hash: oldest, note: '' })).hash];
  },
  merging: async ({ window }, _, turn) => {
    const { hash: base } = await readPage(window);
    const mine = await save(window, `Моё ${turn}`, { baseHash: base });
    const theirs = await save(window, `Чужое ${turn}`, { baseHash: base });
    return [
      mine,
      theirs,
      await save(window, `Вместе ${turn}`, { baseHash: mine, mergedHash: theirs, reason: 'merged' }),
    ];
  },
  finishing: async ({ window }, _, turn) => {
    const status = turn % 2 === 0 ? 'proofread' : 'in-progress';
    const { hash } = await readPage(window);
    await call(window, 'page.setStatus', { pageId: '0001', status, hash });
    return [status];
  },
  importing: async ({ app, window }, home, turn) => {
    const file = join(home.folder, `text-${turn}.txt`);
    writeFileSync(file, `Взято из файла ${turn}\nВторая строка`);
    await answerDialogs(app, { open: [file] });
    type Answer = {
      readonly handle: string;
      readonly outcome: { readonly type: string; readonly sha256?: string };
    };
    const asked = await call<Answer>(window, 'page.import', { pageId: '0001', file: null });
    if (asked.outcome.type !== 'question') return [file];
    const again = { handle: asked.handle, acceptedSha256: asked.outcome.sha256 };
    await call(window, 'page.import', { pageId: '0001', file: again });
    return [file];
  },
  exporting: async ({ app, window }, home, turn) => {
    const file = join(home.folder, 'exports', `text-${turn % 3}.txt`);
    mkdirSync(join(home.folder, 'exports'), { recursive: true });
    await answerDialogs(app, { save: file });
    await call(window, 'export.start', { choice: { ...FIRST_CHOICE, format: 'txt' } });
    return [file];
  },
  creating: async ({ app, window }, home, turn) => {
    await answerDialogs(app, { open: [join(home.documents, 'reviews', 'sheet.jpg')] });
    const [picked] = await call<readonly { readonly handle: string }[]>(window, 'files.pick', {
      purpose: 'scan',
    });
    const title = `Новый ${Date.now()} ${turn}`;
    const scans = [{ handle: picked?.handle }];
    await call(window, 'project.create', { title, archival: null, scans, references: [] });
    return [title];
  },
  recognising: async ({ window }) => {
    await call(window, 'recognition.cancel', {});
    await call(window, 'recognition.start', { pageIds: ['0001', '0002'], readings: 1 });
    await window.waitForTimeout(400);
    return [];
  },
};

type Counts = { readonly revisions: number; readonly statuses: number };

async function countsOf({ root }: TestReview): Promise<Counts> {
  return { revisions: (await historyOf(root)).revisions.length, statuses: await statusesGiven(root) };
}

async function lostOf(
  act: KilledAct,
  home: Home,
  review: TestReview,
  acknowledged: Acknowledged,
  before: Counts,
): Promise<number> {
  const missing = (is: (one: string) => boolean) => acknowledged.filter((one) => !is(one)).length;
  switch (act) {
    case 'saving':
    case 'restoring':
    case 'merging': {
      const hashes = new Set((await historyOf(review.root)).revisions.map(({ hash }) => hash));
      return missing((hash) => hashes.has(hash));
    }
    case 'importing':
    case 'finishing': {
      const count = act === 'importing' ? 'revisions' : 'statuses';
      return Math.max(0, before[count] + acknowledged.length - (await countsOf(review))[count]);
    }
    case 'exporting':
      return missing((file) => existsSync(file));
    case 'creating': {
      const titles = createdIn(home).map((folder) => readFileSync(join(folder, 'project.json'), 'utf8'));
      return missing((title) => titles.some((text) => text.includes(title)));
    }
    case 'recognising':
      return 0;
  }
}

/** What stands beside the review and is neither whole nor absent. */
async function tornBeside(act: KilledAct, home: Home): Promise<number> {
  if (act === 'exporting') {
    const folder = join(home.folder, 'exports');
    const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.txt')) : [];
    const end = MANY_LINES.at(-1) ?? '';
    return files.filter((name) => !readFileSync(join(folder, name), 'utf8').includes(end)).length;
  }
  if (act !== 'creating') return 0;
  const losses = (await Promise.all(createdIn(home).map((folder) => lossesOf(folder)))).flat();
  for (const loss of losses) process.stderr.write(`${act}: ${loss}\n`);
  return losses.length;
}

/** The folders of documents that were created; one that is still being made has a hidden name, and nobody is shown it. */
function createdIn(home: Home): readonly string[] {
  const parent = join(home.documents, 'Sverka');
  const names = existsSync(parent) ? readdirSync(parent) : [];
  return names
    .filter((name) => !name.startsWith('.tmp-'))
    .map((name) => join(parent, name))
    .filter((folder) => statSync(folder).isDirectory() && existsSync(join(folder, 'project.json')));
}

type Saved = { readonly hash: string };

async function readPage(
  window: Page,
): Promise<{ readonly page: { readonly lines: readonly object[] }; readonly hash: string }> {
  return await call(window, 'page.read', { pageId: '0001' });
}

async function revisionsIn(window: Page): Promise<readonly Saved[]> {
  return await call(window, 'page.history', { pageId: '0001' });
}

/** Saves the sheet with another first line; answers the version's hash. */
async function save(
  window: Page,
  text: string,
  over: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const { page, hash } = await readPage(window);
  const lines = page.lines.map((line, i) => (i === 0 ? { ...line, text, words: [] } : line));
  const asked = {
    page: { ...page, lines },
    baseHash: hash,
    reason: 'saved',
    note: '',
    deletedLines: 0,
  };
  return (await call<Saved>(window, 'page.save', { ...asked, ...over })).hash;
}

/** Calls a verb of main as the window's own code does. */
async function call<T>(window: Page, verb: string, args: object): Promise<T> {
  const answer = await window.evaluate(
    async ([verb, args]) => {
      type Api = { readonly call: (verb: string, args: object) => Promise<unknown> };
      return await (globalThis as unknown as { readonly api: Api }).api.call(verb, args);
    },
    [verb, args] as const,
  );
  const { ok, value, error } = answer as { ok: boolean; value: T; error: unknown };
  if (!ok) throw new Error(`${verb}: ${JSON.stringify(error)}`);
  return value;
}
