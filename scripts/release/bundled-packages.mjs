// Which packages of node_modules end up in what is built. Filled while the bundler runs; see notices.mjs for what for.
import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';

/**
 * Remembers the packages whose modules a bundler put into its output.
 * @returns {{ readonly folders: Set<string>, readonly plugin: () => import('vite').Plugin }} absolute folders
 */
export function packageRecorder() {
  const folders = new Set();
  const add = (id) => {
    const folder = packageFolder(id);
    if (folder !== null) folders.add(folder);
  };
  const plugin = () => ({
    name: 'record-packages',
    // What is drawn from style sheets has no module of its own in a chunk.
    transform(_code, id) {
      if (/\.css(?:\?|$)/.test(id)) add(id);
    },
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'chunk') Object.keys(file.modules).forEach(add);
      }
    },
  });
  return { folders, plugin };
}

/** The folder of the package that a module belongs to, or null for the project's own. */
export function packageFolder(id) {
  const path = id.replace(/^\0+/, '').replace(/\?.*$/, '');
  const at = path.lastIndexOf(`${sep}node_modules${sep}`);
  if (at === -1) return null;
  const [scope, name] = path.slice(at + `${sep}node_modules${sep}`.length).split(sep);
  const names = scope.startsWith('@') ? [scope, name ?? ''] : [scope];
  const folder = join(path.slice(0, at), 'node_modules', ...names);
  return existsSync(join(folder, 'package.json')) ? folder : null;
}
