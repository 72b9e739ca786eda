import { debounced } from '../schedule';
import { toRate } from '../../../app/core/session/select/error-rates';
import type { Runners, Shell } from '../shell';
import type { Thread, Threads } from '../threads';
import type { ReferenceReply, ReferenceRequest } from '../../workers/reference/messages';

/** Long enough not to pair the facts of every letter that is typed. */
const FACTS_AFTER_MS = 250;
/** As long as the check waits: the two follow typing together. */
const ALIGN_AFTER_MS = 120;
const SEARCH_AFTER_MS = 120;

/** The facts of the page, for the panels that show them. */
export function factEffects(
  { dispatch }: Shell,
  { facts }: Pick<Threads, 'facts'>,
): Runners<'facts-soon' | 'facts-now' | 'facts'> {
  const timer = debounced(() => dispatch({ type: 'facts-due' }), FACTS_AFTER_MS);
  return {
    'facts-soon': timer.soon,
    'facts-now': timer.now,
    facts: async ({ serial, input, within }) => {
      const end = await facts.latest({ input, within });
      if (end.ok) dispatch({ type: 'facts-answered', serial, sheets: end.value });
    },
  };
}

/** The page in view aligned with the references, and what is taken from them. */
export function referenceEffects(
  { dispatch, getState }: Shell,
  { reference }: Pick<Threads, 'reference'>,
): Runners<'align-soon' | 'align' | 'take-lines' | 'count-errors'> {
  const timer = debounced(() => dispatch({ type: 'alignment-due', then: 'show' }), ALIGN_AFTER_MS);
  const ask = withReferences(reference);
  return {
    'align-soon': timer.soon,
    align: async ({ context, references, indexes, then }) => {
      timer.stop();
      const reply = await ask(references, { kind: 'layouts', context, indexes });
      if (reply?.kind !== 'layouts') return;
      dispatch({ type: 'aligned', page: context.page, indexes, layouts: reply.layouts, then });
    },
    'count-errors': async () => {
      const { pages, references, indexes } = toRate(getState());
      if (indexes.length === 0) return true;
      const reply = await ask(references, { kind: 'rates', pages, indexes });
      if (reply?.kind !== 'rates') return false;
      const rates = pages.map(({ id }, i) => [id, reply.rates[i] ?? null] as const);
      dispatch({ type: 'errors-counted', rates: Object.fromEntries(rates) });
      return true;
    },
    'take-lines': async ({ context, references, index, taken }) => {
      const reply = await ask(references, { kind: 'take', context, index, taken });
      if (reply?.kind !== 'take') return;
      dispatch({ type: 'lines-taken', page: context.page, edit: reply.edit });
    },
  };
}

/** Sends the references only when they have changed: taking a long one apart is done once. */
function withReferences(
  reference: Thread<ReferenceRequest, ReferenceReply>,
): (references: readonly string[], request: ReferenceRequest) => Promise<ReferenceReply | null> {
  let sent: readonly string[] | null = null;
  return async (references, request) => {
    if (sent !== references) {
      sent = references;
      void reference.ask({ kind: 'references', texts: references });
    }
    const end = await reference.ask(request);
    // A worker that was started again has not been sent them.
    if (!end.ok) sent = null;
    return end.ok ? end.value : null;
  };
}

/** Finding in the text. */
export function findEffects(
  { dispatch }: Shell,
  { find }: Pick<Threads, 'find'>,
): Runners<'search-soon' | 'search-now' | 'search'> {
  const timer = debounced(() => dispatch({ type: 'search-due' }), SEARCH_AFTER_MS);
  return {
    'search-soon': timer.soon,
    'search-now': timer.now,
    search: async ({ serial, texts, query }) => {
      const end = await find.latest({ texts, query });
      if (!end.ok && end.why === 'superseded') return;
      const unanswered = !end.ok && end.why === 'too-slow' ? 'too-long' : 'stopped';
      const outcome = !end.ok ? unanswered : end.value.ok ? end.value.value : end.value.error.code;
      dispatch({ type: 'search-answered', serial, outcome });
    },
  };
}
