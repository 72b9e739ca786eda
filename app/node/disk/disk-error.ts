import { fail, ok, type Failure, type Result } from '../../core/base/result';

/**
 * Why the disk refused. `unconfirmed`: the new name stands, but the system could not promise that it survives
 * a power cut; the text must be written once more under a new name.
 */
export type DiskCode =
  | 'disk-full'
  | 'read-only'
  | 'no-permission'
  | 'vanished'
  | 'no-answer'
  | 'path-too-long'
  | 'busy'
  | 'not-plain'
  | 'too-big'
  | 'exists'
  | 'unconfirmed'
  | 'io';

export type DiskResult<T> = Result<T, DiskCode>;

const CODE_OF_ERRNO: Readonly<Record<string, DiskCode>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EFBIG: 'disk-full',
  EROFS: 'read-only',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  ENOENT: 'vanished',
  ENOTDIR: 'vanished',
  ESTALE: 'vanished',
  ENOTCONN: 'vanished',
  ENODEV: 'vanished',
  ENXIO: 'vanished',
  EHOSTDOWN: 'vanished',
  ENETUNREACH: 'vanished',
  ETIMEDOUT: 'no-answer',
  ENAMETOOLONG: 'path-too-long',
  EBUSY: 'busy',
  ETXTBSY: 'busy',
  EMFILE: 'busy',
  ENFILE: 'busy',
  ELOOP: 'not-plain',
  ERR_FS_FILE_TOO_LARGE: 'too-big',
  EEXIST: 'exists',
  ENOTEMPTY: 'exists',
};

/** The errno name of a thrown system error, or null for anything else. */
export function errnoOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const { code } = error as NodeJS.ErrnoException;
  return typeof code === 'string' && /^E[A-Z0-9]+$|^ERR_FS_FILE_TOO_LARGE$/.test(code) ? code : null;
}

export function diskFailure(
  code: DiskCode,
  path: string,
): { readonly ok: false; readonly error: Failure<DiskCode> } {
  return fail(code, { file: path });
}

/** Runs `action` on `path`; an error of the system comes back as data, a bug is thrown on. */
export async function attempt<T>(path: string, action: () => Promise<T>): Promise<DiskResult<T>> {
  try {
    return ok(await action());
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === null) throw error;
    return diskFailure(CODE_OF_ERRNO[errno] ?? 'io', path);
  }
}

/** As `attempt`, with null where there is no such file or folder. */
export function attemptOptional<T>(path: string, action: () => Promise<T>): Promise<DiskResult<T | null>> {
  return attempt(path, async () => {
    try {
      return await action();
    } catch (error) {
      if (errnoOf(error) === 'ENOENT') return null;
      throw error;
    }
  });
}

/** Runs `action` for tidiness only: its failure changes nothing. */
export async function tryQuietly(action: () => Promise<unknown>): Promise<void> {
  try {
    await action();
  } catch (error) {
    if (errnoOf(error) === null) throw error;
  }
}

/** A system error made by the store itself, when it sees what the system did not report. */
export function systemError(errno: string, what: string): Error {
  return Object.assign(new Error(`${errno}: ${what}`), { code: errno });
}
