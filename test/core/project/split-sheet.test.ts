import { describe, expect, it } from 'vitest';
import { arrangementOf, arranged } from '../../../app/core/project/arrange';
import { namesOfHalves } from '../../../app/core/project/sheet-names';
import { withHalves } from '../../../app/core/project/split-sheet';
import { viewOf } from '../../helpers/session';

describe('the names of the halves of a spread', () => {
  it.each([
    ['5', ['5', '5 об.']],
    ['л. 5', ['л. 5', 'л. 5 об.']],
    ['л. 5 об.', ['л. 5 об.', 'л. 6']],
    ['5об.–6', ['5 об.', '6']],
    ['л. 5 об. — 6', ['л. 5 об.', 'л. 6']],
    ['л. 5 об. — л. 6', ['л. 5 об.', 'л. 6']],
    ['12/13', ['12', '13']],
    ['обложка', null],
    [undefined, null],
  ])('%s', (name, names) => {
    expect(namesOfHalves(name, [])).toEqual(names);
  });

  it('are never those of another sheet', () => {
    expect(namesOfHalves('л. 5', ['л. 5 об.'])).toEqual(['л. 5 (1)', 'л. 5 (2)']);
    expect(namesOfHalves('5-5', [])).toEqual(['5-5 (1)', '5-5 (2)']);
  });
});

describe('a spread that became two sheets', () => {
  const { project } = viewOf(['0001', '0002', '0003']);
  const named = { ...project, pages: project.pages.map((page, i) => ({ ...page, name: `л. ${2 * i + 1}` })) };
  const crops = [
    { cropPx: { x0: 0, y0: 0, x1: 500, y1: 1400 } },
    { cropPx: { x0: 500, y0: 0, x1: 1000, y1: 1400 } },
  ] as const;
  const split = withHalves(named, [
    { pageId: '0002', ids: ['0004', '0005'], geometries: crops, hasText: false },
  ]);

  it('stands where it stood, on the same scan, and is kept itself', () => {
    expect(split.pages.map(({ id, name }) => [id, name])).toEqual([
      ['0001', 'л. 1'],
      ['0004', 'л. 3'],
      ['0005', 'л. 3 об.'],
      ['0003', 'л. 5'],
    ]);
    expect(split.pages[1]?.geometry).toEqual(crops[0]);
    expect(split.pages[2]?.geometry).toEqual(crops[1]);
    expect(split.removedPages?.map(({ id }) => id)).toEqual(['0002']);
  });

  it('is whole again when the sheets are put as they were', () => {
    const back = arranged(split, arrangementOf(named));
    expect(back?.pages).toEqual(named.pages);
    expect(back?.removedPages?.map(({ id }) => id).sort()).toEqual(['0004', '0005']);
  });
});
