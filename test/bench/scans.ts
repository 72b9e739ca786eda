import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { launchApp, answerDialogs, type RunningApp } from '../e2e/helpers/app';
import { makeHome } from '../e2e/helpers/home';
import { memoryBytes } from '../e2e/helpers/processes';
import { sharedDir } from '../helpers/shared';
import type { PictureDifference } from './picture-difference';
import { peerDifference } from './scan-peers';
import type { ReviewApi } from '../../app/ipc';

/** What became of one file: opened and drawn, or refused with a message; and how long each took. */
type Outcome = {
  readonly file: string;
  readonly pages: number | null;
  readonly openMs: number;
  readonly drawMs: number | null;
  readonly refusal: string | null;
  readonly problem: string | null;
  /** How its first picture differs from what poppler or Pillow make of it; null where neither draws it. */
  readonly difference: PictureDifference | null;
};

const LIMIT_MS = 10_000;
const FOLDERS = ['corpus/tiff', 'corpus/pdf', 'corpus/hostile'];
/** Of 1: more of the picture than fonts that are not in the file, and edges, can account for. */
const DIFFERS_SHARE = 0.1;

/** The passwords of the corpus, as its README gives them. */
const PASSWORDS: Readonly<Record<string, string>> = {
  ...{ 'issue15893_reduced.pdf': 'test', 'issue3371.pdf': 'ELXRTQWS', 'issue6010_1.pdf': 'abc' },
  ...{ 'bug1782186.pdf': 'Hello', 'issue21579.pdf': 'pässwört' },
  ...{ 'pr6531_1.pdf': 'asdfasdf', 'pr6531_2.pdf': 'asdfasdf' },
};

/**
 * Opens every file of the corpus in the packed app and draws its first page, as the window does; the picture is laid beside that
 * of poppler or Pillow (PYTHON), and the engine's memory is read after each file.
 */
export async function benchScans(): Promise<void> {
  const shared = sharedDir();
  if (shared === null) return console.log('The shared corpus is not here.');
  const files = FOLDERS.flatMap((folder) => filesBelow(join(shared, folder))).filter(isWanted);
  const home = makeHome();
  let running = await launchApp({ home });
  const outcomes: Outcome[] = [];
  let mostBytes = 0;
  for (const path of files) {
    const outcome = await tryFile(running, path, path.slice(join(shared, 'corpus').length + 1));
    outcomes.push(outcome);
    console.log(rowOf(outcome));
    mostBytes = Math.max(mostBytes, await engineBytes(running));
    if (running.app.process().exitCode === null) continue;
    console.log('THE APP DIED');
    running = await launchApp({ home });
  }
  const megabytes = (bytes: number) => Math.round(bytes / 1_048_576);
  console.log(
    `Engine: ${megabytes(mostBytes)} MB at most, ${megabytes(await engineBytes(running))} at the end`,
  );
  await running.kill();
  home.remove();
  summarise(outcomes);
}

async function engineBytes({ app }: RunningApp): Promise<number> {
  const pid = await app.evaluate(({ BrowserWindow }) => {
    const all = BrowserWindow.getAllWindows().map(({ webContents }) => webContents);
    return all.find((one) => one.getURL().startsWith('sverka://engine/'))?.getOSProcessId() ?? 0;
  });
  return pid === 0 ? 0 : memoryBytes(pid);
}

function isWanted(path: string): boolean {
  const only = process.env['SVERKA_ONLY'];
  return only === undefined || path.includes(only);
}

function filesBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? filesBelow(path) : [path]));
}

async function tryFile({ app, window }: RunningApp, path: string, file: string): Promise<Outcome> {
  await answerDialogs(app, { open: [path] });
  const password = PASSWORDS[path.split('/').at(-1) ?? ''];
  const { picture, ...outcome } = await window.evaluate(
    async ({ file, password }) => {
      const { api } = globalThis as unknown as { readonly api: ReviewApi };
      const picked = await api.call('files.pick', { purpose: 'scan' });
      const handle = picked.ok ? (picked.value[0]?.handle ?? '') : '';
      const secret = password === undefined ? {} : { password };
      const started = performance.now();
      const probed = await api.call('scan.probe', { handle, ...secret });
      const openMs = performance.now() - started;
      const nothing = { file, openMs, pages: null, drawMs: null, problem: null, picture: null };
      if (!probed.ok) return { ...nothing, refusal: probed.error.code };
      const made = await api.call('project.create', {
        ...{ title: 'Corpus', archival: null, references: [] },
        scans: [{ handle, ...secret }],
      });
      if (!made.ok) return { ...nothing, refusal: `create: ${made.error.code}` };
      const drawing = performance.now();
      const answer = await fetch(`/picture/${made.value.project.id}/0001.jpg`);
      const bytes = new Uint8Array(await answer.arrayBuffer());
      const drawMs = performance.now() - drawing;
      const told = await api.call('page.pictureProblem', { pageId: '0001' });
      const problem = told.ok ? (told.value?.code ?? null) : told.error.code;
      const { pages } = probed.value;
      return {
        file,
        pages,
        openMs,
        drawMs,
        refusal: null,
        problem: answer.ok && bytes.length > 0 ? null : problem,
        picture: answer.ok ? bytes.reduce((text, byte) => text + String.fromCharCode(byte), '') : null,
      };
    },
    { file, password },
  );
  // A password is for us alone.
  const isDrawn = picture !== null && outcome.problem === null && password === undefined;
  return { ...outcome, difference: isDrawn ? peerDifference(path, Buffer.from(picture, 'latin1')) : null };
}

function rowOf({ file, pages, openMs, drawMs, refusal, problem, difference }: Outcome): string {
  const times = `${Math.round(openMs)} ms${drawMs === null ? '' : ` + ${Math.round(drawMs)} ms`}`;
  const said = refusal ?? problem;
  const what = refusal !== null ? 'refused' : problem !== null ? 'page fails' : 'drawn';
  const differs = difference === null ? '' : `${(100 * difference.differingShare).toFixed(1)} %`;
  return `| ${file} | ${what} | ${pages ?? ''} | ${times} | ${said ?? ''} | ${differs} |`;
}

function summarise(outcomes: readonly Outcome[]): void {
  const refused = outcomes.filter(({ refusal }) => refusal !== null).length;
  const failing = outcomes.filter(({ problem }) => problem !== null).length;
  const slow = outcomes.filter(({ openMs, drawMs }) => openMs + (drawMs ?? 0) > LIMIT_MS);
  console.log(
    `Files: ${outcomes.length}; drawn ${outcomes.length - refused - failing}, refused ${refused}, first page fails ${failing}`,
  );
  const compared = outcomes.flatMap(({ file, difference }) =>
    difference === null ? [] : { file, ...difference },
  );
  const differing = compared.filter(({ differingShare }) => differingShare > DIFFERS_SHARE);
  console.log(
    `Beside poppler and Pillow: ${compared.length}; differing: ${differing.map(({ file }) => file).join(', ')}`,
  );
  const longest = Math.max(...outcomes.map(({ openMs, drawMs }) => openMs + (drawMs ?? 0)));
  console.log(
    `Longest: ${Math.round(longest)} ms; over ${LIMIT_MS} ms: ${slow.map(({ file }) => file).join(', ')}`,
  );
}

await benchScans();
