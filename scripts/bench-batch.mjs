// Many documents by engines that spread work: tasks are killed and doubled at random, and the outcome is that of one run.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './prepare.mjs';

const SHEETS = Number(process.env.SVERKA_BENCH_SHEETS ?? 400);
const WORKERS = 2;

/** The documents of the bench: ALTO files of a page, so that each is read, turned into PAGE and weighed. */
function makeFolder(folder) {
  for (let n = 1; n <= SHEETS; n += 1) {
    const box = `${Math.ceil(n / 50)}`;
    mkdirSync(join(folder, box), { recursive: true });
    const lines = Array.from({ length: 30 }, (_, i) => line(n, i)).join('');
    const xml = `<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Layout><Page ID="p" WIDTH="2000" HEIGHT="3000"><PrintSpace><TextBlock ID="b">${lines}</TextBlock></PrintSpace></Page></Layout></alto>`;
    writeFileSync(join(folder, box, `l_${String(n).padStart(4, '0')}.alto`), xml);
  }
}

function line(n, i) {
  const words = `Лист ${n} строка ${i} от 16 января 1951 года`.split(' ');
  const strings = words.map(
    (word, w) =>
      `<String CONTENT="${word}" HPOS="${100 + 150 * w}" VPOS="${100 + 80 * i}" WIDTH="120" HEIGHT="40" WC="${((n * 7 + i * 3 + w) % 10) / 10}"/>`,
  );
  return `<TextLine ID="l${i}" HPOS="100" VPOS="${100 + 80 * i}" WIDTH="1600" HEIGHT="40">${strings.join('<SP/>')}</TextLine>`;
}

/**
 * A program that does what it is asked, but now and then twice at once, and now and then is killed in the midst of it.
 * Chance comes from the task and the times it was tried, so a run can be repeated.
 */
function makeUnreliable(folder) {
  const script = join(folder, 'sverka-unreliable.sh');
  const cli = join(root, 'build', 'cli.cjs');
  writeFileSync(
    script,
    `#!/bin/bash
run() { exec ${process.execPath} ${cli} "$@"; }
id=""
case " $* " in *" --task "*) id=$(printf '%s' "$*" | sha256sum | cut -c1-16);; esac
[ -z "$id" ] && run "$@"
mkdir -p ${folder}/tries
tries=${folder}/tries/$id
echo x >> $tries
count=$(wc -l < $tries)
chance=$(( 0x$(printf '%s %s' "$id" "$count" | sha256sum | cut -c1-4) % 100 ))
if [ $chance -lt 25 ]; then timeout -s KILL 0.$(( 40 + chance * 4 )) ${process.execPath} ${cli} "$@"; exit $?; fi
if [ $chance -lt 50 ]; then ${process.execPath} ${cli} "$@" & fi
${process.execPath} ${cli} "$@"
code=$?
wait
exit $code
`,
  );
  chmodSync(script, 0o755);
  return script;
}

/** The program, with the processor time of each of its runs noted in `times`. */
function makeTimed(folder) {
  const script = join(folder, 'sverka-timed.sh');
  writeFileSync(
    script,
    `#!/bin/bash
TIMEFORMAT='%U %S'
{ time ${process.execPath} ${join(root, 'build', 'cli.cjs')} "$@" 2>&4; } 4>&2 2>>${folder}/times
`,
  );
  chmodSync(script, 0o755);
  return script;
}

/** Seconds of processor time since it was last asked. */
function takeTimes(folder) {
  const numbers = readFileSync(join(folder, 'times'), 'utf8').trim().split(/\s+/).map(Number);
  rmSync(join(folder, 'times'));
  return numbers.reduce((sum, one) => sum + one, 0);
}

function has(program) {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
}

function run(program, args, env = {}) {
  const start = performance.now();
  const done = spawnSync(program, args, {
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  return { seconds: (performance.now() - start) / 1000, status: done.status, said: done.stderr.slice(-2000) };
}

/** Every output with its hash; records and logs aside. */
function outputsOf(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return Object.fromEntries(
    files
      .map((one) => join(one.parentPath, one.name))
      .filter((path) => !path.includes('.sverka'))
      .map((path) => [
        path.slice(folder.length),
        createHash('sha256').update(readFileSync(path)).digest('hex'),
      ])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** Each engine's command line, for runs of `documents` sheets each. */
const ENGINES = {
  parallel: ({ input, out, documents }) => [
    'sh',
    [join(root, 'resources/batch/parallel.sh'), input, out, 'page', String(WORKERS), String(documents)],
  ],
  snakemake: ({ folder, input, out, documents }) => [
    'snakemake',
    [
      ...['--snakefile', join(root, 'resources/batch/Snakefile'), '--cores', String(WORKERS)],
      ...['--quiet', 'all', '--directory', folder],
      ...['--config', `folder=${input}`, `out=${out}`, 'format=page', `documents=${documents}`],
    ],
  ],
};

/**
 * Runs both engines where they are installed, undisturbed and with tasks killed and doubled, and compares what comes of
 * them, and undisturbed their processor time, with one run of one process.
 */
export function benchBatch(log) {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-batch-'));
  try {
    const input = join(folder, 'in');
    makeFolder(input);
    const [timed, unreliable] = [makeTimed(folder), makeUnreliable(folder)];
    const one = join(folder, 'one');
    const alone = run(timed, ['batch', input, '--out', one]);
    const aloneCpu = takeTimes(folder);
    log(
      `one process: ${SHEETS} sheets in ${alone.seconds.toFixed(1)} s, ${aloneCpu.toFixed(1)} s of processor time`,
    );
    const wanted = JSON.stringify(outputsOf(one));
    for (const [name, command] of Object.entries(ENGINES)) {
      if (!has(name)) {
        log(`${name}: not installed, passed over`);
        continue;
      }
      for (const [how, sverka, documents] of [
        ['undisturbed', timed, 50],
        ['killed and doubled', unreliable, 10],
      ]) {
        rmSync(join(folder, 'tries'), { recursive: true, force: true });
        const out = join(folder, `${name}-${documents}`);
        const done = run(...command({ folder, input, out, documents }), { SVERKA: sverka });
        const isSame = JSON.stringify(outputsOf(out)) === wanted;
        const isTimed = sverka === timed;
        const cpu = isTimed ? takeTimes(folder) : 0;
        const more = isTimed
          ? `${cpu.toFixed(1)} s of processor time (${(100 * (cpu / aloneCpu - 1)).toFixed(0)} % more)`
          : `${execFileSync('sh', ['-c', `cat ${folder}/tries/* | wc -l`], { encoding: 'utf8' }).trim()} tries of ${Math.ceil(SHEETS / documents)} runs`;
        log(
          `${name}, ${how}: ${WORKERS} workers, ${more}, ${done.seconds.toFixed(1)} s; outputs and summary ${isSame ? 'equal' : 'DIFFER'}`,
        );
        if (!isSame || done.status !== 0)
          throw new Error(`${name} did not give what one run gives. ${done.said}`);
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
