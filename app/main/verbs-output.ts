import { shell } from 'electron';
import { access } from 'node:fs/promises';
import { fail, ok } from '../core/base/result';
import type { ReviewVerb } from '../ipc';
import type { AppContext, VerbHandlers } from './context';

type OutputVerb = Extract<ReviewVerb, `output.${string}`>;

/** What people do with a file that was just written: see it in its folder, or open it. */
export function outputVerbs(context: AppContext): VerbHandlers<OutputVerb> {
  return {
    'output.show': async ({ how }) => {
      const path = context.output;
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
