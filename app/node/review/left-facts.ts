import { readersCounts } from '../../core/left/readers-counts';
import { sharedErrors } from '../../core/left/shared-errors';
import type { LeftFacts } from '../../core/left/likely-left';
import { isApart } from '../../core/page/marks';
import type { Page } from '../../core/page/transcription';
import { correctionsOf } from '../../core/progress/statistics';
import { machineText } from '../recognition/learn-page';
import { latestRun } from '../recognition/recognition-passes';
import { pageXmlCodec } from '../history/page-codec';
import type { ProjectStore } from '../project/project-store';

/** The versions that people have vouched for, as far as there are any. */
export type VouchedFor = { readonly proofread: Page | null; readonly validated: Page | null };

/** What the page's readings and versions say of the errors that are likely left. */
export async function leftFactsOf(
  store: ProjectStore,
  pageId: string,
  { proofread, validated }: VouchedFor,
): Promise<LeftFacts> {
  const isFinished = proofread !== null;
  const machine = await machineText(store, pageId);
  const run = await latestRun(store, pageXmlCodec, pageId);
  const passes = run.ok ? run.value : [];
  const [first] = passes;
  const second = passes.find(({ kind }) => kind === 'second-reader');
  if (!machine.ok || machine.value === null || first === undefined)
    return { kind: 'not-known', why: 'not-read', isFinished };
  if (second === undefined)
    return { kind: 'not-known', why: passes.length > 1 ? 'out-of-field' : 'one-reader', isFinished };
  const read = { text: bodyOf(machine.value), first: bodyOf(first.page), second: bodyOf(second.page) };
  return {
    kind: 'two-readers',
    counts: readersCounts(read),
    sharedWrong: proofread === null ? null : sharedErrors(read, bodyOf(proofread)),
    later: proofread === null || validated === null ? null : changedWords(proofread, validated),
  };
}

function changedWords(proofread: Page, validated: Page): number {
  return correctionsOf(bodyOf(proofread), bodyOf(validated)).words;
}

/** Stamps, handwriting and notes in the margin are often left as they are. */
function bodyOf({ lines }: Page): readonly string[] {
  return lines.filter((line) => !isApart(line)).map(({ text }) => text);
}
