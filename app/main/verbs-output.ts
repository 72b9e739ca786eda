import { shell } from 'electron';
import { access } from 'node:fs/promises';
import { fail, ok } from '../core/base/result';
import type { ReviewVerb } from '../ipc';
import type { VerbHandlers } from './context';

type OutputVerb = Extract<ReviewVerb, `output.${string}`>;

/** The file or folder that the person had written last. The window names no path: it can show this one alone. */
const last: { path: string | null } = { path: null };

export function noteOutput(path: string): void {
  last.path = path;
}

/** What people do with a file that was just written: see it in its folder, or open it. */
export function outputVerbs(): VerbHandlers<OutputVerb> {
  return {
    'output.show': async ({ how }) => {
      const { path } = last;
      if (path === null) return fail('unknown-file');
      const isThere = await access(path).then(
        () => true,
        () => false,
      );
      if (!isThere) return fail('output-gone', { file: path });
      if (how === 'folder') {
        shell.showItemInFolder(path);
        return ok(null);
      }
      const reason = await shell.openPath(path);
      return reason === '' ? ok(null) : fail('output-not-opened', { file: path });
    },
  };
}
