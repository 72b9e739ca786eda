import { fail, type Failure, type Result } from '../core/result';
import type { DiskCode } from './disk-error';

/** Why the store refused, beyond what a disk can do. */
export type StoreCode =
  | DiskCode
  | 'damaged'
  | 'not-found'
  | 'not-a-project'
  | 'newer-format'
  | 'read-only-project'
  | 'would-lose-lines'
  | 'would-lose-text'
  | 'cannot-encode'
  | 'not-empty'
  | 'not-proofread'
  | 'same-person'
  | 'invalid';

export type StoreResult<T> = Result<T, StoreCode>;

export function refuse(
  code: Exclude<StoreCode, DiskCode>,
  message: string,
): { readonly ok: false; readonly error: Failure<StoreCode> } {
  return fail(code, message);
}
