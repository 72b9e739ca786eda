import type { Edit } from '../../../app/core/edit';
import type { TakenLines } from '../../../app/core/project-reference';
import type { PageInContext } from '../../../app/core/reference/lay-beside';
import type { ReferenceLayout } from '../../../app/core/reference/rows';

/** Aligns a page with references, or works out the Edit that takes Lines of it from one. */
export type ReferenceRequest =
  | { readonly kind: 'references'; readonly texts: readonly string[] }
  | { readonly kind: 'layouts'; readonly context: PageInContext; readonly indexes: readonly number[] }
  | {
      readonly kind: 'take';
      readonly context: PageInContext;
      readonly index: number;
      readonly taken: TakenLines;
    };

export type ReferenceReply =
  | { readonly kind: 'references' }
  | { readonly kind: 'layouts'; readonly layouts: readonly ReferenceLayout[] }
  | { readonly kind: 'take'; readonly edit: Edit | null };
