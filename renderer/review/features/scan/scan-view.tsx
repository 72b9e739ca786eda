import { useEffect, useLayoutEffect, useRef, useState, type CSSProperties } from 'react';
import { FrameHint, FrameTool } from './frame-tool';
import { LevelHint, LevelTool } from './level-tool';
import { Loupe } from './loupe';
import { PictureFailed } from './picture-failed';
import { LookFilter, lookFilter } from './scan-look';
import { ScanTools } from './scan-tools';
import { openScanViewer, type ScanViewer } from './scan-viewer';
import { useFollowing, useScanMarks } from './scan-marks';
import { usePageImage } from '../../use-page-image';
import { shownPart, turnOfSheet } from '../../../../app/core/session/select/page-geometry';
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
  const turnDeg = useReview((state) => turnOfSheet(state));
  const cropPx = useReview(shownPart);

  useEffect(() => {
    if (host.current === null) return;
    const opened = openScanViewer(host.current, { onZoom: setZoom, onFail: setFailed });
    setViewer(opened);
    return () => opened.destroy();
  }, []);
  // Before anything is painted: the ink of one sheet is never beside the text of another.
  useLayoutEffect(() => {
    if (viewer === null || projectId === undefined || pageId === null || image === undefined) return;
    viewer.show(projectId, pageId, image, { turnDeg, cropPx });
  }, [viewer, projectId, pageId, image, turnDeg, cropPx]);
  useEffect(() => {
    if (tries > 0) viewer?.showAgain();
  }, [viewer, tries]);
  useScanMarks(viewer);
  useFollowing(viewer);

  return (
    <section className="scan" aria-label={say('scan')}>
      <LookFilter look={look} />
      <FrameHint />
      <LevelHint />
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
        <LevelTool viewer={viewer} />
      </div>
      <ScanTools zoom={zoom} />
    </section>
  );
}
