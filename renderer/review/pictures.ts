/** The address of a page's picture; the project's id keeps another project's sheet from being shown. */
export function pictureUrl(projectId: string, pageId: string): string {
  return `/picture/${projectId}/${pageId}.jpg`;
}

export function thumbnailUrl(projectId: string, pageId: string): string {
  return `/thumbnail/${projectId}/${pageId}.jpg`;
}

/** One tile of a large page; `reduction` 1 is the page's own size, 2 half of it. */
export function tileUrl(
  projectId: string,
  pageId: string,
  reduction: number,
  column: number,
  row: number,
): string {
  return `/tiles/${projectId}/${pageId}/${reduction}-${column}-${row}.jpg`;
}
