import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CliIo } from '../../app/cli/io';
import { runCli } from '../../app/cli/run';
import { pageXmlCodec } from '../../app/node/history/page-codec';
import { nodeStoreDeps } from '../../app/node/project/store-context';
import { makeReview, saveElsewhere, savedText } from '../helpers/review-tool';

let out = '';
let err = '';
let folder = '';
let root = '';
const io: CliIo = {
  ...{ engine: null, dictionary: () => Promise.resolve(null), deps: nodeStoreDeps(pageXmlCodec) },
  ...{ version: '9.9.9', language: 'en', isTerminal: false, columns: 80 },
  out: (text) => void (out += text),
  err: (text) => void (err += text),
};
const run = (...args: readonly string[]) => runCli(args, io);
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sverka-handed-'));
  root = (await makeReview(folder, ['Первая строка', 'Вторая строка', 'Третья строка'])).root;
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  out = '';
  err = '';
});

describe('hand-over, unpack and take-back', () => {
  it('carry a project to a colleague and their work home', async () => {
    expect(await run('hand-over', root, '--out', at('a.sverka.zip'))).toBe(0);
    expect(out).toMatch(/a\.sverka\.zip: \d+ files, read back and the same\n/);
    expect(await run('unpack', at('a.sverka.zip'), '--out', at('new/desk'), '--format', 'json')).toBe(0);
    const copy = at('new/desk/review');
    expect(out).toContain(`"folder": ${JSON.stringify(copy)}`);
    await saveElsewhere(copy, ['Первая строка', 'Вторая строка', 'Третья, исправленная']);
    expect(await run('hand-over', copy, '--out', at('b.sverka.zip'))).toBe(0);
    await saveElsewhere(root, ['Первая, исправленная', 'Вторая строка', 'Третья строка']);
    expect(await run('take-back', root, at('b.sverka.zip'), '--who', 'Анна')).toBe(0);
    expect(out).toContain('brought together: 1, to choose: 0');
    expect(await savedText(root)).toBe('Первая, исправленная\nВторая строка\nТретья, исправленная');
    out = '';
    expect(await run('verify', root)).toBe(0);
    expect(out).toMatch(/, 0 with something to say/);
    expect(await run('take-back', root, copy, '--language', 'ru')).toBe(0);
    expect(out).toContain('Версий: 0');
  });

  it('say in one line what cannot be taken, and leave nothing', async () => {
    const before = readdirSync(folder);
    writeFileSync(at('bad.sverka.zip'), 'no zip');
    expect(await run('unpack', at('bad.sverka.zip'), '--out', at('new/other'))).toBe(2);
    expect(err).toMatch(/^sverka: .*bad\.sverka\.zip: There is no document in this file\..*\n$/);
    expect(readdirSync(at('new/other'))).toEqual([]);
    err = '';
    expect(await run('hand-over', folder, '--out', at('c.sverka.zip'))).toBe(2);
    expect(err).toContain('project.json');
    expect(readdirSync(folder).sort()).toEqual([...before, 'bad.sverka.zip'].sort());
  });
});
