import type { CommandId } from '../../app/core/commands';

/** What goes on while its keys are held down: steps through something. All else is done once for each press. */
const REPEATING: ReadonlySet<CommandId> = new Set<CommandId>([
  ...(['undo', 'redo', 'move-line-up', 'move-line-down', 'find-next', 'find-previous'] as const),
  ...([
    'zoom-in',
    'zoom-out',
    'text-larger',
    'text-smaller',
    'interface-larger',
    'interface-smaller',
  ] as const),
  ...(['next-page', 'previous-page', 'next-discrepancy', 'previous-discrepancy'] as const),
  ...(['next-pane', 'previous-pane'] as const),
]);

export function isRepeating(id: CommandId): boolean {
  return REPEATING.has(id);
}
