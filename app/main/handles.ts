import { randomBytes } from 'node:crypto';

/** Names for files that a window may hold instead of paths. They live as long as the app runs. */
export type Handles = {
  readonly give: (path: string) => string;
  readonly path: (handle: string) => string | null;
};

export function makeHandles(): Handles {
  const paths = new Map<string, string>();
  const given = new Map<string, string>();
  return {
    give: (path) => {
      const known = given.get(path);
      if (known !== undefined) return known;
      const handle = randomBytes(16).toString('hex');
      paths.set(handle, path);
      given.set(path, handle);
      return handle;
    },
    path: (handle) => paths.get(handle) ?? null,
  };
}
