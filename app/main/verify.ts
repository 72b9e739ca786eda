import { ok } from '../core/base/result';
import type { VerifyReport } from '../ipc';
import type { StoreDeps } from '../node/project/store-context';
import type { StoreResult } from '../node/disk/store-error';
import type { Session } from './session';
import { checkPresence, verifyProject, type FileProblem } from '../node/verify/verify';

type Opened = Pick<Session, 'store' | 'seen'>;

/** Checks the open project and says what is wrong with which file. */
export async function checkProjectFiles(
  deps: StoreDeps,
  { store, seen }: Opened,
): Promise<StoreResult<VerifyReport>> {
  const report = await verifyProject(deps.disk, deps.codec, store.root, seen.facts);
  if (!report.ok) return report;
  const { checkedFiles, problems } = report.value;
  return ok({ checkedFiles, problems: problems.map(toProblem) });
}

/** How many files and logs of the opened project lack something; what is new in its folder is listed from here on. */
export async function countMissing(deps: StoreDeps, { store, seen }: Opened): Promise<StoreResult<number>> {
  const presence = await checkPresence(deps.disk, deps.codec, store.root, seen.facts);
  if (!presence.ok) return presence;
  const { missing, unlisted } = presence.value;
  await store.addToInventory(unlisted);
  return ok(missing.length);
}

/** The window says what is wrong in its own language. */
function toProblem({ file, kind, records }: FileProblem): VerifyReport['problems'][number] {
  return { file, kind, ...(records === undefined ? {} : { records }) };
}
