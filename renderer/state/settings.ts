import type { Asked } from '../api';
import { ask } from './ask';
import { setState } from './store';

export async function changeSettings(change: Asked<'settings.change'>): Promise<void> {
  const settings = await ask('settings.change', change);
  if (settings !== null) setState({ settings });
}
