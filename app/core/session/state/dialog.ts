import type { ExportFormat } from '../../settings/export-choice';
import type { BoxPx } from '../../base/geometry';
import type { ImportDoubt } from '../../import/import-doubts';
import type { PageMerge } from '../../merge/merge-pages';
import type { ArchiveProgress } from '../../project/handed-over';
import type { TheirSheets } from '../../project/their-sheets';
import type { RevisionInfo } from '../../project/revision';
import type { SpelledWord } from '../../check/spelling';
import type { PickedFile } from './app-settings';
import type { TextPlanView, TimelineEntry, VerifyReport } from './project-view';
import type { Caret, Located } from './places';

/** The version that is to be merged with the sheet as it is in the window. */
export type OtherSide =
  | { readonly kind: 'version'; readonly hash: string; readonly info: RevisionInfo }
  /** Typing that a crash left behind, made on the version `baseHash`. */
  | { readonly kind: 'recovered'; readonly baseHash: string | null };

/** Two versions of a sheet side by side; `mineHash` is the version that the window shows. */
export type OpenMerge = {
  readonly pageId: string;
  readonly mineHash: string;
  readonly other: OtherSide;
  readonly merge: PageMerge;
};

/** A word whose spelling is asked for: where the caret was, and where on the screen the word is, in CSS px. */
export type SpellingPlace = {
  readonly pageId: string;
  readonly word: SpelledWord;
  readonly caret: Caret;
  readonly boxPx: { readonly left: number; readonly top: number; readonly bottom: number };
};

/** A file that waits for the person's word before its text becomes that of the sheet, and what speaks against it. */
export type ImportQuestion = {
  readonly pageId: string;
  readonly fileName: string;
  readonly doubts: readonly ImportDoubt[];
  readonly file: { readonly handle: string; readonly acceptedSha256: string };
};

/** The dialog that is open; one at a time. */
export type Dialog =
  | { readonly kind: PlainDialog }
  | { readonly kind: 'reread'; readonly pageId: string; readonly lineIndex: number }
  /** `flagId`: the Discrepancy whose ink it is. */
  | {
      readonly kind: 'read-part';
      readonly pageId: string;
      readonly boxPx: BoxPx;
      readonly isWhole: boolean;
      readonly flagId?: string;
    }
  /** `suggestions` is null until the dictionary has answered. */
  | {
      readonly kind: 'spelling';
      readonly place: SpellingPlace;
      readonly suggestions: readonly string[] | null;
    }
  | { readonly kind: 'comment'; readonly pageId: string; readonly lineIndex: number | null }
  | { readonly kind: 'name'; readonly why: 'first' | 'second'; readonly then: 'finish' | 'validate' }
  | { readonly kind: 'alike'; readonly one: Located }
  | { readonly kind: 'password'; readonly pageId: string }
  | { readonly kind: 'merge'; readonly open: OpenMerge }
  /** Texts that were dropped and that nobody has said the meaning of. */
  | { readonly kind: 'dropped-text'; readonly files: readonly PickedFile[] }
  /** A text for the scans: null until it is chosen or pasted, then what each sheet would get. */
  | { readonly kind: 'given-text'; readonly plan: TextPlanView | null }
  | { readonly kind: 'import-question'; readonly question: ImportQuestion }
  /** The text that the sheet's PDF holds does not read as Russian. */
  | { readonly kind: 'text-layer-question'; readonly words: number; readonly sample: string }
  | { readonly kind: 'restore-all'; readonly entry: TimelineEntry }
  /** With the format that was asked for; null for that of the last time. */
  | { readonly kind: 'export'; readonly format: ExportFormat | null }
  /** A document is packed, unpacked or taken back; null until something is known of how far. */
  | { readonly kind: 'archive'; readonly progress: ArchiveProgress | null }
  /** In a copy that was taken back the sheets stand otherwise. */
  | { readonly kind: 'their-sheets'; readonly file: string; readonly sheets: TheirSheets }
  | { readonly kind: 'verify'; readonly report: VerifyReport };

/** Dialogs that need to know nothing but that they are open. */
export type PlainDialog =
  | ('sheets' | 'split-sheets' | 'references')
  | ('new-review' | 'save-version' | 'project-details' | 'palette' | 'keys' | 'change-keys' | 'characters')
  | (
      | 'project-words'
      | 'about'
      | 'take-page'
      | 'progress'
      | 'digits'
      | 'comparison'
      | 'diagnostics'
      | 'offline'
    );
