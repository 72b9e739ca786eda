import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountOf, isAccounted, LEFT_OUT_KINDS } from '../../../../app/core/formats/account/account';
import { FORMATS, readFormat, readGiven } from '../../../../app/core/formats/index';
import type { ReadKind } from '../../../../app/core/base/file-kinds';
import { decodeBytes } from '../../../../app/node/disk/decode-bytes';
import type { ReadFile } from '../../../../app/core/formats/account/read-file';
import { madeAlto, madeHocr, madePage, madeTei, madeText } from '../made-files';
import { pageOf } from '../pages';
import { corpusFiles, noSchemas } from '../schema';

const leftOutSum = ({ account }: ReadFile) => account.leftOut.reduce((sum, one) => sum + one.characters, 0);

describe('accountOf', () => {
  it('says what was taken, what was left out and why, white space aside', () => {
    const counted = [
      { text: ' Лист\u00a03\n', leftOut: null },
      { text: 'от', leftOut: null },
      { text: 'к ', leftOut: 'alternatives' as const },
    ];
    expect(accountOf(counted, [pageOf('Лист 3', 'от')])).toEqual({
      ...{ inFile: 8, taken: 7, lost: 0, invented: 0, lostSample: '' },
      leftOut: [{ kind: 'alternatives', characters: 1, places: 1, samples: ['к'] }],
    });
  });

  it('notices what a reader loses, makes up, or swaps for something of the same length', () => {
    const counted = [
      { text: 'раз', leftOut: null },
      ...['два', 'три'].map((text) => ({ text, leftOut: null })),
    ];
    expect(accountOf(counted, [pageOf('раз', 'три')])).toMatchObject({
      lost: 3,
      invented: 0,
      lostSample: 'два',
    });
    expect(accountOf(counted, [pageOf('раздватри!')])).toMatchObject({ lost: 0, invented: 1 });
    expect(accountOf(counted, [pageOf('раз дом три')])).toMatchObject({ lost: 2, invented: 2 });
  });

  it('shortens long samples, and shows no half of a pair', () => {
    const [one] = accountOf([{ text: '😀'.repeat(80), leftOut: 'notes' }], []).leftOut;
    expect(one?.samples).toEqual([`${'😀'.repeat(60)}…`]);
    expect(one?.characters).toBe(80);
  });
});

describe('every file of the corpus', () => {
  const names = (folder: string) =>
    ['page', 'page/invalid', 'alto', 'alto/invalid', 'hocr'].flatMap((sub) =>
      readdirSync(join(folder, sub))
        .filter((name) => /\.(xml|html|hocr)$/.test(name))
        .map((name) => `${sub}/${name}`),
    );

  it.skipIf(noSchemas)('has all its characters on its pages or named as left out', () => {
    let read = 0;
    for (const [name, text] of corpusFiles(names)) {
      const file = readFormat(text);
      if (file.ok !== true) continue;
      const { account } = file.value;
      expect(account, name).toMatchObject({ lost: 0, invented: 0, lostSample: '' });
      expect(account.inFile, name).toBe(account.taken + leftOutSum(file.value));
      expect(isAccounted(account)).toBe(true);
      read += 1;
    }
    expect(read).toBeGreaterThan(70);
  });
});

describe('300 files made at random', () => {
  const made = { page: madePage, alto: madeAlto, hocr: madeHocr, tei: madeTei, txt: madeText };
  const bare = (text: string) => text.replace(/\s+/g, '');
  const length = (texts: readonly string[]) => [...bare(texts.join(''))].length;

  it.each(Object.entries(made))('of %s: what is put in is taken or named, in order', (id, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, ({ source, lines, leftOut }) => {
        const file = readGiven(
          { kind: FORMATS.find((format) => format.id === id)?.kinds[0] as ReadKind, text: source },
          decodeBytes,
        );
        if (file.ok !== true) throw new Error(`not read: ${source}`);
        const { pages, account } = file.value;
        const texts = pages
          .flatMap((page) => page.lines.map(({ text }) => text.trim()))
          .filter((text) => text !== '');
        expect(texts.map((text) => text.replace(/\s+/g, ' '))).toEqual(
          lines.map((line) => line.replace(/\s+/g, ' ').trim()),
        );
        expect(account).toMatchObject({ lost: 0, invented: 0, lostSample: '', taken: length(lines) });
        for (const kind of LEFT_OUT_KINDS) {
          const told = account.leftOut.find((one) => one.kind === kind)?.characters ?? 0;
          expect(told, kind).toBe(length(leftOut.flatMap(([of, text]) => (of === kind ? [text] : []))));
        }
        expect(account.inFile).toBe(account.taken + leftOutSum(file.value));
      }),
      { seed: 1951, numRuns: 300 },
    );
  });

  it('are noticed when a reader does not know an element that holds text', () => {
    const page = '<PcGts><Page><TextRegion><TextLine><Wort>а</Wort></TextLine></TextRegion></Page></PcGts>';
    const alto = '<alto><Layout><Page><Bild CONTENT="аб"/></Page></Layout></alto>';
    const lost = [page, alto].map((source) => {
      const file = readFormat(source);
      return file.ok === true ? file.value.account.lost : null;
    });
    expect(lost).toEqual([1, 2]);
  });
});
