import { execFileSync } from 'node:child_process';
import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CliIo } from '../../app/cli/io';
import { runCli } from '../../app/cli/run';
import { CLI_VERBS } from '../../app/cli/verbs';
import { pageXmlCodec } from '../../app/node/history/page-codec';
import { nodeStoreDeps } from '../../app/node/project/store-context';
import { ALTO_XML, SAID } from '../helpers/kinds';

let out = '';
let err = '';
let folder = '';
const io: CliIo = {
  ...{ engine: null, dictionary: () => Promise.resolve(null), deps: nodeStoreDeps(pageXmlCodec) },
  ...{ version: '9.9.9', language: 'en', isTerminal: false, columns: 80 },
  out: (text) => void (out += text),
  err: (text) => void (err += text),
};
const run = (...args: readonly string[]) => runCli(args, io);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sverka-about-'));
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  out = '';
  err = '';
});

const VERBS = CLI_VERBS.filter((verb) => verb !== 'help');

describe('help', () => {
  it.each(VERBS)('of %s says what it does and how it is typed', async (verb) => {
    expect(await run(verb, '--help')).toBe(0);
    expect(out).toContain(`Usage: sverka ${verb}`);
    expect(out).toContain(`  sverka ${verb}`.trimEnd());
    expect(out).toMatch(/Examples:\n(?: {2}.*sverka .*\n?)+/);
  });
});

describe('completion', () => {
  const has = (shell: string): boolean => {
    try {
      execFileSync('sh', ['-c', `command -v ${shell}`]);
      return true;
    } catch {
      return false;
    }
  };

  it.each(['bash', 'zsh', 'fish', 'powershell'])(
    'for %s names every verb and the choices of options',
    async (shell) => {
      expect(await run('completion', shell)).toBe(0);
      for (const verb of VERBS) if (verb !== 'completion' && verb !== 'man') expect(out).toContain(verb);
      expect(out).toMatch(/docx.{1,6}page/);
    },
  );

  it.skipIf(!has('bash'))('completes in bash', async () => {
    await run('completion', 'bash');
    const script = join(folder, 'sverka.bash');
    writeFileSync(script, out);
    const completed = (line: readonly string[]) =>
      execFileSync('bash', [
        '-c',
        `source ${script}; COMP_WORDS=(${line.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${line.length - 1}; _sverka; echo "\${COMPREPLY[@]}"`,
      ])
        .toString()
        .trim();
    expect(completed(['sverka', 'ba'])).toBe('batch');
    expect(completed(['sverka', 'export', '--format', 'do'])).toBe('docx');
    expect(completed(['sverka', 'batch', 'x', '--no'])).toBe('--no-recognise');
  });

  it('is refused for other shells', async () => {
    expect(await run('completion', 'tcsh')).toBe(2);
  });
});

describe('the manual page', () => {
  it('has every verb with its options, and no line that roff would take for its own', async () => {
    expect(await run('man')).toBe(0);
    for (const verb of VERBS) if (verb !== 'man') expect(out).toContain(`.SS ${verb}`);
    expect(out.startsWith('.TH SVERKA 1')).toBe(true);
    const macros = new Set(['TH', 'SH', 'SS', 'TP', 'B', 'I', 'PP', 'nf', 'fi']);
    const unknown = out
      .split('\n')
      .filter((line) => /^[.']/.test(line) && !macros.has(/^\.(\w+)/.exec(line)?.[1] ?? ''));
    expect(unknown).toEqual([]);
  });
});

describe('the standard input', () => {
  const piped = (text: string): CliIo => ({ ...io, stdin: () => Promise.resolve(Buffer.from(text)) });

  it('is converted to the standard output', async () => {
    expect(await runCli(['convert', '-', '-', '--format', 'txt'], piped(ALTO_XML)), err).toBe(0);
    for (const line of SAID) expect(out).toContain(line);
  });

  it('is checked, and compared with itself', async () => {
    expect(await runCli(['check', '-', '--format', 'json'], piped('Прибыло 150 винтовок'))).toBe(0);
    expect((JSON.parse(out) as { version: number }).version).toBe(1);
    out = '';
    expect(await runCli(['evaluate', '-', '-', '--format', 'json'], piped('раз два'))).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ version: 1 });
  });
});
