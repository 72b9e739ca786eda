import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  expectedFile,
  makeArchiveFolder,
  sheetName,
  thereAndBack,
  type ArchiveFormat,
} from '../../helpers/archive-folder';

const SHEETS = 40;
const SHEET_NUMBERS = Array.from({ length: SHEETS }, (_, i) => i + 1);

/** eScriptorium and Transkribus look for the picture by the name in the file, OCR-D by the path of it. */
const NAMED = { page: /imageFilename="([^"]+)"/, alto: /<fileName>([^<]+)<\/fileName>/ } as const;

it.each<ArchiveFormat>(['page', 'alto'])(
  'pictures with %s files go in and, corrected, out: names, regions and every byte but the corrections',
  { timeout: 60_000 },
  async (format) => {
    const work = await mkdtemp(join(tmpdir(), 'sverka-back-'));
    try {
      const given = join(work, 'given');
      await makeArchiveFolder(given, format, SHEETS);
      const out = await thereAndBack(work, given, format, SHEETS);
      const names = SHEET_NUMBERS.flatMap((n) => [`${sheetName(n)}.jpg`, `${sheetName(n)}.xml`]);
      expect((await readdir(out)).sort()).toEqual(names.sort());
      for (const n of SHEET_NUMBERS) {
        const xml = await readFile(join(out, `${sheetName(n)}.xml`), 'utf8');
        expect(xml).toBe(expectedFile(format, n));
        const named = NAMED[format].exec(xml)?.[1] ?? '';
        expect(await readFile(join(out, named))).toEqual(await readFile(join(given, named)));
      }
    } finally {
      await rm(work, { recursive: true });
    }
  },
);
