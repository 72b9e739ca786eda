import { ok } from '../core/base/result';
import type { LibraryDocument } from '../core/library/library';
import type { ReviewVerb } from '../ipc';
import { inTime } from '../node/disk/in-time';
import type { ListedFolder } from '../node/library/library-store';
import { readThumbnail } from '../node/library/library-summary';
import { unknownHandle, type AppContext, type VerbHandlers } from './context';
import type { ContextOfRoom } from './picture-source';
import type { Source } from './protocol';

type LibraryVerb = Extract<ReviewVerb, `library.${string}`>;

/** Verbs about the documents that this computer knows of. */
export function libraryVerbs(context: AppContext): VerbHandlers<LibraryVerb> {
  return {
    'library.list': async () => {
      const library = await context.library();
      const listed = await library.list(context.projectsFolder, context.settings.recent());
      const shown = context.windows.all().flatMap(({ session }) => session?.store.root ?? []);
      const documents = listed.map((one) => documentOf(context, one, shown));
      return ok({ folder: context.projectsFolder, documents });
    },
    'library.forget': async ({ handle }) => {
      const folder = context.handles.path(handle);
      if (folder === null) return unknownHandle();
      await context.settings.forgetRecent(folder);
      await (await context.library()).forget(folder);
      context.windows.changed();
      return ok(null);
    },
    'library.note': async ({ projectId, left, missing, place }) => {
      const { session } = context;
      if (session === null || session.store.project().id !== projectId) return ok(null);
      const { worked } = session;
      const library = await context.library();
      const openedUtc = context.deps.nowUtc();
      await library.keepNote(session.store.root, { openedUtc, left, missing, place, ...(worked ?? {}) });
      return ok(null);
    },
  };
}

function documentOf(
  context: AppContext,
  { folder, summary, note }: ListedFolder,
  shown: readonly string[],
): LibraryDocument {
  const { title, archival, progress, thumbnail, problem } = summary;
  const isNoteNewer = (note?.atUtc ?? '') > (summary.atUtc ?? '');
  const place = note?.place ?? null;
  return {
    handle: context.handles.give(folder),
    ...{ folder, title, archival, progress, problem },
    // Nobody looks at the library in a window that has a document open.
    isInOtherWindow: shown.includes(folder),
    isSample: context.settings.sampleFolder() === folder,
    left: note?.left ?? null,
    missing: note?.missing ?? 0,
    who: (isNoteNewer ? note?.who : summary.who) ?? '',
    atUtc: isNoteNewer ? (note?.atUtc ?? null) : summary.atUtc,
    openedUtc: note?.openedUtc ?? null,
    stoppedAt: place === null ? null : { sheet: place.sheet, line: place.line + 1 },
    hasPicture: thumbnail !== null,
  };
}

/** A list is there without its pictures, too. */
const PICTURE_WITHIN_MS = 4_000;

/** Serves `library/<handle>.jpg`: the first sheet of a document that was listed, if it has been drawn before. */
export function libraryPictures(ofRoom: ContextOfRoom): Source {
  return async (path) => {
    const context = ofRoom();
    if (context === null) return null;
    const [, handle = ''] = /^([0-9a-f]{32})\.jpg$/.exec(path) ?? [];
    const folder = context.handles.path(handle);
    const name = folder === null ? null : (await context.library()).thumbnail(folder);
    const bytes =
      folder === null || name === null ? null : await inTime(readThumbnail(folder, name), PICTURE_WITHIN_MS);
    return bytes === null ? null : { bytes, type: 'image/jpeg' };
  };
}
