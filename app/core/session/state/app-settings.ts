import type { Language } from '../../base/language';
import type { Failure } from '../../base/result';
import type { ExportChoice } from '../../settings/export-choice';
import type { InterfacePercent } from '../../settings/interface-size';
import type { StepName } from '../../text/steps';

/** The keys that a person chose, by the id of the command; a command that is not named keeps its own. */
export type KeyBindings = Readonly<Record<string, readonly string[]>>;

/** Page files of other programs that lie with the chosen scans; `handle` stands for the folder or zip of them. */
export type PickedTexts = { readonly handle: string; readonly name: string; readonly count: number };

/** A file the person chose; the window never learns its path. */
export type PickedFile = {
  readonly handle: string;
  readonly name: string;
  readonly bytes: number;
  /** A `review` is a project's folder; a `folder` holds no scans. */
  readonly kind: 'file' | 'folder' | 'review';
  readonly texts?: PickedTexts;
  /** Why there is no scan in it, said before it is tried. */
  readonly problem?: Failure;
};

export type Theme = 'system' | 'light' | 'dark';

export type Settings = {
  readonly language: Language;
  readonly theme: Theme;
  readonly who: string;
  /** Whether the person said so: before that, `who` is only the name of the computer's account. */
  readonly isWhoGiven: boolean;
  readonly hasSeenTour: boolean;
  /** Size of everything but the transcription's type, in percent. */
  readonly interfacePercent: InterfacePercent;
  /** What the comparison does not fold away; empty for an ordinary check. */
  readonly stepsOff: readonly StepName[];
  readonly keys: KeyBindings;
  /** How the person exported last; null before the first time. */
  readonly exportChoice: ExportChoice | null;
};

export type RecentProject = { readonly handle: string; readonly title: string; readonly folder: string };

/** The project that was to be opened at the start and could not be. */
export type NotOpened = RecentProject & { readonly error: Failure };
