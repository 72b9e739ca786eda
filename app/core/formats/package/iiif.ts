import { fail, ok, type Result } from '../../base/result';

/** A canvas of a IIIF Presentation manifest (2 or 3): its label, and what its picture may be called on a disk. */
export type IiifCanvas = { readonly label: string; readonly imageNames: readonly string[] };

/** More canvases than any book has leaves. */
const MOST_CANVASES = 20_000;

/**
 * The pages of a manifest that was saved beside its pictures, in order. Nothing is fetched: of each address only names are
 * taken, `page1.jpg` of `…/page1.jpg/full/full/0/default.jpg`.
 */
export function readIiif(json: string): Result<readonly IiifCanvas[], 'wrong-format'> {
  const manifest = objectOf(parse(json));
  const canvases = [
    ...listOf(manifest['items']),
    ...listOf(manifest['sequences']).flatMap((sequence) => listOf(objectOf(sequence)['canvases'])),
  ];
  const type = manifest['type'] ?? manifest['@type'];
  const isManifest = typeof type === 'string' && /manifest$/i.test(type);
  if (!isManifest || canvases.length === 0) return fail('wrong-format', { formats: 'IIIF' });
  return ok(canvases.slice(0, MOST_CANVASES).map(canvasOf));
}

function canvasOf(given: unknown): IiifCanvas {
  const canvas = objectOf(given);
  const painted = [
    ...listOf(canvas['images']).map((image) => objectOf(image)['resource']),
    ...listOf(canvas['items']).flatMap((page) =>
      listOf(objectOf(page)['items']).map((annotation) => objectOf(annotation)['body']),
    ),
  ];
  const addresses = painted.flatMap((resource) => {
    const body = objectOf(resource);
    const services = [...listOf(body['service']), body['service']].map(objectOf);
    const ids = [body, ...services].flatMap((one) => [one['id'], one['@id']]);
    return ids.filter((id): id is string => typeof id === 'string');
  });
  const own = [canvas['id'], canvas['@id']].filter((id): id is string => typeof id === 'string');
  const names = [...addresses, ...own].flatMap(namesIn);
  return { label: labelOf(canvas['label']), imageNames: [...new Set(names)] };
}

/** The parts of an address that may be the name of a file; what the Image API puts behind the identifier is none. */
function namesIn(address: string): readonly string[] {
  const path = address.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/[?#].*$/s, '');
  const bare = path.replace(/\/[^/]+\/[^/]+\/[^/]+\/(?:default|native|color|gray|bitonal)\.\w+$/, '');
  const last = decoded(bare.slice(bare.lastIndexOf('/') + 1));
  const name = last.slice(last.lastIndexOf('/') + 1);
  return name === '' ? [] : [name];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function labelOf(label: unknown): string {
  if (typeof label === 'string') return label;
  const [first] = Object.values(objectOf(label)).flatMap(listOf);
  return typeof first === 'string' ? first : '';
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\ufeff/, ''));
  } catch {
    return null;
  }
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
