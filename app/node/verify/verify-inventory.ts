import { join } from 'node:path';
import { fileProblemText, type FileProblemKind } from '../../core/project/file-problems';
import type { Project } from '../../core/project/project';
import { chainOf } from '../disk/checked-lines';
import { attempt } from '../disk/disk-error';
import { parseHashedName } from '../disk/hash';
import {
  firstFacts,
  hasRecord,
  isInStock,
  readInventory,
  takeStock,
  unlisted,
} from '../inventory/take-stock';
import type { Listed, Stock } from '../inventory/take-stock';
import { withFacts, type SeenFacts } from '../inventory/seen-inventory';
import { INVENTORY_FILE, type InventoryFact } from '../logs/inventory-log';
import { PROJECT_FILE } from '../project/project-file';
import { isUnread, report, reportUnread, type Check } from './verify-check';

/**
 * Holds the folder against the inventory; to be called last, since it leaves out what was found to be damaged. Answers
 * what the inventory does not list. `seen`: what it was seen to list before.
 */
export async function checkInventory(
  check: Check,
  project: Project | null,
  seen: SeenFacts,
): Promise<readonly InventoryFact[]> {
  const stock = await takeStock(check.disk.fs, check.root);
  const read = await readInventory(check.disk, check.root);
  if (!read.ok) {
    reportUnread(check, INVENTORY_FILE, read.error.code);
    return [];
  }
  for (const [file, code] of stock.unread) reportUnread(check, file, code);
  await checkChains(check, [...stock.records.keys(), INVENTORY_FILE]);
  if (read.value === null) {
    reportNone(check, project);
    checkSeen(check, stock, seen);
    return project === null ? [] : firstFacts(stock, project.id);
  }
  checkSeen(check, stock, withFacts(read.value, seen));
  checkProject(check, stock, read.value, project);
  const news = unlisted(stock, read.value);
  if (news.length > 0) reportCount(check, INVENTORY_FILE, 'unlisted', news.length);
  return news;
}

function checkSeen(check: Check, stock: Stock, listed: SeenFacts): void {
  checkFiles(check, stock, listed);
  checkRecords(check, stock, listed);
}

function reportNone(check: Check, project: Project | null): void {
  if (check.found.some(({ file }) => file === INVENTORY_FILE)) return;
  report(check, INVENTORY_FILE, project?.inventorySinceUtc === undefined ? 'uncovered' : 'missing');
}

function reportCount(check: Check, file: string, kind: FileProblemKind, count: number): void {
  const records = { held: count, only: count };
  check.found.push({ file, kind, problem: fileProblemText(kind, 'en', records), records });
}

function checkFiles(check: Check, stock: Stock, listed: SeenFacts): void {
  const missing = [...listed.files].filter((file) => !isInStock(stock, file) && !isUnread(check, file));
  for (const file of missing) {
    takeBackGuess(check, file);
    if (!check.found.some((one) => one.file === file && one.kind === 'missing'))
      report(check, file, 'missing');
  }
}

/** What another check could only describe, by a hash or a gap in the numbers, has its name now. */
function takeBackGuess(check: Check, file: string): void {
  const at = file.lastIndexOf('/') + 1;
  const parsed = parseHashedName(file.slice(at));
  if (parsed === null) return;
  const folder = file.slice(0, at);
  const guesses = [`${folder}*-${parsed.hashStart}${parsed.rest}`, `${folder}*${parsed.number}-*`];
  const kept = check.found.filter((one) => !guesses.includes(one.file));
  check.found.splice(0, check.found.length, ...kept);
}

function checkRecords(check: Check, stock: Stock, listed: SeenFacts): void {
  for (const [log, ids] of listed.records) {
    // Its damaged lines are named already; which records they held nobody can say.
    if (check.found.some(({ file, kind }) => file === log && kind === 'damaged')) continue;
    if (isUnread(check, log)) continue;
    const count = [...ids].filter((id) => !hasRecord(stock, log, id)).length;
    if (count > 0 && !stock.records.has(log)) report(check, log, 'missing');
    else if (count > 0) {
      const kept = check.found.filter((one) => !(one.file === log && one.kind === 'line-out'));
      check.found.splice(0, check.found.length, ...kept);
      reportCount(check, log, 'records-missing', count);
    }
  }
}

function checkProject(check: Check, stock: Stock, listed: Listed, project: Project | null): void {
  const isDamaged = check.found.some(({ file, kind }) => file === INVENTORY_FILE && kind === 'damaged');
  if (project === null || stock.projectSha256 === null || isDamaged) return;
  if (!listed.projectIds.has(project.id)) return report(check, PROJECT_FILE, 'foreign');
  const isNewest = listed.projects[listed.projects.length - 1] === stock.projectSha256;
  if (!isNewest && listed.projects.includes(stock.projectSha256)) report(check, PROJECT_FILE, 'older');
}

/** Lines that name a forerunner which does not stand above them. */
async function checkChains(check: Check, files: readonly string[]): Promise<void> {
  for (const file of files) {
    const path = join(check.root, file);
    const bytes = await attempt(path, () => check.disk.fs.readFile(path));
    const isNamed = check.found.some((one) => one.file === file && one.kind === 'damaged');
    const breaks = bytes.ok && !isNamed ? chainOf(bytes.value).breaks : [];
    if (breaks.length === 0) continue;
    const problem = `${fileProblemText('line-out', 'en')} Lines: ${breaks.join(', ')}.`;
    check.found.push({ file, kind: 'line-out', problem });
  }
}
