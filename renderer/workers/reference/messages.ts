import type { Edit } from '../../../app/core/edit/edit';
import type { TakenLines } from '../../../app/core/reference/project-reference';
import type { PageInContext } from '../../../app/core/reference/lay-beside';
import type { Page } from '../../../app/core/page/transcription';
import type { ReferenceLayout } from '../../../app/core/reference/rows';

/** Aligns a page with references, or works out the Edit that takes Lines of it from one. */
export type ReferenceRequest =
  | { readonly kind: 'references'; readonly texts: readonly string[] }
  | { readonly kind: 'layouts'; readonly context: PageInContext; readonly indexes: readonly number[] }
  /** The error rate of each page against the references, the lowest of them; null where none can be compared. */
  | { readonly kind: 'rates'; readonly pages: readonly Page[]; readonly indexes: readonly number[] }
  | {
      readonly kind: 'take';
      readonly context: PageInContext;
      readonly index: number;
      readonly taken: TakenLines;
    };

export type ReferenceReply =
  | { readonly kind: 'references' }
  | { readonly kind: 'layouts'; readonly layouts: readonly ReferenceLayout[] }
  | { readonly kind: 'rates'; readonly rates: readonly (number | null)[] }
  | { readonly kind: 'take'; readonly edit: Edit | null };
