import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import * as v from 'valibot';
import { FAILURE_SCHEMA } from '../core/base/failure-schema';
import { fail, type Result } from '../core/base/result';
import { DROPPED_PATHS, DROP_CHANNEL, REVIEW_VERBS, VERB_CHANNEL, type ReviewVerb } from '../ipc';
import { isCallOf, MOST_CALLS_AT_ONCE } from '../ipc/call-limits';
import type { AppContext, VerbHandlers } from './context';
import { appVerbs } from './verbs-app';
import { sheetVerbs } from './verbs-sheets';
import { archiveVerbs } from './verbs-archive';
import { libraryVerbs } from './verbs-library';
import { historyVerbs } from './verbs-history';
import { diagnosticsVerbs } from './verbs-diagnostics';
import { factVerbs } from './verbs-fact';
import { jobVerbs } from './verbs-job';
import { outputVerbs } from './verbs-output';
import { printVerbs } from './verbs-print';
import { pageVerbs } from './verbs-page';
import { textVerbs } from './verbs-text';
import { statisticsVerbs } from './verbs-statistics';
import { describeFiles, projectVerbs } from './verbs-project';

/** Answers the review window's verbs. A call from any other frame, or with arguments off the schema, is refused. */
export function answerReviewWindow(context: AppContext): void {
  const handlers: VerbHandlers<ReviewVerb> = {
    ...appVerbs(context),
    ...projectVerbs(context),
    ...libraryVerbs(context),
    ...archiveVerbs(context),
    ...sheetVerbs(context),
    ...pageVerbs(context),
    ...textVerbs(context),
    ...historyVerbs(context),
    ...factVerbs(context),
    ...jobVerbs(context),
    ...statisticsVerbs(context),
    ...diagnosticsVerbs(context),
    ...outputVerbs(),
    ...printVerbs(context),
  };
  const underWay = new Set<symbol>();
  ipcMain.handle(VERB_CHANNEL, async (event, verb: unknown, args: unknown): Promise<Result<unknown>> => {
    if (!isReviewFrame(context, event)) return fail('refused');
    if (!isVerb(verb) || underWay.size >= MOST_CALLS_AT_ONCE) return fail('refused');
    if (!isCallOf(verb, args)) return fail('invalid', { what: verb });
    const parsed = v.safeParse(REVIEW_VERBS[verb].args, args);
    if (!parsed.success) return fail('invalid', { what: verb });
    const call = Symbol(verb);
    underWay.add(call);
    return await run(context, handlers, verb, parsed.output).finally(() => underWay.delete(call));
  });
  ipcMain.handle(DROP_CHANNEL, async (event, paths: unknown) => {
    if (!isReviewFrame(context, event)) return;
    const parsed = v.safeParse(DROPPED_PATHS, paths);
    if (parsed.success) context.send('files-dropped', await describeFiles(context, parsed.output));
  });
}

function isReviewFrame(context: AppContext, event: IpcMainInvokeEvent): boolean {
  const contents = context.window()?.webContents;
  return contents !== undefined && event.sender === contents && event.senderFrame === contents.mainFrame;
}

function isVerb(verb: unknown): verb is ReviewVerb {
  return typeof verb === 'string' && Object.hasOwn(REVIEW_VERBS, verb);
}

/** What goes wrong travels as a code of the table and plain values, whatever the types say. */
function checked(verb: ReviewVerb, result: Result<unknown>): Result<unknown> {
  return result.ok || v.is(FAILURE_SCHEMA, result.error) ? result : fail('bug', { what: verb });
}

/** Anything thrown is a bug of ours; the window still gets an answer that it can show. */
async function run(
  context: AppContext,
  handlers: VerbHandlers<ReviewVerb>,
  verb: ReviewVerb,
  args: unknown,
): Promise<Result<unknown>> {
  try {
    return checked(verb, await (handlers[verb] as (args: unknown) => Promise<Result<unknown>>)(args));
  } catch (error) {
    context.faults.writeError(`verb ${verb}`, error);
    return fail('bug', { what: verb });
  }
}
