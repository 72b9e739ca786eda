import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import type * as reviewTool from '../../helpers/review-tool';
import { ROOT } from './paths';

/** Reviews made and read without the app, by the store's own code. */
type Tool = typeof reviewTool;
export type { Slip, TestReview } from '../../helpers/review-tool';

let loaded: Promise<Tool> | null = null;
const tool = (): Promise<Tool> => (loaded ??= loadTool());

/** Playwright takes the app's sources for CommonJS, which they are not, so they are bundled before they are loaded. */
async function loadTool(): Promise<Tool> {
  const outDir = mkdtempSync(join(tmpdir(), 'sverka-tool-'));
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: join(ROOT, 'test/helpers/review-tool.ts'),
      outDir,
      rolldownOptions: { output: { format: 'es', entryFileNames: 'review-tool.mjs' } },
    },
    ssr: { noExternal: true },
  });
  const url = pathToFileURL(join(outDir, 'review-tool.mjs')).href;
  const found = (await import(url)) as Tool;
  rmSync(outDir, { recursive: true });
  return found;
}

export const makeReview: Tool['makeReview'] = async (...args) => (await tool()).makeReview(...args);
export const makeInkedReview: Tool['makeInkedReview'] = async (...args) =>
  (await tool()).makeInkedReview(...args);
export const makeReadReview: Tool['makeReadReview'] = async (...args) =>
  (await tool()).makeReadReview(...args);
export const makeSampleProject = async (parent: string, language: 'en' | 'ru'): Promise<string> =>
  (await tool()).makeSampleProject(parent, join(ROOT, 'resources/sample'), language);
export const savedText: Tool['savedText'] = async (...args) => (await tool()).savedText(...args);
export const savedBody: Tool['savedBody'] = async (...args) => (await tool()).savedBody(...args);
export const historyOf: Tool['historyOf'] = async (...args) => (await tool()).historyOf(...args);
export const statusesGiven: Tool['statusesGiven'] = async (...args) => (await tool()).statusesGiven(...args);
export const lossesOf: Tool['lossesOf'] = async (...args) => (await tool()).lossesOf(...args);
export const saveElsewhere: Tool['saveElsewhere'] = async (...args) => (await tool()).saveElsewhere(...args);
export const injectSlips: Tool['injectSlips'] = async (...args) => (await tool()).injectSlips(...args);
