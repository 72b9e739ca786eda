import type { RequestEffect } from '../../../app/core/session/actions/effects';
import type { PageDoc } from '../../../app/core/session/state/page-docs';
import type { TextPlanView } from '../../../app/core/session/state/project-view';
import { ask, tell, type Shell } from '../shell';
import { tellNotSaved, type Saving } from './save';

type GiveText = Extract<RequestEffect, { readonly kind: 'give-text' }>;
type TextShell = Shell & { readonly saving: Saving };

/**
 * Lays a text on the sheets: those that no machine has read are read first. In a new document it is taken at once, elsewhere
 * the person sees first what each sheet would get.
 */
export async function giveText(
  shell: TextShell,
  { source, isNew, hasRead }: Pick<GiveText, 'source' | 'isNew' | 'hasRead'>,
): Promise<void> {
  if (!(await shell.saving.flush())) return tellNotSaved(shell, shell.getState().saving.error);
  const plan = await ask(shell, 'text.plan', { source });
  if (plan === null) return;
  if (plan.notRead.length > 0 && !hasRead) {
    shell.dispatch({ type: 'text-waits', source: plan.source, isNew, pageIds: plan.notRead });
    return;
  }
  if (isNew && !plan.isOther && plan.sheets.every(({ before }) => before !== 'person'))
    shell.dispatch({ type: 'requested', effect: { kind: 'take-text', plan } });
  else shell.dispatch({ type: 'dialog-opened', dialog: { kind: 'given-text', plan } });
}

/** Makes the text that of its sheets, as one step to undo. */
export async function takeText(
  shell: TextShell,
  plan: TextPlanView,
  readDocs: (pageIds: readonly string[]) => Promise<Readonly<Record<string, PageDoc>>>,
): Promise<void> {
  if (!(await shell.saving.flush())) return tellNotSaved(shell, shell.getState().saving.error);
  const pageIds = await ask(shell, 'text.take', { source: plan.source });
  if (pageIds === null) return;
  shell.dispatch({ type: 'pages-adopted', docs: await readDocs(pageIds), keepsTyping: true });
  const percent = Math.round(plan.likeness * 100);
  tell(shell, 'textTaken', { file: plan.fileName, count: pageIds.length, percent });
}
