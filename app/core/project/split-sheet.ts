import type { SheetGeometry } from '../base/geometry';
import { omit } from '../base/omit';
import { withGeometry } from '../page/sheet-geometry';
import type { Project, ProjectPage } from './project';
import { namesOfHalves } from './sheet-names';

/** A spread that became two sheets: their ids and how they lie on its scan, the left one first. */
export type SheetSplit = {
  readonly pageId: string;
  readonly ids: readonly [string, string];
  readonly geometries: readonly [SheetGeometry | null, SheetGeometry | null];
  /** Whether they have taken over its text. */
  readonly hasText: boolean;
};

/** The project with each spread's halves in its place; the spread is with the removed sheets, and can be put back. */
export function withHalves(project: Project, splits: readonly SheetSplit[]): Project {
  return splits.reduce(withHalf, project);
}

function withHalf(project: Project, split: SheetSplit): Project {
  const spread = project.pages.find(({ id }) => id === split.pageId);
  if (spread === undefined) return project;
  const others = project.pages.filter((page) => page !== spread).flatMap(({ name }) => name ?? []);
  const names = namesOfHalves(spread.name, others);
  const half = (i: 0 | 1): ProjectPage => {
    const name = names?.[i];
    const page: ProjectPage = {
      ...omit(spread, 'name', 'geometry'),
      id: split.ids[i],
      status: split.hasText ? 'in-progress' : 'untouched',
      ...(name === undefined ? {} : { name }),
    };
    return withGeometry(page, split.geometries[i]);
  };
  const pages = project.pages.flatMap((page) => (page === spread ? [half(0), half(1)] : [page]));
  return { ...project, pages, removedPages: [...(project.removedPages ?? []), spread] };
}
