import { useEffect, useRef, useState } from 'react';
import { Contrast, Eye, EyeOff, MoveHorizontal, RotateCw, ZoomIn, ZoomOut } from 'lucide-react';
import type { PageImage } from '../../../../app/core/transcription';
import { api, type Answer } from '../../../api';
import { runCommand } from '../../../commands/run';
import { setState, useReview } from '../../../state/store';
import { useWords } from '../../../state/words';
import { Button } from '../../../ui/button';
import { openScanViewer, type ScanViewer } from './scan-viewer';
import { useScanMarks } from './scan-marks';

type PictureProblem = Answer<'page.pictureProblem'>;

/** The scan on its dark table: zoom, pan, the ink of every line, the word in question. */
export function ScanView() {
  const { say } = useWords();
  const host = useRef<HTMLDivElement>(null);
  const [viewer, setViewer] = useState<ScanViewer | null>(null);
  const [zoom, setZoom] = useState<number | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const projectId = useReview((state) => state.view?.project.id);
  const pageId = useReview((state) => state.pageId);
  const image = usePageImage();
  const isInverted = useReview((state) => state.isInverted);

  useEffect(() => {
    if (host.current === null) return;
    const opened = openScanViewer(host.current, setZoom, setFailed);
    setViewer(opened);
    return () => opened.destroy();
  }, []);
  useEffect(() => {
    if (viewer === null || projectId === undefined || pageId === null || image === undefined) return;
    viewer.show(projectId, pageId, image);
  }, [viewer, projectId, pageId, image]);
  useScanMarks(viewer);

  return (
    <section className="scan" aria-label={say('scan')}>
      <div ref={host} className={isInverted ? 'scan-host inverted' : 'scan-host'} data-testid="scan" />
      {hasFailed && pageId !== null ? (
        <PictureFailed key={pageId} pageId={pageId} onRetry={() => viewer?.showAgain()} />
      ) : null}
      <Toolbar zoom={zoom} />
    </section>
  );
}

/** What boxes on the page are px of: the image its text was made on, else the one the project was made with. */
function usePageImage(): PageImage | undefined {
  const ofText = useReview((state) =>
    state.pageId === null ? undefined : state.pages[state.pageId]?.page?.image,
  );
  const ofProject = useReview(
    (state) => state.view?.project.pages.find(({ id }) => id === state.pageId)?.image,
  );
  return ofText ?? ofProject;
}

function PictureFailed({ pageId, onRetry }: { readonly pageId: string; readonly onRetry: () => void }) {
  const { say } = useWords();
  const [problem, setProblem] = useState<PictureProblem>(null);
  useEffect(() => {
    let isGone = false;
    void api.call('page.pictureProblem', { pageId }).then((told) => {
      if (!isGone && told.ok) setProblem(told.value);
    });
    return () => {
      isGone = true;
    };
  }, [pageId]);
  return (
    <div className="picture-failed" role="alert">
      <p>
        {say('pictureFailed')} {problem?.message}
      </p>
      {problem?.code === 'password' ? (
        <Button onClick={() => setState({ dialog: { kind: 'password', pageId } })}>{say('unlock')}</Button>
      ) : (
        <Button onClick={onRetry}>{say('tryAgain')}</Button>
      )}
    </div>
  );
}

function Toolbar({ zoom }: { readonly zoom: number | null }) {
  const { say } = useWords();
  const showsBoxes = useReview((state) => state.showsBoxes);
  const tools = [
    { id: 'zoom-out', label: say('zoomOut'), icon: <ZoomOut size={16} /> },
    { id: 'zoom-in', label: say('zoomIn'), icon: <ZoomIn size={16} /> },
    { id: 'fit-width', label: say('fitWidth'), icon: <MoveHorizontal size={16} /> },
    { id: 'rotate-view', label: say('rotate'), icon: <RotateCw size={16} /> },
    { id: 'invert-scan', label: say('invert'), icon: <Contrast size={16} /> },
    { id: 'toggle-boxes', label: say('boxes'), icon: showsBoxes ? <Eye size={16} /> : <EyeOff size={16} /> },
  ] as const;
  return (
    <div className="scan-tools" role="toolbar" aria-label={say('scan')}>
      {tools.map(({ id, label, icon }, i) => (
        <span key={id} className="scan-tool">
          <button type="button" aria-label={label} title={label} onClick={() => runCommand(id)}>
            {icon}
          </button>
          {i === 0 ? (
            <button
              type="button"
              className="zoom"
              title={say('fitPage')}
              aria-label={say('fitPage')}
              onClick={() => runCommand('fit-page')}
            >
              {zoom === null ? '—' : `${Math.round(zoom * 100)} %`}
            </button>
          ) : null}
        </span>
      ))}
    </div>
  );
}
