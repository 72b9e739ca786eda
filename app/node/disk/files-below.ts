import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The plain files in a folder and in all folders below it, as paths from it with `/`, sorted; what systems and people hide
 * is left out. Links are not followed. More than `most` files end the search: what is found so far is one file too many.
 */
export async function filesBelow(root: string, most: number): Promise<readonly string[]> {
  const found: string[] = [];
  const folders = [''];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const entries = await readdir(join(root, folder), { withFileTypes: true });
    for (const entry of entries) {
      if (entry.name.startsWith('.')) continue;
      if (entry.isDirectory()) folders.push(`${folder}${entry.name}/`);
      if (entry.isFile()) found.push(`${folder}${entry.name}`);
    }
    if (found.length > most) break;
  }
  return found.sort();
}
