import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sharedDir } from '../helpers/shared';

const ROOT = resolve(import.meta.dirname, '../..');
const SAMPLE = join(ROOT, 'resources/sample');
const SCAN = 'telegram-112095.scan.pdf';
const FACES = [
  '/usr/share/fonts/truetype/gnutypewriter/GNUTypewriter.ttf',
  '/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf',
];
const COLUMNS = 64;

const sha256 = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');
const sampleText = (name: string): string => readFileSync(join(SAMPLE, name), 'utf8');

function run(script: string, ...args: readonly string[]): void {
  execFileSync(process.execPath, [join(ROOT, 'scripts', script), ...args], { stdio: 'pipe' });
}

/** Name and checksum of each line of a SHA256SUMS file. */
function checksumsOf(folder: string): Map<string, string> {
  const lines = readFileSync(join(folder, 'SHA256SUMS'), 'utf8').trimEnd().split('\n');
  return new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
}

describe.each(['sample', 'tessdata'])('checksums of resources/%s', (name) => {
  const folder = join(ROOT, 'resources', name);

  it('hold for every file they name', () => {
    for (const [file, sum] of checksumsOf(folder)) expect(sha256(join(folder, file)), file).toBe(sum);
  });
});

describe('the sample as it ships', () => {
  it('has a checksum for every file', () => {
    const files = readdirSync(SAMPLE).filter((name) => name !== 'SHA256SUMS');
    expect([...checksumsOf(SAMPLE).keys()].sort()).toEqual(files.sort());
  });

  it('is two images of A4 at 300 dpi without text, of at most 2 MB', () => {
    const pdf = readFileSync(join(SAMPLE, SCAN), 'latin1');
    expect(pdf.match(/\/Width 2480\b/g)).toHaveLength(2);
    expect(pdf.match(/\/Height 3508\b/g)).toHaveLength(2);
    expect(pdf.match(/\/MediaBox \[ ?0 0 595\.2 841\.92 ?\]/g)).toHaveLength(2);
    expect(pdf).not.toContain('/Type /Font');
    expect(statSync(join(SAMPLE, SCAN)).size).toBeLessThanOrEqual(2_000_000);
  });

  it('shows on its sheets exactly the published text, hyphens at line ends aside', () => {
    const sheets = sampleText('sheet-1.truth.txt') + sampleText('sheet-2.truth.txt');
    const bare = (text: string): string => text.replace(/[-\s]/g, '');
    expect(bare(sheets)).toBe(bare(sampleText('reference-ru.txt')));
    const whole = sheets.replace(/(\p{Ll})-\n/gu, '$1').replace(/\s+/g, ' ');
    expect(whole).toBe(sampleText('reference-ru.txt').replace(/\s+/g, ' '));
  });

  it('keeps to the width of the carriage', () => {
    for (const name of ['sheet-1.truth.txt', 'sheet-2.truth.txt']) {
      expect(
        Math.max(
          ...sampleText(name)
            .split('\n')
            .map((line) => line.length),
        ),
      ).toBeLessThanOrEqual(COLUMNS);
    }
  });

  it('names files that exist and says in both languages that it is a facsimile', () => {
    const about = JSON.parse(sampleText('sample.json')) as {
      readonly files: Readonly<Record<string, string | readonly string[]>>;
      readonly sourceNote: { readonly en: string; readonly ru: string };
    };
    for (const file of Object.values(about.files).flat())
      expect(existsSync(join(SAMPLE, file)), file).toBe(true);
    expect(about.sourceNote.en).toMatch(/facsimile.*not the archive's image/);
    expect(about.sourceNote.ru).toMatch(/факсимиле.*не архивное изображение/);
  });
});

const seed = join(sharedDir() ?? '', 'seed/telegram-112095.txt');

describe.skipIf(!existsSync(seed))('beside the published page', () => {
  const plain = (text: string): string =>
    text
      .replace(/[#*<>]/g, '')
      .replace(/\s+/g, ' ')
      .trim();

  it('has its words, both halves, and nothing else', () => {
    const page = readFileSync(seed, 'utf8');
    const middle = page.indexOf('## Продолжение');
    expect(plain(sampleText('translation-en.txt'))).toBe(plain(page.slice(0, middle)));
    expect(plain(sampleText('reference-ru.txt'))).toBe(plain(page.slice(middle)));
  });
});

describe.skipIf(!FACES.every((face) => existsSync(face)))('scripts/make-sample', () => {
  const base = mkdtempSync(join(tmpdir(), 'sverka-sample-'));
  const text = join(base, 'text.txt');
  const make = (name: string): string => {
    run('make-sample.mjs', '--text', text, '--out', join(base, name), '--dpi', '60');
    return join(base, name);
  };

  beforeAll(() => writeFileSync(text, 'Лист 1\n\nЁлки и палки в районе Фузан - Тайко, № 15603.\n'));
  afterAll(() => rmSync(base, { recursive: true, force: true }));

  it('gives the same bytes for the same text, and others for another', () => {
    const first = checksumsOf(make('first'));
    expect(checksumsOf(make('second'))).toEqual(first);
    writeFileSync(text, 'Лист 1\n\nЁлки и палки в районе Фузан - Тайко, № 15608.\n');
    expect(checksumsOf(make('third')).get(SCAN)).not.toBe(first.get(SCAN));
  });

  it('writes the truth of the sheet and nothing under another name', () => {
    writeFileSync(text, `Лист 1\n\nМы ${'добровольцы '.repeat(8).trim()}\n`);
    const folder = make('truth');
    expect(readdirSync(folder).sort()).toEqual(['SHA256SUMS', 'sheet-1.truth.txt', SCAN]);
    // Five columns of indent leave 59: "Мы", four words, and of the fifth what fits in 8 with its hyphen.
    expect(readFileSync(join(folder, 'sheet-1.truth.txt'), 'utf8').split('\n').slice(0, 3)).toEqual([
      'Лист 1',
      'Мы добровольцы добровольцы добровольцы добровольцы добро-',
      'вольцы добровольцы добровольцы добровольцы',
    ]);
  });

  it('refuses a character that no face has', () => {
    writeFileSync(text, 'Сноска 漢\n');
    expect(() => make('refused')).toThrow(/No face has the character 漢/);
  });
});

describe('scripts/make-icons', () => {
  it('draws the sizes that packagers ask for', () => {
    const out = mkdtempSync(join(tmpdir(), 'sverka-icons-'));
    run('make-icons.mjs', out);
    for (const [name, size] of [
      ['icon.png', 512],
      ['icon-1024.png', 1024],
    ] as const) {
      const header = readFileSync(join(out, name)).subarray(16, 24);
      expect([header.readUInt32BE(0), header.readUInt32BE(4)], name).toEqual([size, size]);
      const shipped = readFileSync(join(ROOT, 'resources/icons', name)).subarray(16, 24);
      expect(shipped.equals(header), name).toBe(true);
    }
    rmSync(out, { recursive: true, force: true });
  });
});
