import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Language } from '../core/base/language';
import { EXPORT_CHOICE_SCHEMA } from '../core/settings/export-choice';
import { INTERFACE_PERCENTS, PLAIN_INTERFACE } from '../core/settings/interface-size';
import { readBindings } from '../core/session/commands/key-bindings';
import { STEPS } from '../core/text/steps';
import { DEFAULT_VIEW, type ViewSettings } from '../core/settings/view-settings';
import { STORED_VIEW_SCHEMA } from '../core/settings/view-settings-schema';
import type { Settings } from '../ipc';
import { durableWrite } from '../node/disk/durable-write';
import type { Disk } from '../node/disk/fs';
import { makeQueue } from '../node/disk/queue';

const FILE = 'settings.json';
const MAX_RECENT = 100;
const MAX_VIEWS = 100;

const px = v.pipe(v.number(), v.integer(), v.minValue(-100_000), v.maxValue(100_000));
const windowSchema = v.object({ x: px, y: px, width: px, height: px, isMaximized: v.boolean() });
/** Where the window was when it was closed last, in the screen's own units. */
export type WindowPlace = v.InferOutput<typeof windowSchema>;

const openSchema = v.object({ folder: v.string(), place: v.nullable(windowSchema) });
/** A document that was open in a window of its own, and where that was. */
export type OpenWindow = v.InferOutput<typeof openSchema>;
const MAX_OPEN = 20;

const schema = v.object({
  language: v.picklist(['en', 'ru']),
  theme: v.picklist(['system', 'light', 'dark']),
  who: v.string(),
  stepsOff: v.optional(v.array(v.picklist(STEPS)), []),
  keys: v.optional(v.pipe(v.unknown(), v.transform(readBindings)), {}),
  recent: v.array(v.object({ folder: v.string(), title: v.string() })),
  isWhoGiven: v.optional(v.boolean(), false),
  hasSeenTour: v.optional(v.boolean(), false),
  interfacePercent: v.optional(v.picklist(INTERFACE_PERCENTS), PLAIN_INTERFACE),
  /** What an older or a newer version kept is forgotten where this one cannot read it. */
  exportChoice: v.optional(v.fallback(v.nullable(EXPORT_CHOICE_SCHEMA), null), null),
  window: v.optional(v.nullable(windowSchema), null),
  open: v.optional(v.fallback(v.array(openSchema), []), []),
  sampleFolder: v.optional(v.nullable(v.string()), null),
  /** The newest last; what an older version wrote and this one does not know is left out. */
  views: v.optional(v.array(v.object({ projectId: v.string(), view: v.unknown() })), []),
});

type Stored = v.InferOutput<typeof schema>;
export type RecentFolder = { readonly folder: string; readonly title: string };

/** What the app remembers between runs, in the user's own settings folder. Losing it loses no work. */
export type SettingsStore = {
  readonly settings: () => Settings;
  readonly change: (change: Partial<Settings>) => Promise<Settings>;
  readonly recent: () => readonly RecentFolder[];
  readonly addRecent: (project: RecentFolder) => Promise<void>;
  /** Behind the one that is open. */
  readonly addRecentBehind: (project: RecentFolder) => Promise<void>;
  readonly forgetRecent: (folder: string) => Promise<void>;
  readonly sampleFolder: () => string | null;
  readonly setSampleFolder: (folder: string) => Promise<void>;
  /** How a project was laid out last; one that was never open is laid out as the last one was. */
  readonly view: (projectId: string) => ViewSettings;
  readonly windowPlace: () => WindowPlace | null;
  readonly keepWindowPlace: (place: WindowPlace) => Promise<void>;
  readonly keepView: (projectId: string, view: ViewSettings) => Promise<void>;
  /** The documents that were open last, the one in front first. */
  readonly open: () => readonly OpenWindow[];
  readonly keepOpen: (windows: readonly OpenWindow[]) => Promise<void>;
  /** Everything is written that was to be. */
  readonly settled: () => Promise<void>;
};

