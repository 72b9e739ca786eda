import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addActs, killActs, NO_ACTS, type ActReports } from '../e2e/helpers/kill-acts';
import { addKills, killApp, NO_KILLS, type AppKillReport } from '../e2e/helpers/kill-app';
import { OUTPUT } from '../e2e/helpers/paths';

/**
 * The packed app with a window: KILLS × kill -9 of the whole process group, half while somebody types, half in the middle of
 * saving, restoring, merging, finishing, importing, exporting, creating and recognising, with nothing lost. Needs a display.
 * Every round has a seed of its own and is written down when it is over, so a run that is cut off goes on where it was, and
 * runs of several seeds beside one another are summed. `test-output/kill-app.jsonl` is removed to begin anew.
 */
type Round = {
  readonly seed: number;
  readonly round: number;
  readonly acts: ActReports;
  readonly typing: AppKillReport;
};
type Sums = Omit<Round, 'seed' | 'round'>;

const count = Number(process.env['KILLS'] ?? '1000');
const seed = Number(process.env['SEED'] ?? '20260117');
/** As many as the acts of a round have kills, so that both have their share whenever a run is cut off. */
const TYPING_KILLS = Object.keys(NO_ACTS).length;
const record = join(OUTPUT, 'kill-app.jsonl');
const print = (line: string) => process.stdout.write(`${line}\n`);

function roundsDone(): readonly Round[] {
  const text = existsSync(record) ? readFileSync(record, 'utf8') : '';
  // The last line may have been cut off with the run.
  const whole = text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .filter(Boolean);
  return whole.map((line) => JSON.parse(line) as Round);
}

const add = (a: Sums, b: Sums): Sums => ({
  acts: addActs(a.acts, b.acts),
  typing: addKills(a.typing, b.typing),
});
const killsOf = ({ acts, typing }: Sums) =>
  Object.values(acts).reduce((sum, { kills }) => sum + kills, typing.kills);
const faultsOf = ({ acts, typing }: Sums) =>
  Object.values(acts).reduce(
    (sum, { lost, torn }) => sum + lost + torn,
    typing.savesLost + typing.typingLost + typing.torn,
  );
const summed = () => roundsDone().reduce<Sums>(add, { acts: NO_ACTS, typing: NO_KILLS });

/** Null where the driver could not take hold of the app in time: nothing was found then, neither good nor bad. */
async function play(ofRound: number): Promise<Sums | null> {
  try {
    return { acts: await killActs(ofRound), typing: await killApp(TYPING_KILLS, ofRound) };
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'TimeoutError') throw error;
    print(`the round of seed ${ofRound} was given up: ${error.message.split('\n')[0] ?? ''}`);
    return null;
  }
}

mkdirSync(OUTPUT, { recursive: true });
const known = new Set(roundsDone().map((one) => `${one.seed} ${one.round}`));
print(`seed ${seed}; ${killsOf(summed())} kills are written down in ${record}`);
for (let round = 0; killsOf(summed()) < count; round += 1) {
  if (known.has(`${seed} ${round}`)) continue;
  const ofRound = seed + round * 7_919;
  const found = await play(ofRound);
  if (found === null) continue;
  appendFileSync(record, `${JSON.stringify({ seed, round, ...found })}\n`);
  if (faultsOf(found) > 0) print(`round ${round} (its seed ${ofRound}): ${JSON.stringify(found)}`);
  print(
    `round ${round}: in all ${killsOf(summed())} kills, ${faultsOf(summed())} faults: ${JSON.stringify(summed())}`,
  );
}
if (faultsOf(summed()) > 0) process.exitCode = 1;
