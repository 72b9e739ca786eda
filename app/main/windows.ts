import { join } from 'node:path';
import { app, powerMonitor, screen, session, type BrowserWindow, type Event } from 'electron';
import { EVENT_CHANNEL } from '../ipc';
import { inTime } from '../node/disk/in-time';
import { makeClaims } from './claims';
import type { AppContext, Program, Windows, WindowToOpen } from './context';
import { reviveWindow } from './faults';
import { folderKey } from './folder-key';
import { makeHandles } from './handles';
import { showFocus } from './menu';
import { pictureSource } from './picture-source';
import { journalBeforePowerIsGone } from './power';
import { makeProbedScans } from './probed-scans';
import { serveScheme } from './protocol';
import { mayLeaveAll, openReviewWindow } from './review-window';
import type { OpenWindow, WindowPlace } from './settings';
import { refreshMenu } from './shown-menu';
import { libraryPictures } from './verbs-library';
import { closeSession, openAtStart } from './open-project';
import { cascaded, visiblePlace } from './window-place';

/**
 * Where the pages of one window live: a session of Chromium's own, with its own way to the app's scheme. What one window
 * may see, no other can ask for, whatever address it knows; and no two share a process.
 */
type Room = { readonly partition: string; context: AppContext | null };

type Given = {
  readonly buildDir: string;
  /** No window is open any more, and what was open in them is put away. */
  readonly onEnd: () => void;
};

/** The windows of the program, and the program with them. The last one that closes ends it; on macOS it stays. */
export function makeProgram(shared: Omit<Program, 'windows' | 'claims'>, given: Given): Program {
  const rooms: Room[] = [];
  /** In the order in which they were opened, and the one that had the focus last first. */
  let opened: readonly AppContext[] = [];
  let byFocus: readonly AppContext[] = [];
  const endings = new Set<Promise<unknown>>();
  let isKept = false;
  let isAsking = false;
  let isQuitting = false;

  const changed = () => {
    refreshMenu(program, (folder) => void showDocument(program, folder));
    if (isKept && !isQuitting && opened.length > 0) void shared.settings.keepOpen(byFocus.flatMap(kept));
  };
  const end = async () => {
    isQuitting = true;
    await Promise.all(endings);
    await inTime(shared.settings.settled(), END_WITHIN_MS);
    given.onEnd();
  };
  const onClosed = (context: AppContext, room: Room) => {
    context.isClosed = true;
    room.context = null;
    opened = opened.filter((one) => one !== context);
    byFocus = byFocus.filter((one) => one !== context);
    const ending = closeSession(context).finally(() => endings.delete(ending));
    endings.add(ending);
    changed();
    if (opened.length === 0 && (isQuitting || process.platform !== 'darwin')) void end();
  };
  const onFocus = (context: AppContext) => {
    byFocus = [context, ...byFocus.filter((one) => one !== context)];
    showFocus(context.number, context.metNeeds);
  };
  const open = (what: WindowToOpen): AppContext => {
    const room = rooms.find(({ context }) => context === null) ?? newRoom(rooms, shared, given.buildDir);
    const place = placeOf(what, opened, shared);
    const { context, window } = openIn(program, room, { ...given, place, isBehind: what.isBehind === true });
    opened = [...opened, context];
    byFocus = what.isBehind === true ? [...byFocus, context] : [context, ...byFocus];
    window.on('focus', () => onFocus(context));
    window.once('closed', () => onClosed(context, room));
    context.opens = what.folder;
    if (what.folder !== null) context.opening = openAtStart(context, what.folder);
    changed();
    return context;
  };
  const windows: Windows = {
    ...{ open, changed },
    keepFromNow: () => {
      isKept = true;
      changed();
    },
    all: () => opened,
    of: (contents) => opened.find((one) => one.window()?.webContents === contents) ?? null,
    current: () => byFocus[0] ?? null,
    show: (context) => bringForward(context.window()),
  };
  const program: Program = { ...shared, windows, claims: makeClaims<AppContext>() };
  app.on('before-quit', (event: Event) => {
    if (isQuitting && opened.length === 0) return;
    event.preventDefault();
    if (isAsking || isQuitting) return;
    isAsking = true;
    void mayLeaveAll(opened).then((mayLeave) => {
      isAsking = false;
      if (!mayLeave) return;
      changed();
      isQuitting = true;
      if (opened.length === 0) return void end();
      for (const context of opened) context.window()?.close();
    });
  });
  return program;
}

