import 'core-js/actual';
import { projectReference, type TakenLines } from '../../app/core/project-reference';
import { layBeside, type PageInContext } from '../../app/core/reference/lay-beside';
import { prepareReference, type PreparedReference } from '../../app/core/reference/prepare';
import { layoutOf, type ReferenceLayout } from '../../app/core/reference/rows';
import type { Edit } from '../../app/core/edit';

/** Lays a page beside references, or works out the Edit that takes Lines of it from one. */
export type ReferenceRequest =
  | { readonly kind: 'references'; readonly texts: readonly string[] }
  | {
      readonly kind: 'layouts';
      readonly serial: number;
      readonly context: PageInContext;
      readonly indexes: readonly number[];
    }
  | {
      readonly kind: 'take';
      readonly serial: number;
      readonly context: PageInContext;
      readonly index: number;
      readonly taken: TakenLines;
    };

export type ReferenceReply =
  | { readonly kind: 'layouts'; readonly serial: number; readonly layouts: readonly ReferenceLayout[] }
  | { readonly kind: 'take'; readonly serial: number; readonly edit: Edit | null };

let texts: readonly string[] = [];
const prepared = new Map<number, PreparedReference>();

/** Taking a long reference apart is done once, and in here, so that typing never waits for it. */
function referenceAt(index: number): PreparedReference {
  const known = prepared.get(index) ?? prepareReference(texts[index] ?? '');
  prepared.set(index, known);
  return known;
}

self.onmessage = ({ data }: MessageEvent<ReferenceRequest>) => {
  const reply = answer(data);
  if (reply !== null) self.postMessage(reply);
};

function answer(request: ReferenceRequest): ReferenceReply | null {
  switch (request.kind) {
    case 'references':
      ({ texts } = request);
      prepared.clear();
      return null;
    case 'layouts': {
      const layouts = request.indexes.map((index) => layoutOf(request.context, referenceAt(index)));
      return { kind: 'layouts', serial: request.serial, layouts };
    }
    case 'take': {
      const reference = referenceAt(request.index);
      const beside = layBeside(request.context, reference);
      const { page } = request.context;
      const newId = () => `p${crypto.randomUUID().slice(0, 13)}`;
      const edit = projectReference(page, beside, reference, request.taken, newId);
      return { kind: 'take', serial: request.serial, edit };
    }
  }
}
