import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  arranged,
  arrangementOf,
  isSameFrame,
  withScan,
  withSheets,
} from '../../../app/core/project/arrange';
import {
  movedBy,
  movedTo,
  withBlank,
  withNames,
  withoutSheets,
  withRestored,
} from '../../../app/core/project/arrange-edits';
import { arrangedReferences } from '../../../app/core/project/arrange-references';
import type { Project } from '../../../app/core/project/project';
import { sheetNames } from '../../../app/core/project/sheet-names';
import { viewOf } from '../../helpers/session';

const IDS = ['0001', '0002', '0003', '0004', '0005'];
const PROJECT: Project = viewOf(IDS).project;
const idsOf = (project: Project | null) => project?.pages.map(({ id }) => id) ?? null;
const standing = arrangementOf(PROJECT);
const sheets = (...ids: readonly string[]) => new Set(ids);
const order = (arrangement: typeof standing) => arrangement.map(({ id }) => id[3]).join('');

describe('an arrangement', () => {
  test('as it is changes nothing', () => {
    expect(arranged(PROJECT, standing)).toEqual(PROJECT);
  });

  test('removes what it leaves out, and has it back with all it was', () => {
    const named = arranged(PROJECT, withNames(standing, sheets('0003'), ['12 об.']));
    const without =
      named === null ? null : arranged(named, withoutSheets(arrangementOf(named), sheets('0003')));
    expect(idsOf(without)).toEqual(['0001', '0002', '0004', '0005']);
    expect(without?.removedPages).toEqual([named?.pages[2]]);
    const back = without === null ? null : arranged(without, arrangementOf(named ?? PROJECT));
    expect(back).toEqual(named);
    expect(back === null ? null : arranged(back, standing)).toEqual(PROJECT);
  });

  test.each([
    ['no sheet', []],
    ['one twice', [...standing, { id: '0001' }]],
    ['an unknown one', [{ id: '0001' }, { id: '0009' }]],
    ['a scan that it never had', [{ id: '0001', scanSha256: 'f'.repeat(64), scanIndex: 0 }]],
  ])('with %s is refused', (_, arrangement) => {
    expect(arranged(PROJECT, arrangement)).toBeNull();
  });

  test('whatever is left out and put back in any order, no sheet is lost or made', () => {
    fc.assert(
      fc.property(fc.array(fc.subarray(IDS, { minLength: 1 }), { maxLength: 8 }), (steps) => {
        const end = steps.reduce<Project>(
          (project, ids) =>
            arranged(
              project,
              ids.map((id) => ({ id })),
            ) ?? project,
          PROJECT,
        );
        const all = [...end.pages, ...(end.removedPages ?? [])].map(({ id }) => id);
        expect(all.sort()).toEqual(IDS);
      }),
    );
  });
});

describe('new sheets and scans', () => {
  const scan = { scanSha256: 'b'.repeat(64), scanIndex: 0, image: { widthPx: 10, heightPx: 20, dpi: null } };

  test('no number is given twice, whether its sheet was removed or lies on the disk only', () => {
    const shorter = arranged(PROJECT, standing.slice(0, 3)) ?? PROJECT;
    expect(idsOf(withSheets(shorter, [scan, scan], 1))).toEqual(['0001', '0006', '0007', '0002', '0003']);
    expect(idsOf(withSheets(shorter, [scan], 99, ['0031']))).toEqual(['0001', '0002', '0003', '0032']);
  });

  test('a better scan takes the place of the one before, which can be had back', () => {
    const [first] = PROJECT.pages;
    if (first === undefined) throw new Error('There is a first page.');
    const better = withScan(first, scan);
    expect(better).toMatchObject({ ...scan, id: '0001', status: 'untouched' });
    const project = { ...PROJECT, pages: [better, ...PROJECT.pages.slice(1)] };
    const back = arranged(project, standing);
    expect(back?.pages[0]).toMatchObject({ scanSha256: '', image: first.image });
    expect(arranged(back ?? project, arrangementOf(project))?.pages[0]).toMatchObject(scan);
  });

  test('boxes hold where the picture is of the same proportions', () => {
    const image = { widthPx: 1000, heightPx: 1400, dpi: 100 };
    expect(isSameFrame(image, { widthPx: 3010, heightPx: 4200, dpi: 300 })).toBe(true);
    expect(isSameFrame(image, { widthPx: 1400, heightPx: 1000, dpi: 100 })).toBe(false);
  });
});

