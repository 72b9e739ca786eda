import { wholeTurn, type ScanLook, type ViewSettings } from '../../app/core/view-settings';
import { api } from '../api';
import { ask } from './ask';
import { getState, setState } from './store';

/** Long enough for a splitter to come to rest; the settings are small and lose no work. */
const KEEP_AFTER_MS = 400;
let timer: ReturnType<typeof setTimeout> | null = null;

/** Lays the window out as the person left it for this project. */
export async function readView(projectId: string): Promise<void> {
  const viewSettings = await ask('view.read', { projectId });
  if (viewSettings !== null) setState({ viewSettings });
}

/** Changes how the window looks and remembers it for this project. */
export function changeView(change: Partial<ViewSettings>): void {
  setState({ viewSettings: { ...getState().viewSettings, ...change } });
  if (timer !== null) clearTimeout(timer);
  timer = setTimeout(keepView, KEEP_AFTER_MS);
}

export function changeLook(change: Partial<ScanLook>): void {
  changeView({ look: { ...getState().viewSettings.look, ...change } });
}

/** Turns the picture by `deg`, clockwise. */
export function turnScan(deg: number): void {
  changeLook({ turnDeg: wholeTurn(getState().viewSettings.look.turnDeg + deg) });
}

/** Remembers what is still waiting: another project, or the end, comes before the layout is at rest. */
export function keepViewNow(): void {
  if (timer === null) return;
  clearTimeout(timer);
  keepView();
}

function keepView(): void {
  timer = null;
  const { view, viewSettings } = getState();
  if (view === null) return;
  void api.call('view.keep', { projectId: view.project.id, view: viewSettings });
}
