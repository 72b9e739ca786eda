import type { ComponentType } from 'react';
import type { PlainDialog } from '../../app/core/session/state/dialog';
import type { VerifyReport } from '../../app/core/session/state/project-view';
import { fileProblemText } from '../../app/core/project/file-problems';
import { AboutDialog } from './about-dialog';
import { ChangeKeysDialog } from './change-keys-dialog';
import { ComparisonDialog } from './comparison-dialog';
import { DiagnosticsDialog } from './diagnostics-dialog';
import { AlikeDialog } from './features/discrepancies/alike-dialog';
import { KeysDialog } from './keys-dialog';
import { OfflineDialog } from './offline-dialog';
import { PaletteDialog } from './palette-dialog';
import { GivenTextDialog } from './features/project/given-text-dialog';
import { DroppedTextDialog } from './features/project/dropped-text-dialog';
import { ArchiveDialog } from './features/project/archive-dialog';
import { TheirSheetsDialog } from './features/project/their-sheets-dialog';
import { PasswordDialog } from './features/project/password-dialog';
import { NewReviewDialog } from './features/project/new-review-dialog';
import { CharactersDialog } from './features/transcript/characters-dialog';
import { CommentDialog } from './features/transcript/comment-dialog';
import { ImportDialog } from './features/transcript/import-dialog';
import { TextLayerDialog } from './features/transcript/text-layer-dialog';
import { ProjectWordsDialog } from './features/transcript/project-words-dialog';
import { SpellingMenu } from './features/transcript/spelling-menu';
import { MergeDialog } from './features/history/merge-dialog';
import { RestoreAllDialog } from './features/history/restore-all-dialog';
import { ProjectDetailsDialog } from './features/project/project-details-dialog';
import { SaveVersionDialog } from './features/history/save-version-dialog';
import { ExportDialog } from './features/export/export-dialog';
import { DigitsDialog } from './features/digits/digits-dialog';
import { SheetsDialog } from './features/pages/sheets-dialog';
import { ReferencesDialog } from './features/reference/references-dialog';
import { NameDialog } from './features/pages/name-dialog';
import { ProgressDialog } from './features/progress/progress-dialog';
import { TakePageDialog } from './features/reference/take-page-dialog';
import { ReadPartDialog } from './features/scan/read-part-dialog';
import { RereadDialog } from './features/transcript/reread-dialog';
import { Dialog } from '../ui/dialog';
import { dispatch, useReview } from '../shell/store';
import { useFocusBack } from './focus-back';
import { useWords } from './use-words';

function SplitDialog({ onClose }: { readonly onClose: () => void }) {
  return <SheetsDialog onClose={onClose} start="split" />;
}

/** Dialogs that need to know nothing but how they are closed. */
const PLAIN: Readonly<Record<PlainDialog, ComponentType<{ readonly onClose: () => void }>>> = {
  sheets: SheetsDialog,
  'split-sheets': SplitDialog,
  references: ReferencesDialog,
  'new-review': NewReviewDialog,
  'save-version': SaveVersionDialog,
  'project-details': ProjectDetailsDialog,
  palette: PaletteDialog,
  keys: KeysDialog,
  'change-keys': ChangeKeysDialog,
  characters: CharactersDialog,
  'project-words': ProjectWordsDialog,
  about: AboutDialog,
  'take-page': TakePageDialog,
  progress: ProgressDialog,
  digits: DigitsDialog,
  comparison: ComparisonDialog,
  diagnostics: DiagnosticsDialog,
  offline: OfflineDialog,
};

/** The one dialog that is open, if any. */
export function Dialogs() {
  const dialog = useReview((state) => state.desk.dialog);
  useFocusBack(dialog !== null);
  if (dialog === null) return null;
  const close = () => dispatch({ type: 'dialog-closed', kind: dialog.kind });
  switch (dialog.kind) {
    case 'dropped-text':
      return <DroppedTextDialog files={dialog.files} onClose={close} />;
    case 'spelling':
      return <SpellingMenu place={dialog.place} suggestions={dialog.suggestions} onClose={close} />;
    case 'comment':
      return <CommentDialog pageId={dialog.pageId} lineIndex={dialog.lineIndex} onClose={close} />;
    case 'name':
      return <NameDialog why={dialog.why} then={dialog.then} onClose={close} />;
    case 'alike':
      return <AlikeDialog one={dialog.one} onClose={close} />;
    case 'password':
      return <PasswordDialog pageId={dialog.pageId} onClose={close} />;
    case 'reread':
      return <RereadDialog pageId={dialog.pageId} lineIndex={dialog.lineIndex} onClose={close} />;
    case 'read-part':
      return (
        <ReadPartDialog
          pageId={dialog.pageId}
          boxPx={dialog.boxPx}
          isWhole={dialog.isWhole}
          flagId={dialog.flagId ?? null}
          onClose={close}
        />
      );
    case 'merge':
      return <MergeDialog open={dialog.open} onClose={close} />;
    case 'given-text':
      return <GivenTextDialog plan={dialog.plan} onClose={close} />;
    case 'import-question':
      return <ImportDialog question={dialog.question} onClose={close} />;
    case 'text-layer-question':
      return <TextLayerDialog words={dialog.words} sample={dialog.sample} onClose={close} />;
    case 'restore-all':
      return <RestoreAllDialog entry={dialog.entry} onClose={close} />;
    case 'export':
      return <ExportDialog format={dialog.format} onClose={close} />;
    case 'archive':
      return <ArchiveDialog progress={dialog.progress} />;
    case 'their-sheets':
      return <TheirSheetsDialog file={dialog.file} sheets={dialog.sheets} onClose={close} />;
    case 'verify':
      return <VerifyDialog report={dialog.report} onClose={close} />;
    default: {
      const Plain = PLAIN[dialog.kind];
      return <Plain onClose={close} />;
    }
  }
}

type VerifyProps = { readonly report: VerifyReport; readonly onClose: () => void };

/** What is wrong with the project's files, each with what to do. */
function VerifyDialog({ report: { checkedFiles, problems }, onClose }: VerifyProps) {
  const { say, language } = useWords();
  const key = problems.length === 0 ? 'verified' : 'verifyProblems';
  return (
    <Dialog title={say('verifyTitle')} closeLabel={say('close')} onClose={onClose}>
      <p>{say(key, { count: checkedFiles })}</p>
      <ul className="problems">
        {problems.map(({ file, kind, records }) => (
          <li key={`${file}${kind}`}>
            <code>{file}</code>: {fileProblemText(kind, language, records)}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
