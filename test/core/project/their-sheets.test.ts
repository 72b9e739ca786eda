import { describe, expect, it } from 'vitest';
import { arranged, arrangementOf } from '../../../app/core/project/arrange';
import type { Project, ProjectPage } from '../../../app/core/project/project';
import { theirSheets } from '../../../app/core/project/their-sheets';
import { viewOf } from '../../helpers/session';

const projectOf = (...pages: readonly (string | Partial<ProjectPage>)[]): Project => {
  const ids = pages.map((page) => (typeof page === 'string' ? page : (page.id ?? '')));
  const { project } = viewOf(ids);
  const own = project.pages.map((page, i) => {
    const given = pages[i];
    return typeof given === 'string' ? page : { ...page, ...given };
  });
  return { ...project, pages: own };
};
const without = (project: Project, ...ids: readonly string[]): Project => ({
  ...project,
  pages: project.pages.filter(({ id }) => !ids.includes(id)),
  removedPages: project.pages.filter(({ id }) => ids.includes(id)),
});
const idsOf = (found: ReturnType<typeof theirSheets>) => found?.arrangement.map(({ id }) => id);

describe('the sheets of a copy', () => {
  const own = projectOf('0001', '0002', '0003');

  it('that stand alike are nothing to ask about', () => {
    expect(theirSheets(own, own)).toBeNull();
    // A sheet that only one's own document has is no difference that the copy made.
    expect(theirSheets(projectOf('0001', '0002', '0003', '0004'), own)).toBeNull();
  });

  it('say their order, names and removals, and how that would stand here', () => {
    const theirs = without(
      projectOf('0003', { id: '0001', name: '12 об.' }, { id: '0002', isBlank: true }, '0005'),
      '0005',
    );
    const mine = projectOf('0001', '0002', '0004', '0003', '0005');
    const found = theirSheets(mine, theirs);
    expect(found).toMatchObject({
      removedPageIds: ['0005'],
      namedPageIds: ['0001', '0002'],
      isReordered: true,
    });
    // The sheet that the copy does not know stays behind the one that it follows here.
    expect(idsOf(found)).toEqual(['0003', '0001', '0002', '0004']);
    const put = arranged(mine, found?.arrangement ?? []);
    expect(put?.pages.map(({ name }) => name)).toEqual([undefined, '12 об.', undefined, undefined]);
    expect(put?.removedPages?.map(({ id }) => id)).toEqual(['0005']);
    expect(arranged(put ?? mine, arrangementOf(mine))?.pages).toEqual(mine.pages);
  });

  it('that was split there is the two halves, once they are here', () => {
    const theirs = without(projectOf('0001', '0004', '0005', '0002', '0003'), '0001');
    const mine = projectOf('0001', '0004', '0005', '0002', '0003');
    expect(theirSheets(mine, theirs)).toMatchObject({ removedPageIds: ['0001'], isReordered: false });
    expect(idsOf(theirSheets(mine, theirs))).toEqual(['0004', '0005', '0002', '0003']);
  });

  it('removed here stay removed, and one that only shares its number is left alone', () => {
    expect(idsOf(theirSheets(without(own, '0002'), own))).toBeUndefined();
    const named = projectOf('0001', { id: '0002', name: '7' }, '0003');
    expect(theirSheets(own, named, ['0002'])).toBeNull();
    expect(theirSheets(own, without(own, '0001', '0002', '0003'))).toBeNull();
  });
});
