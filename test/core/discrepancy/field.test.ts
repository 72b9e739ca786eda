import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkText } from '../../../app/core/discrepancy/check';
import { sharedDir } from '../../helpers/shared';

/** Texts of the shared corpus that are shaped as public bug reports say; tests of the steps have their own. */
const folder = join(sharedDir() ?? '', 'corpus/field');
const noFolder = sharedDir() === null || !existsSync(folder);

const flagsOf = (text: string, reference: string) =>
  checkText(
    {
      transcription: { file: 'text', text: readFileSync(join(folder, text), 'utf8'), sheetStarts: [] },
      references: [
        {
          file: 'edition',
          role: 'transcription',
          text: readFileSync(join(folder, reference), 'utf8'),
        },
      ],
      settings: { strictDiplomatic: false },
    },
    'en',
  ).discrepancies.map(({ kind, text: here }) => ({ kind, here }));

describe.skipIf(noFolder)('a text beside its edition as public bug reports describe them', () => {
  it.each([
    'f11-footnote-digits-glued.txt',
    'f11-footnote-brackets.txt',
    'f12-page-headers.txt',
    'f13-zero-width-space.txt',
    'f13-soft-hyphen-own-line.txt',
    'f14-cr-only.txt',
  ])('%s gives what the plain edition gives', (name) => {
    expect(flagsOf('ocr.txt', name)).toEqual(flagsOf('ocr.txt', 'ref.txt'));
  });

  it.each([
    ['f15-ocr.txt', 'f15-thin-space-groups.txt'],
    ['f15-ocr.txt', 'f15-date-roman-month.txt'],
    ['f24-ocr-roman-typed.txt', 'f24-reference.txt'],
  ])('%s beside %s gives nothing', (text, reference) => {
    expect(flagsOf(text, reference)).toEqual([]);
  });

  it('sheets in reverse are moves, with the words that differ in them', () => {
    const found = flagsOf('f16-sheets-reversed.txt', 'f16-reference.txt');
    expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(['moved-text', 'word-differs']));
    expect(found.filter(({ kind }) => kind === 'word-differs')).toHaveLength(2);
  });
});
