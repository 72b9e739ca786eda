import { ok } from '../core/result';
import type { VerifyReport } from '../ipc';
import type { StoreDeps } from '../node/project-store';
import type { StoreResult } from '../node/store-error';
import { verifyProject, type FileProblem } from '../node/verify';

/** Checks the project at `root` and says what is wrong with which file. */
export async function checkProjectFiles(deps: StoreDeps, root: string): Promise<StoreResult<VerifyReport>> {
  const report = await verifyProject(deps.disk, deps.codec, root);
  if (!report.ok) return report;
  const { checkedFiles, problems } = report.value;
  return ok({ checkedFiles, problems: problems.map(told) });
}

/** The window says what is wrong in its own language. */
function told({ file, kind, records }: FileProblem): VerifyReport['problems'][number] {
  return { file, kind, ...(records === undefined ? {} : { records }) };
}
