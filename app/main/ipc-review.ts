import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import * as v from 'valibot';
import { FAILURE_SCHEMA } from '../core/base/failure-schema';
import { fail, type Result } from '../core/base/result';
import { DROPPED_PATHS, DROP_CHANNEL, REVIEW_VERBS, VERB_CHANNEL, type ReviewVerb } from '../ipc';
import { isCallOf, mayBegin } from '../ipc/call-limits';
import { answerText, argsIn } from '../ipc/call-text';
import type { FaultLog } from '../node/logs/fault-log';
import type { AppContext, VerbHandlers, Windows } from './context';
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
import { windowVerbs } from './verbs-window';
import { statisticsVerbs } from './verbs-statistics';
import { describeFiles, projectVerbs } from './verbs-project';

/** Answers the verbs of all windows. A call from any other frame, or with arguments off the schema, is refused. */
export function answerReviewWindows(windows: Windows, faults: FaultLog): void {
  const answering = new WeakMap<AppContext, Answering>();
  const answeringOf = (context: AppContext): Answering => {
    const known = answering.get(context) ?? { handlers: handlersOf(context), underWay: new Map() };
    answering.set(context, known);
    return known;
  };
  const answer = async (
    event: IpcMainInvokeEvent,
    verb: unknown,
    args: unknown,
  ): Promise<Result<unknown>> => {
    const context = askingWindow(windows, event);
    if (context === null) return fail('refused');
    const { handlers, underWay } = answeringOf(context);
    if (!isVerb(verb) || !mayBegin(verb, underWay.values())) return fail('refused');
    const given = typeof args === 'string' ? argsIn(verb, args) : args;
    if (!isCallOf(verb, given)) return fail('invalid', { what: verb });
    const parsed = v.safeParse(REVIEW_VERBS[verb].args, given);
    if (!parsed.success) return fail('invalid', { what: verb });
    const call = Symbol(verb);
    underWay.set(call, verb);
    return await run(faults, handlers, verb, parsed.output).finally(() => underWay.delete(call));
  };
  ipcMain.handle(VERB_CHANNEL, async (event, verb: unknown, args: unknown) => {
    const result = await answer(event, verb, args);
    return typeof args === 'string' ? answerText(result) : result;
  });
  ipcMain.handle(DROP_CHANNEL, async (event, paths: unknown) => {
    const context = askingWindow(windows, event);
    if (context === null) return;
    const parsed = v.safeParse(DROPPED_PATHS, paths);
    if (parsed.success) context.send('files-dropped', await describeFiles(context, parsed.output));
  });
}

/** What one window has asked for and waits for, and what answers it: of no other window's session. */
type Answering = { readonly handlers: VerbHandlers<ReviewVerb>; readonly underWay: Map<symbol, ReviewVerb> };

function handlersOf(context: AppContext): VerbHandlers<ReviewVerb> {
  return {
    ...appVerbs(context),
    ...windowVerbs(context),
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
    ...outputVerbs(context),
    ...printVerbs(context),
  };
}

function askingWindow(windows: Windows, { sender, senderFrame }: IpcMainInvokeEvent): AppContext | null {
  return senderFrame === sender.mainFrame ? windows.of(sender) : null;
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
  faults: FaultLog,
  handlers: VerbHandlers<ReviewVerb>,
  verb: ReviewVerb,
  args: unknown,
): Promise<Result<unknown>> {
  try {
    return checked(verb, await (handlers[verb] as (args: unknown) => Promise<Result<unknown>>)(args));
  } catch (error) {
    faults.writeError(`verb ${verb}`, error);
    return fail('bug', { what: verb });
  }
}
