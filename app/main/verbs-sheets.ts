import { randomUUID } from 'node:crypto';
import { fail, ok, type Result } from '../core/base/result';
import type { Project } from '../core/project/project';
import type { ProjectView, ReviewArgs, ReviewVerb } from '../ipc';
import type { NewScan } from '../node/project/project-create';
import { countPages, type GivenScan } from '../node/review/new-review';
import { noProject, unknownHandle, type AppContext, type VerbHandlers } from './context';
import { viewOf, type Session } from './session';

type SheetVerb = Extract<ReviewVerb, `sheets.${string}` | `references.${string}`>;
type Scan = ReviewArgs<'sheets.replaceScan'>['scan'];

/** Verbs about which sheets and references the open project has. */
export function sheetVerbs(context: AppContext): VerbHandlers<SheetVerb> {
  return {
    'sheets.arrange': ({ sheets, decisions }) =>
      onSession(context, async (session): Promise<Result<Project>> => {
        const stays = new Set(sheets.map(({ id }) => id));
        const isRemoving = session.store.project().pages.some(({ id }) => !stays.has(id));
        // A sheet that is being read cannot be taken away from under the reader.
        if (isRemoving && session.job !== null) return fail('already-recognising');
        return await session.store.arrangeSheets(sheets, decisions);
      }),
    'sheets.add': ({ scans, at }) =>
      onSession(context, async (session): Promise<Result<Project>> => {
        const opened = await openScans(context, session, scans);
        return opened.ok ? await session.store.addSheets(opened.value, at) : opened;
      }),
    'sheets.split': async ({ splits, who }) => {
      const { session } = context;
      if (session === null) return noProject();
      if (session.job !== null) return fail('already-recognising');
      const done = await session.store.splitSheets(splits, who, randomUUID);
      if (!done.ok) return done;
      const view = await viewOf(session);
      if (!view.ok) return view;
      const { decisions, linesOnFold } = done.value;
      return ok({ view: view.value, decisions, linesOnFold });
    },
    'sheets.replaceScan': ({ pageId, scan }) =>
      onSession(context, async (session): Promise<Result<Project>> => {
        const opened = await openScans(context, session, [scan]);
        const [first] = opened.ok ? opened.value : [];
        if (!opened.ok) return opened;
        return first === undefined ? unknownHandle() : await session.store.replaceScan(pageId, first, 0);
      }),
    'references.arrange': ({ references }) =>
      onSession(context, (session) => session.store.arrangeReferences(references)),
    'references.paste': ({ text, label, role }) =>
      onSession(context, (session) => {
        const bytes = Buffer.from(text, 'utf8');
        return session.store.addReference({ role, label, fileName: `${label}.txt`, bytes, text });
      }),
  };
}

async function onSession(
  context: AppContext,
  change: (session: Session) => Promise<Result<Project>>,
): Promise<Result<ProjectView>> {
  const { session } = context;
  if (session === null) return noProject();
  const changed = await change(session);
  return changed.ok ? await viewOf(session) : changed;
}

/** Opens each scan to count its pages, as a new project does; passwords are kept for as long as it is open. */
async function openScans(
  context: AppContext,
  session: Session,
  scans: readonly Scan[],
): Promise<Result<readonly NewScan[]>> {
  if (session.store.readOnly !== null) return fail('read-only-project');
  const given: GivenScan[] = [];
  for (const { handle, password, isLargeAllowed } of scans) {
    const path = context.handles.path(handle);
    if (path === null) return unknownHandle();
    given.push({ path, password, isLargeAllowed });
  }
  const counted = await countPages(context.probed.opener, given);
  context.probed.forget();
  return counted.ok ? ok(counted.value) : counted;
}
