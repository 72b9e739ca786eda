import { useEffect, useLayoutEffect, useRef, useState, type CSSProperties } from 'react';
import { Contrast, Eye, EyeOff, MoveHorizontal, RotateCw, ZoomIn, ZoomOut } from 'lucide-react';
import { FrameHint, FrameTool } from './frame-tool';
import { Loupe } from './loupe';
import { PictureFailed } from './picture-failed';
import { LookButton, LookFilter, lookFilter } from './scan-look';
import { openScanViewer, type ScanViewer } from './scan-viewer';
import { useScanMarks } from './scan-marks';
import { runCommand } from '../../../shell/run-command';
import { useKeys } from '../../use-keys';
import { usePageImage } from '../../use-page-image';
import { useReview } from '../../../shell/store';
import { useWords } from '../../use-words';

/** The scan on its dark table: zoom, pan, the ink of every line, the word in question. */
export function ScanView() {
  const { say } = useWords();
  const host = useRef<HTMLDivElement>(null);
  const [viewer, setViewer] = useState<ScanViewer | null>(null);
  const [zoom, setZoom] = useState<number | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const projectId = useReview((state) => state.project.view?.project.id);
  const pageId = useReview((state) => state.place.pageId);
  const image = usePageImage();
  const tries = useReview((state) => state.job.pictureTries);
  const look = useReview((state) => state.desk.viewSettings.look);
  const filter = lookFilter(look);

  useEffect(() => {
    if (host.current === null) return;
    const opened = openScanViewer(host.current, { onZoom: setZoom, onFail: setFailed });
    setViewer(opened);
    return () => opened.destroy();
  }, []);
  // Before anything is painted: the ink of one sheet is never beside the text of another.
  useLayoutEffect(() => {
    if (viewer === null || projectId === undefined || pageId === null || image === undefined) return;
    viewer.show(projectId, pageId, image);
  }, [viewer, projectId, pageId, image]);
  useEffect(() => {
    if (tries > 0) viewer?.showAgain();
  }, [viewer, tries]);
  useEffect(() => {
    viewer?.turnTo(look.turnDeg);
  }, [viewer, look.turnDeg]);
  useScanMarks(viewer);

  return (
    <section className="scan" aria-label={say('scan')}>
      <LookFilter look={look} />
      <FrameHint />
      <div className="scan-room">
        <div
          ref={host}
          className="scan-host"
          data-testid="scan"
          style={{ '--look': filter } as CSSProperties}
        />
        <Loupe viewer={viewer} filter={filter} />
        {hasFailed && pageId !== null ? (
          <PictureFailed key={`${pageId} ${tries}`} pageId={pageId} onRetry={() => viewer?.showAgain()} />
        ) : null}
        <FrameTool viewer={viewer} />
        <Toolbar zoom={zoom} />
      </div>
    </section>
  );
}

function Toolbar({ zoom }: { readonly zoom: number | null }) {
  const { say } = useWords();
  const { tip } = useKeys();
  const showsBoxes = useReview((state) => state.desk.viewSettings.showsBoxes);
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
          <button type="button" aria-label={label} title={tip(id, label)} onClick={() => runCommand(id)}>
            {icon}
          </button>
          {i === 0 ? (
            <button
              type="button"
              className="zoom"
              title={tip('fit-page', say('fitPage'))}
              aria-label={say('fitPage')}
              onClick={() => runCommand('fit-page')}
            >
              {zoom === null ? '—' : `${Math.round(zoom * 100)} %`}
            </button>
          ) : null}
        </span>
      ))}
      <span className="scan-tool">
        <LookButton />
      </span>
    </div>
  );
}