/** Reads the settings in `folder`; a missing or damaged file gives the defaults in the system's language. */
export function openSettings(
  disk: Disk,
  folder: string,
  system: { language: Language; who: string },
): SettingsStore {
  const path = join(folder, FILE);
  let stored: Stored = readStored(path) ?? {
    language: system.language,
    theme: 'system',
    who: system.who,
    stepsOff: [],
    keys: {},
    recent: [],
    ...{
      isWhoGiven: false,
      hasSeenTour: false,
      window: null,
      exportChoice: null,
      interfacePercent: PLAIN_INTERFACE,
    },
    sampleFolder: null,
    ...{ open: [], views: [] },
  };
  // One after another: what was kept last stays, whichever write ends first.
  const queue = makeQueue();
  const keep = async (change: Partial<Stored>) => {
    stored = { ...stored, ...change };
    // Failing to remember a setting must not get in the way of the work.
    await queue(() => durableWrite(disk, path, Buffer.from(`${JSON.stringify(stored, null, 2)}\n`)));
  };
  const settings = (): Settings => {
    const { language, theme, who, isWhoGiven, hasSeenTour, interfacePercent } = stored;
    const { stepsOff, keys, exportChoice } = stored;
    return { language, theme, who, isWhoGiven, hasSeenTour, interfacePercent, stepsOff, keys, exportChoice };
  };
  return {
    settings,
    change: async ({ stepsOff, ...change }) => {
      await keep({ ...change, ...(stepsOff === undefined ? {} : { stepsOff: [...stepsOff] }) });
      return settings();
    },
    recent: () => stored.recent,
    addRecent: async (project) => {
      const others = stored.recent.filter(({ folder: other }) => other !== project.folder);
      await keep({ recent: [{ ...project }, ...others].slice(0, MAX_RECENT) });
    },
    addRecentBehind: async (project) => {
      const [open, ...others] = stored.recent.filter(({ folder }) => folder !== project.folder);
      const recent = [...(open === undefined ? [] : [open]), { ...project }, ...others];
      await keep({ recent: recent.slice(0, MAX_RECENT) });
    },
    forgetRecent: (folder) => keep({ recent: stored.recent.filter((one) => one.folder !== folder) }),
    sampleFolder: () => stored.sampleFolder,
    setSampleFolder: (sampleFolder) => keep({ sampleFolder }),
    windowPlace: () => stored.window,
    keepWindowPlace: (window) => keep({ window }),
    open: () => stored.open,
    keepOpen: async (windows) => {
      const open = windows.slice(0, MAX_OPEN).map((one) => ({ ...one }));
      if (JSON.stringify(open) !== JSON.stringify(stored.open)) await keep({ open });
    },
    settled: () => queue(() => Promise.resolve()),
    view: (projectId) => viewOf(stored, projectId),
    keepView: (projectId, view) => {
      const others = stored.views.filter((each) => each.projectId !== projectId);
      return keep({ views: [...others, { projectId, view }].slice(-MAX_VIEWS) });
    },
  };
}

/** The look belongs to one project's scans, what is shown and gone through to its texts; another takes over the layout only. */
function viewOf({ views }: Stored, projectId: string): ViewSettings {
  const own = views.find((each) => each.projectId === projectId);
  const last = views[views.length - 1];
  const parsed = v.safeParse(STORED_VIEW_SCHEMA, (own ?? last)?.view);
  if (!parsed.success) return DEFAULT_VIEW;
  if (own !== undefined) return parsed.output;
  const { look, queue, pagesShown, referenceLines, referencesShown } = DEFAULT_VIEW;
  return { ...parsed.output, look, queue, pagesShown, referenceLines, referencesShown };
}

/** Version 0.1.0 called the steps of the comparison that are switched off `rungsOff`. */
function withNewNames(stored: unknown): unknown {
  const { rungsOff, ...rest } = v.parse(v.looseObject({ rungsOff: v.optional(v.unknown()) }), stored);
  return rungsOff === undefined ? rest : { stepsOff: rungsOff, ...rest };
}

function readStored(path: string): Stored | null {
  try {
    const parsed = v.safeParse(schema, withNewNames(JSON.parse(readFileSync(path, 'utf8'))));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