describe('changes of an arrangement', () => {
  test('sheets move together, one place at a time, and no further than the edge', () => {
    expect(order(movedBy(standing, sheets('0002', '0003'), 1))).toBe('14235');
    expect(order(movedBy(standing, sheets('0002', '0004'), 1))).toBe('13524');
    expect(order(movedBy(standing, sheets('0002', '0004'), -1))).toBe('24135');
    expect(order(movedBy(standing, sheets('0001'), -1))).toBe('12345');
    expect(order(movedBy(standing, sheets('0005'), 1))).toBe('12345');
    expect(order(movedBy(standing, sheets(), 1))).toBe('12345');
  });

  test('sheets that are dropped stand before the place', () => {
    expect(order(movedTo(standing, sheets('0001', '0005'), 3))).toBe('23154');
    expect(order(movedTo(standing, sheets('0001'), 5))).toBe('23451');
    expect(order(movedTo(standing, sheets('0004'), 3))).toBe('12345');
  });

  test('a document keeps a sheet', () => {
    expect(withoutSheets(standing, sheets(...IDS))).toBe(standing);
  });

  test('blank, named and put back', () => {
    const blank = withBlank(standing, sheets('0002'), true);
    expect(blank[1]).toMatchObject({ id: '0002', isBlank: true });
    expect(withBlank(blank, sheets('0002'), false)).toEqual(standing);
    const named = withNames(standing, sheets('0002', '0004'), ['1', '1 об.']);
    expect(named.map(({ name }) => name)).toEqual([undefined, '1', undefined, '1 об.', undefined]);
    expect(withNames(named, sheets(...IDS), [])).toEqual(standing);
    expect(order(withRestored(standing, { id: '0009', name: '9' }, 2))).toBe('129345');
    expect(withRestored(standing, { id: '0001' }, 2)).toBe(standing);
  });
});

describe('numbers of sheets', () => {
  test.each([
    [{ start: '12', hasVersos: false, pattern: '' }, ['12', '13', '14']],
    [{ start: '12', hasVersos: true, pattern: '' }, ['12', '12 об.', '13']],
    [{ start: ' 12 об. ', hasVersos: true, pattern: 'л. {n}' }, ['л. 12 об.', 'л. 13', 'л. 13 об.']],
    [{ start: '12ОБ', hasVersos: true, pattern: '' }, ['12 об.', '13', '13 об.']],
    [{ start: '1', hasVersos: false, pattern: 'с.' }, ['с. 1', 'с. 2', 'с. 3']],
  ])('%j', (numbering, names) => {
    expect(sheetNames(numbering, 3)).toEqual(names);
  });

  test.each(['', 'abc', '12 об.', '1234567', '-3'])('%j is no first number of single sheets', (start) => {
    expect(sheetNames({ start, hasVersos: false, pattern: '' }, 3)).toBeNull();
  });
});

describe('references', () => {
  const reference = (name: string) => {
    const file = `references/${name}.txt`;
    return { role: 'transcription' as const, label: name, file, textFile: file };
  };
  const project: Project = { ...PROJECT, references: [reference('a'), reference('b')] };
  const [a, b] = project.references.map(({ textFile, label, role }) => ({ textFile, label, role }));
  if (a === undefined || b === undefined) throw new Error('There are two.');

  test('are renamed, given a role, removed and put back', () => {
    const changed = arrangedReferences(project, [{ ...b, label: ' Б ', role: 'translation' }]);
    expect(changed?.references).toEqual([{ ...reference('b'), label: 'Б', role: 'translation' }]);
    expect(changed?.removedReferences).toEqual([reference('a')]);
    expect(changed === null ? null : arrangedReferences(changed, [a, b])).toEqual(project);
  });

  test('named twice, or unknown, are refused; an empty name changes none', () => {
    expect(arrangedReferences(project, [a, a])).toBeNull();
    expect(arrangedReferences(project, [{ ...a, textFile: 'references/c.txt' }])).toBeNull();
    expect(arrangedReferences(project, [{ ...a, label: ' ' }, b])).toEqual(project);
  });
});
