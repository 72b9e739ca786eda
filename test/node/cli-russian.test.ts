import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CliIo } from '../../app/cli/io';
import { runCli } from '../../app/cli/run';
import { CLI_VERBS } from '../../app/cli/verbs';
import { EXPORT_FORMATS, EXPORT_NAMES } from '../../app/core/settings/export-choice';
import { STEPS } from '../../app/core/text/steps';
import { pageXmlCodec } from '../../app/node/history/page-codec';
import { nodeStoreDeps } from '../../app/node/project/store-context';

let out = '';
let err = '';
let folder = '';
const io: CliIo = {
  ...{ engine: null, dictionary: () => Promise.resolve(null), deps: nodeStoreDeps(pageXmlCodec) },
  ...{ version: '9.9.9', language: 'ru', isTerminal: false, columns: 80 },
  out: (text) => void (out += text),
  err: (text) => void (err += text),
};
const run = (...args: readonly string[]) => runCli(args, io);
const path = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sverka-russian-'));
  await writeFile(path('here.txt'), 'Прибыло 300 винтовок.\n');
  await writeFile(path('there.txt'), 'Прибыло 800 винтовок.\n');
  await writeFile(path('bad.docx'), 'PK\u0003\u0004 cut off');
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(() => {
  [out, err] = ['', ''];
});

const VERBS = CLI_VERBS.filter((verb) => verb !== 'help');

/** Names that are the same in every language; whatever else is in Latin letters is English. */
const NAMES = new Set([
  ...VERBS,
  ...['help', 'sverka', 'bash', 'zsh', 'fish', 'powershell', 'roff', 'stalin'],
  ...[
    'json',
    'zip',
    'sverka.zip',
    'mets',
    'word',
    'iiif',
    'csv',
    'docx',
    'text',
    'utf',
    'project.json',
    'cer',
    'wer',
  ],
  ...[
    ...EXPORT_FORMATS,
    ...Object.values(EXPORT_NAMES).flatMap((name) => name.split(/[\s,()]+/)),
    ...STEPS,
  ].map((one) => one.toLowerCase()),
]);

/** Words in Latin letters that are no option, no placeholder, no quoted value, no line to copy and no name. */
function englishIn(text: string): readonly string[] {
  const spoken = text
    .replace(/^.*\bsverka .*$/gm, (line) => (/^ {2}/.test(line) ? '' : line))
    .replace(/(?<![\p{L}\d])--?[\w-]+/gu, ' ')
    .replace(/<[^>]*>|\[[^\]]*\]|"[^"]*"/g, ' ')
    .replace(/\([a-z][\w., -]*\)/g, ' ')
    .replaceAll(folder, ' ');
  const words = spoken.match(/[A-Za-z][A-Za-z.'-]*[A-Za-z]/g) ?? [];
  return words.filter((word) => !NAMES.has(word.toLowerCase()));
}

describe('in Russian', () => {
  it('the test knows English when it sees it', () => {
    expect(englishIn('Usage: sverka check [options]\n  --out <file>  where to write (default: "x")')).toEqual(
      [...['Usage', 'where', 'to', 'write', 'default']],
    );
  });

  it.each(['', ...VERBS])('the help of “%s” has no English in it', async (verb) => {
    expect(await run(...(verb === '' ? ['--help'] : [verb, '--help']))).toBe(0);
    expect(out).toMatch(/^Использование: sverka /);
    expect(englishIn(out)).toEqual([]);
  });

  it('the help is Russian where only the option asks for it', async () => {
    expect(await runCli(['check', '--help', '--language', 'ru'], { ...io, language: 'en' })).toBe(0);
    expect(out).toMatch(/^Использование: sverka check/);
    out = '';
    expect(await run('check', '--help', '--language=en')).toBe(0);
    expect(out).toMatch(/^Usage: sverka check/);
  });

  it('the manual and the descriptions for shells have none either', async () => {
    expect(await run('man')).toBe(0);
    const prose = out
      .split('\n')
      .filter((line) => !/^\.(?:B|SS|TH)\b/.test(line))
      .join('\n')
      .replace(/\.nf[\s\S]*?\.fi/g, '')
      .replace(/\\f[A-Z]|\\e|^\.[A-Z]+/gm, ' ')
      .replace(/\\-/g, '-');
    expect(englishIn(prose)).toEqual([]);
  });

  const WRONG: readonly (readonly [string, readonly string[]])[] = [
    ['unknown verb', ['chek']],
    ['unknown option', ['check', 'x', '--reference-text', 'y']],
    ['missing argument', ['convert', 'x']],
    ['missing value', ['export', 'x', '--format']],
    ['missing option', ['export', 'x', '--format', 'txt']],
    ['not among the choices', ['export', 'x', '--format', 'doc', '--out', 'y']],
    ['not among the choices of an argument', ['completion', 'tcsh']],
    ['too many arguments', ['verify', 'x', 'y']],
    ['a step that is none', ['check', 'x', '--keep', 'all']],
    ['a number that is none', ['recognise', 'x', '--readings', '9']],
    ['a format that is none', ['recognise', 'x', '--format', 'doc']],
  ];
  it.each(WRONG)('wrong use, %s, is said in Russian and in one line', async (_, args) => {
    expect(await run(...args)).toBe(2);
    expect(err).toMatch(/^sverka: [^\n]*[а-яё]{3}[^\n]*\n$/);
    expect(englishIn(err).filter((word) => !args.includes(word))).toEqual([]);
  });

  const FAILS: readonly (readonly string[])[] = [
    ['review', 'none.png', '--out', 'x'],
    ['recognise', 'none.png'],
    ['check', 'none.txt'],
    ['check', 'bad.docx'],
    ['evaluate', 'none.txt', 'there.txt'],
    ['convert', 'none.txt', 'x.docx'],
    ['export', 'none', '--format', 'txt', '--out', 'x'],
    ['export', 'none', '--format', 'report-pdf', '--out', 'x'],
    ['take', 'none', 'none.zip'],
    ['batch', 'none', '--out', 'x'],
    ['hand-over', 'none', '--out', 'x.sverka.zip'],
    ['unpack', 'none.zip', '--out', 'x'],
    ['take-back', 'none', 'none.zip'],
    ['verify', 'none'],
  ];
  it.each(FAILS.map((args) => [args.join(' '), args] as const))('%s fails in Russian', async (_, args) => {
    const named = args.map((arg) => (/^(?:none|bad|there|x)/.test(arg) ? path(arg) : arg));
    expect(await run(...named)).toBe(2);
    expect(err).toMatch(/[а-яё]{3}/);
    expect(englishIn(err).filter((word) => !args.includes(word))).toEqual([]);
  });

  it('rates are in Russian, but for the names of the steps', async () => {
    expect(await run('evaluate', path('here.txt'), path('there.txt'))).toBe(0);
    expect(out).toMatch(/^точно +CER/);
    expect(englishIn(out).filter((word) => !/^(?:collapse|fold)-/.test(word))).toEqual([]);
  });
});
