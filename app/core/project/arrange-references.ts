import { omit } from '../base/omit';
import type { Project, ProjectReference, ReferenceRole } from './project';

/** A reference as it is to stand, named by the file of its text, which no other has. */
export type ReferencePlace = {
  readonly textFile: string;
  readonly label: string;
  readonly role: ReferenceRole;
};
export type ReferenceArrangement = readonly ReferencePlace[];

/**
 * The project with its references as `places` says. One that is left out is removed, and can be put back by naming it.
 * Null where one is named twice or never was in the project.
 */
export function arrangedReferences(project: Project, places: ReferenceArrangement): Project | null {
  const all = new Map(
    [...project.references, ...(project.removedReferences ?? [])].map((one) => [one.textFile, one]),
  );
  const named = new Set(places.map(({ textFile }) => textFile));
  if (named.size !== places.length) return null;
  const references: ProjectReference[] = [];
  for (const { textFile, label, role } of places) {
    const one = all.get(textFile);
    if (one === undefined) return null;
    references.push({ ...one, role, label: label.trim() === '' ? one.label : label.trim() });
  }
  const removedReferences = [...all.values()].filter(({ textFile }) => !named.has(textFile));
  const rest = omit(project, 'removedReferences');
  return removedReferences.length === 0
    ? { ...rest, references }
    : { ...rest, references, removedReferences };
}
