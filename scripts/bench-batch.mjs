// Many documents by engines that spread work: tasks are killed and doubled at random, and the outcome is that of one run.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './prepare.mjs';
import { engineCommand } from './sverka.mjs';

const SHEETS = Number(process.env.SVERKA_BENCH_SHEETS ?? 400);
const SCANS = Number(process.env.SVERKA_BENCH_SCANS ?? 40);
const WORKERS = 2;

/** Scans to be recognised: real typescript where it lies beside the checkout, else the sample. */
function makeScans(folder) {
  const real = join(root, '..', 'shared', 'corpus', 'typescript');
  const given = existsSync(real)
    ? ['p1.jpg', 'p3.jpg'].map((name) => join(real, name))
    : [join(root, 'resources', 'sample', 'telegram-112095.scan.pdf')];
  mkdirSync(folder, { recursive: true });
  for (let n = 0; n < SCANS; n += 1) {
    const from = given[n % given.length];
    copyFileSync(
      from,
      join(folder, `l_${String(n + 1).padStart(4, '0')}${from.slice(from.lastIndexOf('.'))}`),
    );
  }
}

/** Texts: ALTO files of a page, so that each is read, turned into PAGE and weighed. */
function makeTexts(folder) {
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
 * Chance comes from the task and the times it was tried, so a run can be repeated. `usualSeconds`: what a run takes.
 */
function makeUnreliable(folder, command, usualSeconds) {
  const script = join(folder, 'sverka-unreliable.sh');
  const tenths = Math.max(1, Math.round(usualSeconds * 10));
  writeFileSync(
    script,
    `#!/bin/bash
run() { exec ${command} "$@"; }
id=""
case " $* " in *" --task "*) id=$(printf '%s' "$*" | sha256sum | cut -c1-16);; esac
[ -z "$id" ] && run "$@"
mkdir -p ${folder}/tries
tries=${folder}/tries/$id
echo x >> $tries
count=$(wc -l < $tries)
chance=$(( 0x$(printf '%s %s' "$id" "$count" | sha256sum | cut -c1-4) % 100 ))
after=$(( ${tenths} * (20 + chance * 3) / 100 ))
if [ $chance -lt 25 ]; then exec timeout -s KILL $(( after / 10 )).$(( after % 10 )) ${command} "$@"; fi
if [ $chance -lt 50 ]; then ${command} "$@" & fi
${command} "$@"
code=$?
wait
exit $code
`,
  );
  chmodSync(script, 0o755);
  return script;
}

/**
 * The program, with the processor time of each of its runs noted in `times`: of all its processes, also of those that their
 * parents do not wait for, which this one inherits.
 */
function makeTimed(folder, command) {
  const script = join(folder, 'sverka-timed.py');
  writeFileSync(
    script,
    `#!/usr/bin/env python3
import ctypes, os, resource, shlex, sys
ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)
words = shlex.split(${JSON.stringify(command)}) + sys.argv[1:]
child = os.posix_spawnp(words[0], words, os.environ)
_, status = os.waitpid(child, 0)
try:
    while True:
        os.waitpid(-1, 0)
except ChildProcessError:
    pass
used = resource.getrusage(resource.RUSAGE_CHILDREN)
with open('${folder}/times', 'a') as out:
    out.write(f'{used.ru_utime} {used.ru_stime}\\n')
sys.exit(os.waitstatus_to_exitcode(status))
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

/** Each engine's command line, as the examples stand; `documents`: how many a run has, or null for what they choose. */
const ENGINES = {
  parallel: ({ input, out, documents }) => [
    'sh',
    [
      ...[join(root, 'resources/batch/parallel.sh'), input, out, 'page', String(WORKERS)],
      ...(documents === null ? [] : [String(documents)]),
    ],
  ],
  snakemake: ({ folder, input, out, documents }) => [
    'snakemake',
    [
      ...['--snakefile', join(root, 'resources/batch/Snakefile'), '--cores', String(WORKERS)],
      ...['--quiet', 'all', '--directory', folder],
      ...['--config', `folder=${input}`, `out=${out}`, 'format=page'],
      ...(documents === null ? [] : [`documents=${documents}`]),
    ],
  ],
};

/**
 * Runs both engines where they are installed, undisturbed and with tasks killed and doubled, and compares what comes of
 * them, and undisturbed their processor time, with one run of one process: with texts to convert, where starting is most
 * of a run, and with scans to recognise.
 */
export async function benchBatch(log) {
  const plain = `${process.execPath} ${join(root, 'build', 'cli.cjs')}`;
  await benchWork(log, { what: `${SHEETS} texts`, make: makeTexts, command: plain, sheets: SHEETS });
  // Runs that are killed leave their screen behind, so each has the screen that this one was given, or makes one.
  const [program, args] = await engineCommand([]);
  const quoted = [program, ...args].map((word) => `'${word}'`).join(' ');
  await benchWork(log, { what: `${SCANS} scans`, make: makeScans, command: quoted, sheets: SCANS });
}

async function benchWork(log, { what, make, command, sheets }) {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-batch-'));
  try {
    const input = join(folder, 'in');
    make(input);
    const timed = makeTimed(folder, command);
    const one = join(folder, 'one');
    const alone = run(timed, ['batch', input, '--out', one]);
    if (alone.status !== 0) throw new Error(alone.said);
    const work = { folder, input, sheets, timed, alone, aloneCpu: takeTimes(folder) };
    log(
      `${what}, one process: ${alone.seconds.toFixed(1)} s, ${work.aloneCpu.toFixed(1)} s of processor time`,
    );
    const wanted = outputsOf(one);
    const few = Math.ceil(sheets / 40);
    const unreliable = makeUnreliable(folder, command, Math.max(1, (alone.seconds * few) / sheets));
    for (const [name, engine] of Object.entries(ENGINES)) {
      if (!has(name)) {
        log(`${name}: not installed, passed over`);
        continue;
      }
      const each = { ...work, name, engine, wanted };
      benchEngine(log, { ...each, how: 'undisturbed', sverka: timed, documents: null });
      benchEngine(log, { ...each, how: 'killed and doubled', sverka: unreliable, documents: few });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function benchEngine(log, work) {
  const { folder, input, timed, aloneCpu, name, engine, wanted, how, sverka, documents, sheets } = work;
  rmSync(join(folder, 'tries'), { recursive: true, force: true });
  const out = join(folder, `${name}-${how.slice(0, 4)}`);
  const done = run(...engine({ folder, input, out, documents }), { SVERKA: sverka });
  const found = outputsOf(out);
  const isSame = JSON.stringify(found) === JSON.stringify(wanted);
  const more = sverka === timed ? moreThan(folder, aloneCpu) : triesOf(folder, Math.ceil(sheets / documents));
  log(
    `  ${name}, ${how}: ${WORKERS} workers, ${more}, ${done.seconds.toFixed(1)} s; outputs and summary ${isSame ? 'equal' : 'DIFFER'}`,
  );
  if (isSame && done.status === 0) return;
  const paths = [...new Set([...Object.keys(wanted), ...Object.keys(found)])];
  const differ = paths.filter((path) => wanted[path] !== found[path]);
  throw new Error(
    `${name} did not give what one run gives (code ${done.status}): ${differ.slice(0, 5).join(', ')}. ${done.said}`,
  );
}

function moreThan(folder, aloneCpu) {
  const cpu = takeTimes(folder);
  return `${cpu.toFixed(1)} s of processor time (${(100 * (cpu / aloneCpu - 1)).toFixed(0)} % more)`;
}

function triesOf(folder, runs) {
  const tries = execFileSync('sh', ['-c', `cat ${folder}/tries/* | wc -l`], { encoding: 'utf8' }).trim();
  return `${tries} tries of ${runs} runs`;
}