const END_WITHIN_MS = 2_000;

/** What the next start opens again. */
function kept(context: AppContext): readonly OpenWindow[] {
  const folder = context.session?.store.root ?? context.opens ?? context.notOpened?.folder ?? null;
  const window = context.window();
  if (folder === null) return [];
  const place = window === null ? null : { ...window.getNormalBounds(), isMaximized: window.isMaximized() };
  return [{ folder, place }];
}

function newRoom(rooms: Room[], shared: Omit<Program, 'windows' | 'claims'>, buildDir: string): Room {
  const room: Room = { partition: `review-${rooms.length + 1}`, context: null };
  rooms.push(room);
  const own = () => room.context;
  const { protocol } = session.fromPartition(room.partition);
  serveScheme(protocol, join(buildDir, 'renderer'), shared.resourcesFolder, {
    review: { ...pictureSource(own), library: libraryPictures(own) },
  });
  return room;
}

function placeOf(
  { place = null }: WindowToOpen,
  opened: readonly AppContext[],
  { settings }: Pick<Program, 'settings'>,
): WindowPlace | null {
  const areas = screen.getAllDisplays().map(({ workArea }) => workArea);
  const own = visiblePlace(place, areas);
  if (own !== null) return own;
  const others = opened.flatMap((one) => one.window()?.getNormalBounds() ?? []);
  const last = opened.at(-1)?.window() ?? null;
  const lastPlace = last === null ? null : { ...last.getNormalBounds(), isMaximized: last.isMaximized() };
  const wanted = visiblePlace(lastPlace ?? settings.windowPlace(), areas);
  const area = areas.find((one) => visiblePlace(wanted, [one]) !== null);
  return wanted === null || area === undefined ? null : cascaded(wanted, others, area);
}

type Opening = Given & { readonly place: WindowPlace | null; readonly isBehind: boolean };

function openIn(
  program: Program,
  room: Room,
  { buildDir, place, isBehind }: Opening,
): { readonly context: AppContext; readonly window: BrowserWindow } {
  const shown: { window: BrowserWindow | null } = { window: null };
  const context: AppContext = {
    ...program,
    number: nextNumber(program.windows.all()),
    probed: makeProbedScans(program.engine),
    handles: makeHandles(),
    send: (event, data) => shown.window?.webContents.send(EVENT_CHANNEL, event, data),
    window: () => shown.window,
    ...{
      session: null,
      unsaved: 'saved',
      isFlushing: false,
      metNeeds: [],
      output: null,
      mayClose: false,
      isClosed: false,
    },
    ...{ started: [], notOpened: null, opens: null, opening: Promise.resolve() },
  };
  room.context = context;
  const window = openReviewWindow(context, { buildDir, place, isBehind, partition: room.partition });
  shown.window = window;
  window.once('closed', () => (shown.window = null));
  reviveWindow(window, () => context.settings.settings().language);
  journalBeforePowerIsGone(powerMonitor, window, () => context.send('journal-now', null));
  return { context, window };
}

/** The lowest that is free. */
function nextNumber(opened: readonly AppContext[]): number {
  const taken = opened.map(({ number }) => number);
  return [...taken.map((_, i) => i + 1), taken.length + 1].find((one) => !taken.includes(one)) ?? 0;
}

function bringForward(window: BrowserWindow | null): void {
  if (window?.isMinimized() === true) window.restore();
  window?.show();
  window?.focus();
}

/** Shows the document in `folder`, or one of its `started` files: in the window that has it, or in a new one. */
export async function showDocument({ claims, windows }: Program, folder: string): Promise<AppContext> {
  const owner = claims.ownerOf(await folderKey(folder));
  if (owner === null) return windows.open({ folder });
  windows.show(owner);
  return owner;
}
