import type { Severity } from '../core/discrepancy/model/discrepancy';
import type { StepName } from '../core/text/steps';
import type { Language } from '../core/base/language';

/** What each verb was asked for, as the command line gives it. */
export type ReviewOptions = {
  readonly out: string;
  readonly reference: readonly string[];
  readonly translation: readonly string[];
  /** A text that claims to say what the scans say; it is checked against them. */
  readonly text?: string;
  readonly title?: string;
  readonly format: 'text' | 'json';
  readonly readings: number;
  readonly password?: string;
  readonly language: Language;
};

export type RecogniseFormat = 'txt' | 'page' | 'json';
export type RecogniseOptions = {
  readonly format: readonly RecogniseFormat[];
  readonly out?: string;
  /** Print what was done as JSON; with `out` only. */
  readonly summary?: boolean;
  readonly readings: number;
  readonly password?: string;
  readonly language: Language;
};

export type CheckOptions = {
  readonly reference: readonly string[];
  readonly translation: readonly string[];
  /** The scans of the text: it is laid on them and checked against what is read there. */
  readonly scan: readonly string[];
  readonly readings: number;
  readonly password?: string;
  readonly format: 'text' | 'json' | 'html' | 'csv';
  readonly failOn?: Severity;
  /** A file of names, one a line: `Фын Си = Stalin`. */
  readonly names?: string;
  /** A file of words that are right, one a line, or a project whose list is taken. */
  readonly words?: string;
  readonly strict?: boolean;
  readonly diplomatic?: boolean;
  /** Steps of the normalisation ladder that are not folded away. */
  readonly keep: readonly StepName[];
  readonly language: Language;
};
