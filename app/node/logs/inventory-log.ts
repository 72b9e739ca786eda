import { relative } from 'node:path';
import * as v from 'valibot';
import type { LineLog } from '../disk/line-log';
import { nameHash, sha256Hex } from '../disk/hash';
import type { LogKind } from './log-files';
import { mergeLogs } from './merge-logs';

export const INVENTORY_FILE = 'inventory.jsonl';

/**
 * What must be in a project:
 *
 *     a file is written ──► its line in the inventory ──┐
 *     a record is logged ─► its line in the inventory ──┤
 *                                                       ▼
 *     verify, opening:   every line of the inventory  ──►  is it there?   no: it is named as missing
 *                        every file and record        ──►  is it listed?  no: it is listed now
 *
 * A hash in a name tells that a file is whole, and a parent's hash that the one before is missing. Neither tells that the
 * newest version, a whole folder or a decision is gone: nothing else names those. The inventory does. It is written after
 * the file itself is safe, so a power cut between the two leaves a file that is not listed, never one that is missed.
 * A record is known by what it says, not by its place, so that copies of a log that are merged stay complete.
 */
export type InventoryFact =
  /** From here on everything is listed; `projectId` tells one project's inventory from another's. */
  | { readonly kind: 'begun'; readonly projectId: string }
  /** A file that is made once and never changes; the path from the project's folder, with forward slashes. */
  | { readonly kind: 'file'; readonly file: string }
  /** A line of a log, by `recordId`. */
  | { readonly kind: 'record'; readonly log: string; readonly id: string }
  /** project.json as it was last written. */
  | { readonly kind: 'project'; readonly sha256: string };

export type InventoryEntry = InventoryFact & { readonly atUtc: string };

const atUtc = v.string();
const entrySchema = v.variant('kind', [
  v.object({ kind: v.literal('begun'), projectId: v.string(), atUtc }),
  v.object({ kind: v.literal('file'), file: v.string(), atUtc }),
  v.object({ kind: v.literal('record'), log: v.string(), id: v.string(), atUtc }),
  v.object({ kind: v.literal('project'), sha256: v.string(), atUtc }),
]);

export const INVENTORY_LOG: LogKind<InventoryEntry> = {
  file: INVENTORY_FILE,
  isRecord: (entry): entry is InventoryEntry => v.is(entrySchema, entry),
};

/** The start of the SHA-256 of what a record says, wherever its line stands and whoever took it in. */
export function recordId(entry: unknown): string {
  const [placed] = mergeLogs([[entry]]);
  return nameHash(sha256Hex(Buffer.from(placed?.identity ?? '', 'utf8')));
}

export type Inventory = {
  /** Lists what is safe on the disk. Where that fails the next opening lists it. */
  readonly note: (...facts: readonly InventoryFact[]) => Promise<void>;
};

export function makeInventory(log: LineLog, root: string, nowUtc: () => string): Inventory {
  return {
    note: async (...facts) => {
      const atUtc = nowUtc();
      if (facts.length > 0)
        await log.append(root, INVENTORY_FILE, ...facts.map((fact) => ({ ...fact, atUtc })));
    },
  };
}

/** `log`, with every record listed in the inventory once it is safe. */
export function listedLog(log: LineLog, root: string, inventory: Inventory): LineLog {
  return {
    append: async (folder, name, ...entries) => {
      const appended = await log.append(folder, name, ...entries);
      if (!appended.ok || name === INVENTORY_FILE) return appended;
      const file = [...relative(root, folder).split(/[\\/]/u), name].filter((part) => part !== '').join('/');
      await inventory.note(
        ...entries.map((entry) => ({ kind: 'record', log: file, id: recordId(entry) }) as const),
      );
      return appended;
    },
  };
}
