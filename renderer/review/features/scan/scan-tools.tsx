import type { ReactNode } from 'react';
import {
  Contrast,
  Crosshair,
  Eye,
  EyeOff,
  MoveHorizontal,
  PanelsTopLeft,
  RotateCw,
  ZoomIn,
  ZoomOut,
} from 'lucide-react';
import type { CommandId } from '../../../../app/core/session/commands';
import { arrangementOf } from '../../../../app/core/session/select/arrangement';
import { runCommand } from '../../../shell/run-command';
import { useReview } from '../../../shell/store';
import { Kbd } from '../../../ui/kbd';
import { useKeys } from '../../use-keys';
import { useWords } from '../../use-words';
import { LookButton } from './scan-look';

const LAYOUT_WORDS = {
  beside: 'layoutBeside',
  above: 'layoutAbove',
  across: 'layoutAcross',
  drawer: 'layoutDrawer',
} as const;

/** The row below the scan: zoom, turn, look, whether it follows the line, how the window is arranged. */
export function ScanTools({ zoom }: { readonly zoom: number | null }) {
  const { say } = useWords();
  const { tip, first } = useKeys();
  const showsBoxes = useReview((state) => state.desk.viewSettings.showsBoxes);
  const follows = useReview((state) => state.desk.follows);
  const layout = useReview((state) => arrangementOf(state).layout);
  const layoutKey = first('next-layout');
  return (
    <div className="scan-tools" role="toolbar" aria-label={say('scan')}>
      <Tool id="zoom-out" label={say('zoomOut')} icon={<ZoomOut size={16} />} />
      <button
        type="button"
        className="zoom"
        title={tip('fit-page', say('fitPage'))}
        aria-label={say('fitPage')}
        onClick={() => runCommand('fit-page')}
      >
        {zoom === null ? '—' : `${Math.round(zoom * 100)} %`}
      </button>
      <Tool id="zoom-in" label={say('zoomIn')} icon={<ZoomIn size={16} />} />
      <Tool id="fit-width" label={say('fitWidth')} icon={<MoveHorizontal size={16} />} />
      <span className="tool-gap" />
      <Tool id="rotate-view" label={say('rotate')} icon={<RotateCw size={16} />} />
      <Tool id="invert-scan" label={say('invert')} icon={<Contrast size={16} />} />
      <Tool
        id="toggle-boxes"
        label={say('boxes')}
        icon={showsBoxes ? <Eye size={16} /> : <EyeOff size={16} />}
      />
      <LookButton />
      <span className="tool-gap" />
      <button
        type="button"
        className="tool-worded follows"
        aria-pressed={follows}
        title={tip('follow-line')}
        onClick={() => runCommand('follow-line')}
      >
        <Crosshair size={16} /> <span className="tool-word">{say('follows')}</span>
      </button>
      <button
        type="button"
        className="tool-worded"
        data-layout={layout}
        title={tip('next-layout')}
        onClick={() => runCommand('next-layout')}
      >
        <PanelsTopLeft size={16} /> <span className="tool-word">{say(LAYOUT_WORDS[layout])}</span>
        {layoutKey === null ? null : <Kbd>{layoutKey}</Kbd>}
      </button>
    </div>
  );
}

type ToolProps = { readonly id: CommandId; readonly label: string; readonly icon: ReactNode };

function Tool({ id, label, icon }: ToolProps) {
  const { tip } = useKeys();
  return (
    <button type="button" aria-label={label} title={tip(id, label)} onClick={() => runCommand(id)}>
      {icon}
    </button>
  );
}
