import type { Finding } from './model/discrepancy';
import type { Span } from '../base/span';

/** A Finding with its place in the order of the rules, which decides between two that say one thing. */
export type RankedFinding = { readonly order: number; readonly finding: Finding };

/** Where Findings come from: words against themselves, each reference, and the document as a whole. */
export type Source = 'words' | 'document' | number;

/** Everything that one source finds whose places begin in `[from, to)`. */
export type FindingBatch = Span & { readonly source: Source; readonly found: readonly RankedFinding[] };
