import { useLayoutEffect, useRef, type CSSProperties } from 'react';
import { Button } from '../../../ui/button';
import { FindPanel } from './find-panel';
import { PageComment } from './page-comment';
import { TextLayerButton } from './text-layer-button';
import { openTranscriptEditor, type TranscriptEditor } from './transcript-editor';
import { isJobRunning } from '../../../../app/core/session/select/job-state';
import { useReview } from '../../../shell/store';
import { SheetNoticed } from '../../sheet-notice';
import { useKeys } from '../../use-keys';
import { useWords } from '../../use-words';
import { runCommand } from '../../../shell/run-command';
import { isReadOnly, pageOf } from '../../../../app/core/session/select/selectors-text';

/** The transcription: the page's Lines, editable, each discrepancy marked where it stands. */
export function TranscriptPanel() {
  const { say } = useWords();
  const pageId = useReview((state) => state.place.pageId);
  const hasText = useReview((state) => pageOf(state, pageId) !== null);
  // The window is drawn larger or smaller as a whole; the text keeps the size that was chosen for it.
  const textPx = useReview(
    ({ desk, app }) => (desk.viewSettings.textPx * 100) / app.settings.interfacePercent,
  );
  return (
    <section
      className="transcript"
      aria-label={say('text')}
      style={{ '--text-px': `${textPx}px` } as CSSProperties}
    >
      <FindPanel />
      {pageId === null ? null : <PageComment pageId={pageId} />}
      {hasText && pageId !== null ? <Editor /> : <NoText />}
      <SheetNoticed />
    </section>
  );
}

function Editor() {
  const host = useRef<HTMLDivElement>(null);
  const label = useWords().say('text');
  // Before anything is drawn: another arrangement of the window makes the editor anew, and the next key is for the new one.
  useLayoutEffect(() => {
    if (host.current === null) return;
    const editor: TranscriptEditor = openTranscriptEditor(host.current, label);
    return () => editor.destroy();
  }, [label]);
  return (
    <div className="editor-room">
      <div ref={host} className="editor-host" />
    </div>
  );
}

function NoText() {
  const { say } = useWords();
  const { tip } = useKeys();
  const runs = useReview((state) => isJobRunning(state.job.job));
  const readOnly = useReview(isReadOnly);
  return (
    <div className="empty">
      <h2>{say('notRecognised')}</h2>
      <p>{say('notRecognisedHint')}</p>
      <div className="row">
        <Button
          look="primary"
          disabled={runs || readOnly}
          title={tip('recognise-all')}
          onClick={() => runCommand('recognise-all')}
        >
          {say('recogniseAll')}
        </Button>
        <Button
          disabled={runs || readOnly}
          title={tip('recognise-page')}
          onClick={() => runCommand('recognise-page')}
        >
          {say('recognisePage')}
        </Button>
        <TextLayerButton isDisabled={runs || readOnly} />
      </div>
    </div>
  );
}
