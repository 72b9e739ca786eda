import { fail, ok } from '../core/base/result';
import type { ReviewVerb } from '../ipc';
import { readMergeBase } from '../node/review/merge-base';
import { planRestore, restoreAll } from '../node/review/restore-all';
import { openTimeline, type TimelineSource } from '../node/history/timeline';
import { noProject, type AppContext, type VerbHandlers } from './context';
import type { Session } from './session';

type HistoryVerb = Extract<ReviewVerb, `history.${string}`>;

/** Verbs about the versions of the whole review, and about bringing two of a page together. */
export function historyVerbs(context: AppContext): VerbHandlers<HistoryVerb> {
  const { disk, codec } = context.deps;
  return {
    'history.timeline': async ({ from, count, isAskedForOnly }) => {
      const { session } = context;
      if (session === null) return noProject();
      if (from === 0) {
        const opened = await openTimeline(sourceOf(context, session), isAskedForOnly);
        if (!opened.ok) return opened;
        session.timeline = opened.value;
      }
      return (await session.timeline?.read(from, count)) ?? fail('list-closed');
    },
    'history.planRestore': async (chosen) => {
      const { session } = context;
      if (session === null) return noProject();
      return await planRestore(sourceOf(context, session), session.store, chosen);
    },
    'history.restoreAll': async ({ sheets, note }) => {
      if (context.session === null) return noProject();
      const { who } = context.settings.settings();
      return ok(await restoreAll(context.session.store, sheets, { who, note }));
    },
    'history.mergeBase': async ({ pageId, mine, theirs }) => {
      if (context.session === null) return noProject();
      return await readMergeBase(disk, codec, context.session.store, pageId, [mine, theirs]);
    },
  };
}

function sourceOf({ deps }: AppContext, { store, revisionItems }: Session): TimelineSource {
  const pageIds = store.project().pages.map(({ id }) => id);
  return { disk: deps.disk, codec: deps.codec, root: store.root, pageIds, items: revisionItems };
}
