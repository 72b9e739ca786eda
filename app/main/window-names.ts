import { basename, dirname } from 'node:path';

export type Shown = { readonly title: string; readonly folder: string } | null;

/**
 * What windows are called in the menu: by the title of their document, and by `library` where they have none. Documents of
 * one title are told apart by their folder, and where that is of one name, too, by the folder around it.
 */
export function windowNames(shown: readonly Shown[], library: string): readonly string[] {
  const isShared = (name: string, named: (one: NonNullable<Shown>) => string) =>
    shown.filter((one) => one !== null && named(one) === name).length > 1;
  const byFolder = ({ title, folder }: NonNullable<Shown>) => `${title} (${basename(folder)})`;
  const byBoth = ({ title, folder }: NonNullable<Shown>) =>
    `${title} (${basename(dirname(folder))}/${basename(folder)})`;
  return shown.map((one) => {
    if (one === null) return library;
    if (!isShared(one.title, ({ title }) => title)) return one.title;
    return isShared(byFolder(one), byFolder) ? byBoth(one) : byFolder(one);
  });
}
