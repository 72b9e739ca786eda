/** The address of a page's picture; the project's id keeps another project's sheet from being shown. */
export function pictureUrl(projectId: string, pageId: string): string {
  return `/picture/${projectId}/${pageId}.jpg`;
}

export function thumbnailUrl(projectId: string, pageId: string): string {
  return `/thumbnail/${projectId}/${pageId}.jpg`;
}
