import { join } from 'node:path';
import * as v from 'valibot';
import { PROJECT_FORMAT_VERSION, type Project } from '../../core/project/project';
import { ok } from '../../core/base/result';
import { PAGE_STATUSES } from '../../core/page/transcription';
import { attemptOptional } from '../disk/disk-error';
import { createExclusive, durableWrite, sameBytes } from '../disk/durable-write';
import type { Folders } from '../disk/folders';
import type { Disk } from '../disk/fs';
import { hashedName, parseHashedName, sha256Hex } from '../disk/hash';
import { refuse, type StoreResult } from '../disk/store-error';

export const PROJECT_FILE = 'project.json';

/** Earlier states of project.json, so that changing it loses nothing either. */
export const PROJECT_HISTORY = ['history', 'project'] as const;

/** A path inside the project and nowhere else: names in a file are data, never a way out of the folder. */
function fileIn(folder: 'scan' | 'references') {
  return v.pipe(
    v.string(),
    v.regex(new RegExp(`^${folder}/[^/\\\\:\\u0000-\\u001f.][^/\\\\:\\u0000-\\u001f]*$`)),
  );
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** A title, a note: longer ones were not written by a person, and no window could show them. */
const text = v.pipe(v.string(), v.maxLength(100_000));
const MOST_PAGES = 100_000;
/** Far more than that many sheets take. */
const MOST_BYTES = 64_000_000;

const image = v.looseObject({ widthPx: count, heightPx: count, dpi: v.nullable(v.number()) });
const page = v.looseObject({
  id: v.pipe(v.string(), v.regex(/^\d{4,6}$/)),
  scanSha256: sha256,
  scanIndex: count,
  image,
  status: v.picklist(PAGE_STATUSES),
  scanName: v.exactOptional(v.pipe(v.string(), v.maxLength(1_000))),
  name: v.exactOptional(v.pipe(v.string(), v.maxLength(200))),
  isBlank: v.exactOptional(v.boolean()),
  geometry: v.exactOptional(
    v.looseObject({
      turns: v.exactOptional(v.picklist([0, 1, 2, 3])),
      levelDeg: v.exactOptional(v.number()),
      cropPx: v.exactOptional(
        v.looseObject({ x0: v.number(), y0: v.number(), x1: v.number(), y1: v.number() }),
      ),
    }),
  ),
  formerScans: v.exactOptional(
    v.array(
      v.looseObject({
        ...{ scanSha256: sha256, scanIndex: count, image },
        scanName: v.exactOptional(v.pipe(v.string(), v.maxLength(1_000))),
      }),
    ),
  ),
});
const reference = v.looseObject({
  role: v.picklist(['transcription', 'translation']),
  label: text,
  file: fileIn('references'),
  textFile: fileIn('references'),
});

/** Loose objects: what a later program of the same format adds is kept when this one writes. */
const projectSchema = v.pipe(
  v.looseObject({
    formatVersion: v.pipe(v.number(), v.integer(), v.minValue(1)),
    id: v.pipe(v.string(), v.regex(/^[0-9a-z-]{8,64}$/)),
    title: text,
    createdUtc: text,
    archival: v.nullable(
      v.looseObject({
        archive: text,
        fond: text,
        opis: text,
        delo: text,
        list: text,
      }),
    ),
    publication: v.optional(
      v.looseObject({
        date: text,
        citation: text,
        url: text,
        summary: text,
        language: text,
      }),
    ),
    illegible: v.exactOptional(text),
    sourceNote: text,
    inventorySinceUtc: v.exactOptional(text),
    scans: v.array(v.looseObject({ file: fileIn('scan'), sha256, bytes: count })),
    pages: v.pipe(v.array(page), v.maxLength(MOST_PAGES)),
    references: v.array(reference),
    removedPages: v.exactOptional(v.array(page)),
    removedReferences: v.exactOptional(v.array(reference)),
  }),
  v.check(({ pages, removedPages = [] }) => {
    const ids = [...pages, ...removedPages].map(({ id }) => id);
    return new Set(ids).size === ids.length;
  }, 'a page number stands twice'),
  v.check(({ pages, removedPages = [], scans }) => {
    const known = new Set(scans.map((scan) => scan.sha256));
    const named = [...pages, ...removedPages].flatMap((each) => [each, ...(each.formerScans ?? [])]);
    return named.every(({ scanSha256 }) => known.has(scanSha256));
  }, 'a page names a scan that is not listed'),
);

const versionSchema = v.looseObject({ formatVersion: v.pipe(v.number(), v.integer(), v.minValue(1)) });

export type LoadedProject = { readonly project: Project; readonly bytes: Uint8Array };

/** `stateFile`: where this state was kept among the earlier ones, relative to the project; null where it was not. */
export type StoredProject = LoadedProject & { readonly stateFile: string | null };

/** Errors: `not-a-project` (no project.json), `damaged`, `newer-format` (too new even to be shown), a disk code. */
export async function loadProject(disk: Disk, root: string): Promise<StoreResult<LoadedProject>> {
  const path = join(root, PROJECT_FILE);
  const found = await attemptOptional(path, () => disk.fs.stat(path));
  if (!found.ok) return found;
  if ((found.value?.sizeBytes ?? 0) > MOST_BYTES) return refuseDamaged(`${MOST_BYTES / 1_000_000} MB`);
  const bytes = await attemptOptional(path, () => disk.fs.readFile(path));
  if (!bytes.ok) return bytes;
  if (bytes.value === null) {
    return refuse('not-a-project', { file: root });
  }
  const project = parseProject(bytes.value);
  return project.ok ? ok({ project: project.value, bytes: bytes.value }) : project;
}

export function refuseNewer(): StoreResult<never> {
  return refuse('newer-format');
}

export function parseProject(bytes: Uint8Array): StoreResult<Project> {
  const json = parseJson(bytes);
  const parsed = v.safeParse(projectSchema, json);
  if (parsed.success) return ok(withoutMissing(parsed.output));
  if (v.is(versionSchema, json) && json.formatVersion > PROJECT_FORMAT_VERSION) {
    return refuseNewer();
  }
  const [issue] = parsed.issues;
  return refuseDamaged(v.getDotPath(issue) ?? '{}');
}

function refuseDamaged(member: string): StoreResult<never> {
  return refuse('project-damaged', { member, folder: PROJECT_HISTORY.join('/') });
}

/** valibot says that a missing member may be `undefined`; the type says that it is not there. */
function withoutMissing({ publication, ...rest }: v.InferOutput<typeof projectSchema>): Project {
  return publication === undefined ? rest : { ...rest, publication };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    // A byte-order mark is an editor's, not damage.
    return JSON.parse(
      Buffer.from(bytes)
        .toString('utf8')
        .replace(/^\ufeff/, ''),
    );
  } catch {
    return null;
  }
}

