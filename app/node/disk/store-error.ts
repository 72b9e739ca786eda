import type { Result } from '../../core/base/result';
import type { DiskCode } from './disk-error';

/** Why the store refused, beyond what a disk can do. */
export type StoreCode =
  | DiskCode
  | 'version-damaged'
  | 'page-damaged'
  | 'scan-changed'
  | 'project-damaged'
  | 'no-such-version'
  | 'no-such-page'
  | 'no-such-reference'
  | 'nothing-to-export'
  | 'no-translation'
  | 'not-a-project'
  | 'newer-format'
  | 'newer-project'
  | 'read-only-project'
  | 'would-lose-lines'
  | 'would-lose-text'
  | 'cannot-encode'
  | 'not-empty'
  | 'inside-itself'
  | 'not-proofread'
  | 'same-person'
  | 'needs-engine'
  | 'engine-failed'
  | 'cancelled'
  | 'needs-app'
  | 'print-failed'
  | 'prints-already'
  | 'prints-too-much'
  | 'pdf-failed'
  | 'archive-too-large'
  | 'archive-damaged'
  | 'archive-unsafe'
  | 'archive-empty'
  | 'zip-too-large'
  | 'zip-damaged'
  | 'zip-unsafe'
  | 'zip-without-pictures'
  | 'other-document'
  | 'invalid';

export type StoreResult<T> = Result<T, StoreCode>;

export { fail as refuse } from '../../core/base/result';
