import { join } from 'node:path';
import { seededRandom, type Random } from '../../bench/random';
import { launchApp, type RunningApp } from './app';
import { makeHome, type Home } from './home';
import { lossesOf, makeReview, savedText, type TestReview } from './review';
import { tally } from './tally';
import { recoveryBanner, startTyping, takeOver, untilSaved, type Typist } from './typist';

/** What a run of kills found. `savesLost`, `typingLost` and `torn` must be 0. */
export type AppKillReport = {
  readonly kills: number;
  readonly savesAcknowledged: number;
  /** How often the app offered typing after a kill. */
  readonly recovered: number;
  /** Kills after which text that the window had called saved was not in the project. */
  readonly savesLost: number;
  /** Kills after which more than the last second of typing was gone. */
  readonly typingLost: number;
  /** The most typing that one kill cost, in ms before the kill. */
  readonly worstLossMs: number;
  /** Pages that held anything but a beginning of what was typed, and files that were damaged. */
  readonly torn: number;
  /** Starts that the driver gave up on and that worked when they were tried again on the same files. */
  readonly slowStarts: number;
};

/** At most this much typing is at risk. */
const AT_RISK_MS = 1_000;
const MAX_DELAY_MS = 6_000;
const KILLS_PER_REVIEW = 25;
const LINES = ['Телеграмма', 'Начало листа'];

export const NO_KILLS: AppKillReport = {
  ...{ kills: 0, savesAcknowledged: 0, recovered: 0 },
  ...{ savesLost: 0, typingLost: 0, worstLossMs: 0, torn: 0, slowStarts: 0 },
};

/** Lets the packed app take typing and save, kills its whole process group at moments drawn from `seed`, and looks. */
export async function killApp(count: number, seed: number): Promise<AppKillReport> {
  const random = seededRandom(seed);
  let report = NO_KILLS;
  while (report.kills < count) {
    const home = makeHome();
    const kills = Math.min(KILLS_PER_REVIEW, count - report.kills);
    report = addKills(report, await killReview(home, kills, random));
    home.remove();
  }
  return report;
}

/** The reports of two runs as one. */
export function addKills(a: AppKillReport, b: AppKillReport): AppKillReport {
  return tally(a, b, ['worstLossMs']);
}

/** The same in two runs side by side, each with a home and moments of its own: most of the time somebody types. */
export async function killTwoApps(count: number, seed: number): Promise<AppKillReport> {
  const halves = [Math.ceil(count / 2), Math.floor(count / 2)] as const;
  const [one, other] = await Promise.all([killApp(halves[0], seed), killApp(halves[1], seed + 1)]);
  return addKills(one, other);
}

async function killReview(home: Home, kills: number, random: Random): Promise<AppKillReport> {
  const review = await makeReview(join(home.documents, 'reviews'), LINES);
  let text = review.text;
  let { running, slowStarts } = await openReview(home, review);
  let report = NO_KILLS;
  for (let kill = 0; kill < kills; kill += 1) {
    const left = await typeAndKill(running, text, random);
    const saved = await savedText(review.root);
    const opened = await openReview(home, review);
    running = opened.running;
    slowStarts += opened.slowStarts;
    const wasOffered = (await recoveryBanner(running.window).count()) > 0;
    if (wasOffered) await takeOver(running.window);
    text = await savedText(review.root);
    report = addKills(report, judge(left, saved, text, wasOffered));
  }
  await running.kill();
  const losses = (await lossesOf(review.root)).length;
  return { ...report, torn: report.torn + losses, slowStarts };
}

const START_TIMEOUT_MS = 60_000;
const START_TRIES = 3;

/** The driver now and then fails to take hold of a process that runs; it must not end a long run of kills. */
export async function openReview(
  home: Home,
  review: TestReview,
): Promise<{ readonly running: RunningApp; readonly slowStarts: number }> {
  for (let slowStarts = 0; ; slowStarts += 1) {
    try {
      const running = await launchApp({ home, args: [review.root], tries: 1 });
      await running.window.locator('.cm-content').waitFor({ timeout: START_TIMEOUT_MS });
      return { running, slowStarts };
    } catch (error) {
      if (slowStarts + 1 === START_TRIES) throw error;
    }
  }
}

/** What the typist knew when the app was gone. */
type Left = {
  readonly typist: Typist;
  readonly acknowledged: readonly string[];
  readonly killedMs: number;
};

async function typeAndKill(running: RunningApp, text: string, random: Random): Promise<Left> {
  const typist = await startTyping(running.window, text);
  const acknowledged: string[] = [];
  let killedMs = 0;
  const killed = new Promise<void>((resolve) => {
    setTimeout(() => {
      killedMs = Date.now();
      void running.kill().then(resolve);
    }, random.unit() * MAX_DELAY_MS);
  });
  // Ends when the window is gone in the middle of something.
  await typeOn(running, typist, random, acknowledged, () => killedMs > 0).catch((error: unknown) => {
    if (killedMs === 0) throw error;
  });
  await killed;
  return { typist, acknowledged, killedMs };
}

async function typeOn(
  { window }: RunningApp,
  typist: Typist,
  random: Random,
  acknowledged: string[],
  isOver: () => boolean,
): Promise<void> {
  await typist.newLine();
  while (!isOver()) {
    for (let words = random.below(12); words >= 0; words -= 1) await typist.word();
    if (!random.chance(0.4)) continue;
    const typed = typist.typed();
    await untilSaved(window);
    acknowledged.push(typed);
  }
}

function judge(left: Left, saved: string, text: string, wasOffered: boolean): AppKillReport {
  const { typist, acknowledged, killedMs } = left;
  const acknowledgedText = acknowledged.at(-1) ?? '';
  const isWhole = typist.typed().startsWith(text) && typist.typed().startsWith(saved);
  const lossMs = lossOf(typist, text, killedMs);
  return {
    kills: 1,
    savesAcknowledged: acknowledged.length,
    recovered: wasOffered ? 1 : 0,
    savesLost: saved.startsWith(acknowledgedText) ? 0 : 1,
    typingLost: lossMs > AT_RISK_MS ? 1 : 0,
    worstLossMs: lossMs,
    torn: isWhole ? 0 : 1,
    slowStarts: 0,
  };
}

/** How long before the kill the first lost key was pressed; 0 for none. */
function lossOf(typist: Typist, text: string, killedMs: number): number {
  let lossMs = 0;
  for (let ms = 0; ms <= 10_000; ms += 10) {
    if (text.startsWith(typist.typedBy(killedMs - ms))) break;
    lossMs = ms + 10;
  }
  return lossMs;
}
