import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateXML } from 'xmllint-wasm';
import { sharedDir } from '../../helpers/shared';

const shared = sharedDir();

/** Why schema tests do not run, or null when they can: the schemas are not part of the checkout. */
export const noSchemas = shared === null ? 'the folder of schemas is absent' : null;

/** What `xml` breaks of a schema; empty for valid. ALTO needs xlink beside it. */
export async function schemaErrors(xml: string, schema: string): Promise<readonly string[]> {
  const read = (name: string) => readFileSync(join(shared ?? '', 'corpus/schema', name), 'utf8');
  // ALTO's schemas point at xlink on the web; the copy beside them is what is meant.
  const contents = read(schema).replace(/schemaLocation="[^"]*xlink\.xsd"/, 'schemaLocation="xlink.xsd"');
  const result = await validateXML({
    xml: [{ fileName: 'file.xml', contents: xml }],
    schema: [{ fileName: 'schema.xsd', contents }],
    preload: [{ fileName: 'xlink.xsd', contents: read('xlink.xsd') }],
  });
  return result.errors.map((error) => error.message);
}

/** Files of the shared corpus, name and text; empty where it is absent. */
export function corpusFiles(
  names: (folder: string) => readonly string[],
): readonly (readonly [string, string])[] {
  if (shared === null) return [];
  const folder = join(shared, 'corpus');
  return names(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const);
}
