import * as v from 'valibot';
import { EXPORT_CHOICE_SCHEMA } from '../core/settings/export-choice';
import { INTERFACE_PERCENTS } from '../core/settings/interface-size';
import type { NotOpened, PickedFile, RecentProject, Settings } from '../core/session/state/app-settings';
import { NEEDS } from '../core/session/select/needs';
import type { ProjectView } from '../core/session/state/project-view';
import { STEPS } from '../core/text/steps';
import type { ViewSettings } from '../core/settings/view-settings';
import { VIEW_SETTINGS_SCHEMA } from '../core/settings/view-settings-schema';
import { fault, handle, shortText } from '../ipc-shapes';
import { projectId } from './shapes';
import { carries, verb } from './verb';

export type AppState = {
  readonly version: string;
  /** The project to show at once, or null for the start screen. */
  readonly project: ProjectView | null;
  readonly platform: string;
  readonly settings: Settings;
  readonly recent: readonly RecentProject[];
  /** Files that the app was started with; they are taken up as if they had been dropped on the window. */
  readonly started: readonly PickedFile[];
  /** The project that was to be opened at the start and could not be; nothing else is opened in its place. */
  readonly notOpened: NotOpened | null;
};

const keys = v.pipe(
  v.record(shortText, v.pipe(v.array(shortText), v.maxLength(4), v.readonly())),
  v.maxEntries(500),
);
const settings = {
  language: v.optional(v.picklist(['en', 'ru'])),
  theme: v.optional(v.picklist(['system', 'light', 'dark'])),
  who: v.optional(shortText),
  hasSeenTour: v.optional(v.boolean()),
  interfacePercent: v.optional(v.picklist(INTERFACE_PERCENTS)),
  stepsOff: v.optional(v.pipe(v.array(v.picklist(STEPS)), v.maxLength(STEPS.length), v.readonly())),
  /** All of a person's own keys; main leaves out what cannot be. */
  exportChoice: v.optional(EXPORT_CHOICE_SCHEMA),
  keys: v.optional(keys),
};

const needs = v.pipe(v.array(v.picklist(NEEDS)), v.maxLength(NEEDS.length), v.readonly());

/** The app, its settings and its window. */
export const APP_VERBS = {
  'app.state': verb({}, carries<AppState>()),
  /** Something threw in the window or in a worker of it. */
  'app.fault': verb({ where: shortText, fault }, carries<null>()),
  /** What a person can send to whoever looks into a problem. */
  'diagnostics.read': verb({}, carries<{ readonly text: string }>()),
  /** Writes what was read last to a file that the person chooses; null if cancelled. */
  'diagnostics.save': verb({}, carries<{ readonly file: string } | null>()),
  'settings.change': verb(settings, carries<Settings>()),
  /** How the window of this project was laid out last time on this computer. */
  'view.read': verb({ projectId }, carries<ViewSettings>()),
  'view.keep': verb({ projectId, view: VIEW_SETTINGS_SCHEMA }, carries<null>()),
  'files.pick': verb(
    { purpose: v.picklist(['scan', 'scan-folder', 'reference']) },
    carries<readonly PickedFile[]>(),
  ),
  /** Which needs of commands are met, so that the menu can show what makes sense. */
  'window.needs': verb({ met: needs }, carries<null>()),
  /** Shows what was exported last in its folder, or opens it with the system's program. */
  'output.show': verb({ how: v.picklist(['folder', 'open']) }, carries<null>()),
  'window.reload': verb({}, carries<null>()),
  /** Another window: with the document of that handle, or the one that has it; null for the library. */
  'window.open': verb({ handle: v.nullable(handle) }, carries<null>()),
  /** Brings the window to the front that was opened after this one. */
  'window.next': verb({}, carries<null>()),
  'window.unsaved': verb(
    { state: v.picklist(['saved', 'journaled', 'unsaved']), isFlushing: v.boolean() },
    carries<null>(),
  ),
} as const;
