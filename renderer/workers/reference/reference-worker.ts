import 'core-js/actual';
import { errorRateOf } from '../../../app/core/reference/error-rate';
import type { Page } from '../../../app/core/page/transcription';
import { projectReference } from '../../../app/core/reference/project-reference';
import { layBeside } from '../../../app/core/reference/lay-beside';
import { prepareReference, type PreparedReference } from '../../../app/core/reference/prepare';
import { layoutOf } from '../../../app/core/reference/rows';
import { serve } from '../serve';
import type { ReferenceReply, ReferenceRequest } from './messages';

/** The references as they were sent last, each taken apart once: in here, so that typing never waits for it. */
const known = { texts: [] as readonly string[], prepared: new Map<number, PreparedReference>() };

function referenceAt(index: number): PreparedReference {
  const prepared = known.prepared.get(index) ?? prepareReference(known.texts[index] ?? '');
  known.prepared.set(index, prepared);
  return prepared;
}

function lowestRate(
  pages: readonly Page[],
  at: number,
  references: readonly PreparedReference[],
): number | null {
  const page = pages[at];
  if (page === undefined) return null;
  const context = { before: pages[at - 1] ?? null, page, after: pages[at + 1] ?? null };
  const rates = references.flatMap((reference) => errorRateOf(context, reference) ?? []);
  return rates.length === 0 ? null : Math.min(...rates);
}

serve((request: ReferenceRequest): ReferenceReply => {
  switch (request.kind) {
    case 'references':
      known.texts = request.texts;
      known.prepared.clear();
      return { kind: 'references' };
    case 'layouts': {
      const layouts = request.indexes.map((index) => layoutOf(request.context, referenceAt(index)));
      return { kind: 'layouts', layouts };
    }
    case 'rates': {
      const { pages, indexes } = request;
      const references = indexes.map(referenceAt);
      return { kind: 'rates', rates: pages.map((_, i) => lowestRate(pages, i, references)) };
    }
    case 'take': {
      const { context, taken } = request;
      const reference = referenceAt(request.index);
      const newId = () => `p${crypto.randomUUID().slice(0, 13)}`;
      const edit = projectReference(context.page, layBeside(context, reference), reference, taken, newId);
      return { kind: 'take', edit };
    }
  }
});
