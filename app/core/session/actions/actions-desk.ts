import type { FileNote } from '../../formats/encoding/notes';
import type { BoxPx } from '../../base/geometry';
import type { ArchiveProgress } from '../../project/handed-over';
import type { SizePx } from '../../settings/arrangement';
import type { ScanLook, ScanSide, SheetView, ViewSettings } from '../../settings/view-settings';
import type { Dialog } from '../state/dialog';
import type { Notice } from '../state/notice';
import type { Framing, Held, SideTab } from '../state/state';

export type DeskAction =
  | { readonly type: 'dialog-opened'; readonly dialog: Dialog }
  /** One that ends its work late must not close what was opened since. */
  | { readonly type: 'dialog-closed'; readonly kind: Dialog['kind'] }
  | { readonly type: 'archive-progressed'; readonly progress: ArchiveProgress }
  /** The work on the archive has ended, in whatever way. */
  | { readonly type: 'archive-ended' }
  | { readonly type: 'page-comment-opened' }
  | { readonly type: 'reread-opened' }
  | { readonly type: 'sheet-reread-opened' }
  | { readonly type: 'notified'; readonly notice: Notice }
  | { readonly type: 'file-notes-received'; readonly notes: readonly FileNote[] }
  | { readonly type: 'file-notes-closed' }
  | { readonly type: 'notice-closed' }
  | { readonly type: 'notice-expired'; readonly notice: Notice }
  | { readonly type: 'tab-chosen'; readonly tab: SideTab }
  | { readonly type: 'panel-shown'; readonly tab: 'facts' | 'sheet' }
  | { readonly type: 'view-changed'; readonly change: Partial<ViewSettings> }
  | { readonly type: 'view-toggled'; readonly shows: ToggledView }
  | { readonly type: 'window-resized'; readonly windowPx: SizePx }
  | { readonly type: 'layout-stepped' }
  | { readonly type: 'scan-placed'; readonly side: ScanSide }
  | { readonly type: 'scan-share-drawn'; readonly share: number }
  | { readonly type: 'follow-changed'; readonly follows: boolean }
  | { readonly type: 'follow-toggled' }
  | { readonly type: 'scan-rested'; readonly view: SheetView }
  | { readonly type: 'look-changed'; readonly change: Partial<ScanLook> }
  | { readonly type: 'scan-inverted' }
  | { readonly type: 'scan-turned'; readonly byDeg: number }
  | { readonly type: 'text-size-stepped'; readonly stepPx: 1 | -1 }
  | { readonly type: 'hold-toggled'; readonly held: Held }
  | { readonly type: 'hold-ended' }
  | { readonly type: 'framing-started'; readonly purpose: Framing['purpose'] }
  | { readonly type: 'frame-set'; readonly boxPx: BoxPx }
  | { readonly type: 'framing-stopped' }
  | { readonly type: 'frame-taken' }
  | { readonly type: 'tour-wanted' }
  | { readonly type: 'tour-stepped'; readonly step: number }
  | { readonly type: 'tour-ended' };

/** What a command shows or hides. */
export type ToggledView = 'showsBoxes' | 'showsSpelling' | 'showsPages' | 'showsScan' | 'showsSide';
