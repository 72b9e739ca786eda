import type { AppContext } from './context';
import type { Source } from './protocol';

/** Serves `picture/<page>.jpg` and `thumbnail/<page>.jpg` of the open project to the review window. */
export function pictureSource(context: AppContext): Readonly<Record<string, Source>> {
  return { picture: source(context, 'full'), thumbnail: source(context, 'thumbnail') };
}

function source(context: AppContext, size: 'full' | 'thumbnail'): Source {
  return async (path) => {
    // The project's id stands in the address so that a window never shows another project's sheet.
    const [, projectId, pageId] = /^([\w-]+)\/(\d{4,6})\.jpg$/.exec(path) ?? [];
    const session = context.session;
    if (session === null || pageId === undefined || session.store.project().id !== projectId) return null;
    const picture = await session.pictures.read(pageId, size);
    return picture.ok ? { bytes: picture.value, type: 'image/jpeg' } : null;
  };
}
