import type { FailureCode } from '../../base/failure-table';
import { fail, type Failure } from '../../base/result';
import type { Detected, RefusedKind } from '../../base/file-kinds';

/** A file of a kind that is not read here. */
export type Refused = Detected & { readonly kind: RefusedKind };

type RefusedCode = `refused-${RefusedKind}`;

/** `refused-…`: no reader for files of this kind. `no-encoding`: text, but nobody knows in which encoding. */
export type OpenErrorCode = Extract<FailureCode, RefusedCode | 'no-encoding'>;

export type DocumentErrorCode = 'damaged-document' | 'refused-protected' | 'no-text-layer';

/** Why the text of a document that is read here cannot be taken out of it. */
export function documentError(code: DocumentErrorCode): {
  readonly ok: false;
  readonly error: Failure<DocumentErrorCode>;
} {
  return fail<DocumentErrorCode>(code);
}

/** Names of root elements are whatever a file says. */
const MOST_DETAIL = 60;

/** Why a file of this kind is not taken. */
export function refusal({ kind, detail }: Refused): {
  readonly ok: false;
  readonly error: Failure<RefusedCode>;
} {
  return fail<RefusedCode>(`refused-${kind}`, { detail: detail.slice(0, MOST_DETAIL) });
}