const CHECKSUM_LINE = /^ {2}"checksum": "([0-9a-f]{64})"$/m;
const NO_CHECKSUM = '0'.repeat(64);

/**
 * The text of project.json. Its last member is the SHA-256 of the text with 64 zeros in that place, so that damage
 * can be told from a change of the title by hand, which is allowed.
 */
export function encodeProject(project: Project): Uint8Array {
  const members = { ...project, checksum: undefined };
  const text = `${JSON.stringify({ ...withoutUndefined(members), checksum: NO_CHECKSUM }, null, 2)}\n`;
  const checksum = sha256Hex(Buffer.from(text, 'utf8'));
  return Buffer.from(text.replace(CHECKSUM_LINE, `  "checksum": "${checksum}"`), 'utf8');
}

function withoutUndefined(members: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

/** Whether project.json says what Sverka wrote, whatever line ends another program gave it. */
export function hasValidChecksum(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes)
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .replace(/\r\n/g, '\n');
  const [, checksum] = CHECKSUM_LINE.exec(text) ?? [];
  if (checksum === undefined) return false;
  const plain = text.replace(CHECKSUM_LINE, `  "checksum": "${NO_CHECKSUM}"`);
  return sha256Hex(Buffer.from(plain, 'utf8')) === checksum;
}

/** Puts `project` in the place of project.json, and among the earlier states first where `keepsState` says so. */
export async function storeProject(
  disk: Disk,
  root: string,
  folders: Folders,
  project: Project,
  keepsState: boolean,
): Promise<StoreResult<StoredProject>> {
  const bytes = encodeProject(project);
  const current = await attemptOptional(root, () => disk.fs.readFile(join(root, PROJECT_FILE)));
  if (current.ok && current.value !== null && sameBytes(current.value, bytes))
    return ok({ project, bytes, stateFile: null });
  const kept = keepsState ? await keepState(disk, folders, bytes) : ok(null);
  if (!kept.ok) return kept;
  const written = await durableWrite(disk, join(root, PROJECT_FILE), bytes);
  return written.ok ? ok({ project, bytes, stateFile: kept.value }) : written;
}

async function keepState(disk: Disk, folders: Folders, bytes: Uint8Array): Promise<StoreResult<string>> {
  const folder = await folders.ensure(...PROJECT_HISTORY);
  if (!folder.ok) return folder;
  const listed = await attemptOptional(folder.value, () => disk.fs.listFolder(folder.value));
  if (!listed.ok) return listed;
  const numbers = (listed.value ?? []).map(({ name }) => parseHashedName(name)?.number ?? 0);
  const number = numbers.reduce((most, each) => Math.max(most, each), 0) + 1;
  const name = hashedName(number, 6, sha256Hex(bytes), '.json');
  const created = await createExclusive(disk, join(folder.value, name), bytes);
  return created.ok ? ok([...PROJECT_HISTORY, name].join('/')) : created;
}
