import { useRef, type ReactNode } from 'react';
import { Group, Panel, Separator, type Layout } from 'react-resizable-panels';
import type { ScanSide } from '../../app/core/settings/view-settings';
import { PageStrip } from './features/pages/page-strip';
import { ScanView } from './features/scan/scan-view';
import { TranscriptPanel } from './features/transcript/transcript-panel';
import { SidePanel } from './side-panel';
import { dispatch, stateNow, useReview } from '../shell/store';
import { useWords } from './use-words';
import { Part } from './walls';

/** Sheets, scan, transcription and side panel. Each border can be drawn; sheets, scan and side panel can be put away. */
export function Workspace() {
  const { say } = useWords();
  const { showsPages, showsSide } = useReview((state) => state.desk.viewSettings);
  // Taken anew only when a pane comes back: while it is open, the library knows the widths best.
  const { pagesPx, sidePx } = stateNow().desk.viewSettings;
  const group = useRef<HTMLDivElement>(null);
  const keep = (layout: Layout) => {
    const widthPx = group.current?.clientWidth ?? 0;
    const pxOf = (id: string, known: number) =>
      layout[id] === undefined ? known : Math.round((layout[id] * widthPx) / 100);
    dispatch({
      type: 'view-changed',
      change: { pagesPx: pxOf('pages', pagesPx), sidePx: pxOf('side', sidePx) },
    });
  };
  return (
    <Group
      className="workspace"
      elementRef={group}
      onLayoutChanged={(layout, { isUserInteraction }) => {
        if (isUserInteraction) keep(layout);
      }}
    >
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
      <Panel id="centre" minSize={420}>
        <ScanAndText />
      </Panel>
      {showsSide ? <SidePane sidePx={sidePx} /> : null}
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
        <Part name="side panel">
          <SidePanel />
        </Part>
      </Panel>
    </>
  );
}

const IS_FIRST: Readonly<Record<ScanSide, boolean>> = { left: true, top: true, right: false, bottom: false };
const IS_BESIDE: Readonly<Record<ScanSide, boolean>> = { left: true, right: true, top: false, bottom: false };

function ScanAndText() {
  const { say } = useWords();
  const { scanSide, showsScan, scanShare } = useReview((state) => state.desk.viewSettings);
  const text = (
    <Panel key="text" id="text" minSize={160}>
      <Part name="transcript">
        <TranscriptPanel />
      </Part>
    </Panel>
  );
  if (!showsScan) return <Group className="scan-and-text">{text}</Group>;
  const scan = (
    <Panel key="scan" id="scan" minSize={160} defaultSize={`${Math.round(scanShare * 1000) / 10}%`}>
      <Part name="scan">
        <ScanView />
      </Part>
    </Panel>
  );
  const divider = <Divider key="divider" label={say('divideScan')} />;
  const panes: readonly ReactNode[] = IS_FIRST[scanSide] ? [scan, divider, text] : [text, divider, scan];
  return (
    <Group
      className="scan-and-text"
      orientation={IS_BESIDE[scanSide] ? 'horizontal' : 'vertical'}
      onLayoutChanged={({ scan: percent }, { isUserInteraction }) => {
        if (isUserInteraction && percent !== undefined)
          dispatch({ type: 'view-changed', change: { scanShare: percent / 100 } });
      }}
    >
      {panes}
    </Group>
  );
}

function Divider({ label }: { readonly label: string }) {
  return <Separator className="divider" aria-label={label} />;
}
