import { useEffect, useRef, type ReactNode } from 'react';
import { Group, Panel, Separator, useGroupRef, type Layout } from 'react-resizable-panels';
import { arrangementOf } from '../../app/core/session/select/arrangement';
import { PageStrip } from './features/pages/page-strip';
import { ScanView } from './features/scan/scan-view';
import { TranscriptPanel } from './features/transcript/transcript-panel';
import { SidePanel } from './side-panel';
import { dispatch, stateNow, useReview } from '../shell/store';
import { useWords } from './use-words';
import { Part } from './walls';

/**
 * Sheets, scan, transcription and side panel, arranged as fits the window or as the person chose for windows of its size.
 * Each border can be drawn; sheets, scan and side panel can be put away.
 */
export function Workspace() {
  const { say } = useWords();
  const showsPages = useReview((state) => state.desk.viewSettings.showsPages);
  const showsSide = useReview((state) => state.desk.viewSettings.showsSide);
  const isDrawerOpen = useReview((state) => state.desk.isDrawerOpen);
  const { layout } = useArrangement();
  // Taken anew only when a pane comes back: while it is open, the library knows the widths best.
  const { pagesPx, sidePx } = stateNow().desk.viewSettings;
  return (
    <div className="workspace-room">
      <Sized className="workspace" names={{ pages: 'pagesPx', side: 'sidePx' }}>
        {showsPages ? (
          <>
            <Panel
              id="pages"
              minSize={100}
              maxSize={420}
              defaultSize={pagesPx}
              groupResizeBehavior="preserve-pixel-size"
            >
              <Part name="sheets">
                <PageStrip />
              </Part>
            </Panel>
            <Divider label={say('dividePages')} />
          </>
        ) : null}
        <Panel id="centre" minSize={LEAST_CENTRE_PX}>
          {layout === 'across' ? <Across sidePx={sidePx} /> : <ScanAndText />}
        </Panel>
        {showsSide && layout !== 'drawer' && layout !== 'across' ? <SidePane sidePx={sidePx} /> : null}
      </Sized>
      {layout === 'drawer' && isDrawerOpen ? (
        <div className="drawer">
          <Side />
        </div>
      ) : null}
    </div>
  );
}

const LEAST_CENTRE_PX = 420;

type SizedProps = {
  readonly className: string;
  /** Where the width of each pane is kept. */
  readonly names: Readonly<Record<string, 'pagesPx' | 'sidePx'>>;
  readonly children: ReactNode;
};

/** Panes beside each other whose widths are remembered in px. */
function Sized({ className, names, children }: SizedProps) {
  const group = useRef<HTMLDivElement>(null);
  const keep = (layout: Layout) => {
    const widthPx = group.current?.clientWidth ?? 0;
    const drawn = Object.entries(names).flatMap(([id, name]) =>
      layout[id] === undefined ? [] : [[name, Math.round((layout[id] * widthPx) / 100)] as const],
    );
    dispatch({ type: 'view-changed', change: Object.fromEntries(drawn) });
  };
  return (
    <Group
      className={className}
      elementRef={group}
      onLayoutChanged={(layout, { isUserInteraction }) => {
        if (isUserInteraction) keep(layout);
      }}
    >
      {children}
    </Group>
  );
}

function SidePane({ sidePx }: { readonly sidePx: number }) {
  const { say } = useWords();
  return (
    <>
      <Divider label={say('divideSide')} />
      <Panel
        id="side"
        minSize={250}
        maxSize="60%"
        defaultSize={sidePx}
        groupResizeBehavior="preserve-pixel-size"
      >
        <Side />
      </Panel>
    </>
  );
}

function Side() {
  return (
    <Part name="side panel">
      <SidePanel />
    </Part>
  );
}

/** The scan over the whole width, text and side panel below it. */
function Across({ sidePx }: { readonly sidePx: number }) {
  const showsSide = useReview((state) => state.desk.viewSettings.showsSide);
  const below = (
    <Panel key="text" id="text" minSize={LEAST_PX}>
      <Sized className="text-and-side" names={{ side: 'sidePx' }}>
        <Panel id="words" minSize={LEAST_PX}>
          <Text />
        </Panel>
        {showsSide ? <SidePane sidePx={sidePx} /> : null}
      </Sized>
    </Panel>
  );
  return <WithScan text={below} isVertical />;
}

function ScanAndText() {
  const { layout } = useArrangement();
  const text = (
    <Panel key="text" id="text" minSize={LEAST_PX}>
      <Text />
    </Panel>
  );
  return <WithScan text={text} isVertical={layout === 'above'} />;
}

function Text() {
  return (
    <Part name="transcript">
      <TranscriptPanel />
    </Part>
  );
}

type WithScanProps = { readonly text: ReactNode; readonly isVertical: boolean };

function WithScan({ text, isVertical }: WithScanProps) {
  const { say } = useWords();
  const showsScan = useReview((state) => state.desk.viewSettings.showsScan);
  const { isScanFirst, scanShare, layout } = useArrangement();
  const group = useGroupRef();
  useEffect(() => {
    const percent = Math.round(scanShare * 1000) / 10;
    // A scan that has just come back is no panel of the group yet; it comes with its share.
    const isThere = group.current !== null && Object.hasOwn(group.current.getLayout(), 'scan');
    if (showsScan && isThere) group.current?.setLayout({ scan: percent, text: 100 - percent });
  }, [group, scanShare, layout, isScanFirst, showsScan]);
  if (!showsScan) return <Group className="scan-and-text">{text}</Group>;
  const scan = <ScanPane key="scan" share={scanShare} />;
  const divider = <Divider key="divider" label={say('divideScan')} />;
  const panes: readonly ReactNode[] = isScanFirst ? [scan, divider, text] : [text, divider, scan];
  return (
    <Group
      groupRef={group}
      className="scan-and-text"
      orientation={isVertical ? 'vertical' : 'horizontal'}
      onLayoutChanged={keepShare}
    >
      {panes}
    </Group>
  );
}

const LEAST_PX = 160;

function ScanPane({ share }: { readonly share: number }) {
  return (
    <Panel id="scan" minSize={LEAST_PX} defaultSize={`${Math.round(share * 1000) / 10}%`}>
      <Part name="scan">
        <ScanView />
      </Part>
    </Panel>
  );
}

function keepShare(
  { scan: percent }: Layout,
  { isUserInteraction }: { readonly isUserInteraction: boolean },
) {
  if (isUserInteraction && percent !== undefined)
    dispatch({ type: 'scan-share-drawn', share: percent / 100 });
}

/** Field by field, so that the panes are drawn anew only when they are arranged anew. */
function useArrangement() {
  return {
    layout: useReview((state) => arrangementOf(state).layout),
    isScanFirst: useReview((state) => arrangementOf(state).isScanFirst),
    scanShare: useReview((state) => arrangementOf(state).scanShare),
  };
}

function Divider({ label }: { readonly label: string }) {
  return <Separator className="divider" aria-label={label} />;
}
