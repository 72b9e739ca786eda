import type { Need } from '../needs';
import type { Command } from './command';
import { DESK_COMMANDS } from './desk';
import { DISCREPANCY_COMMANDS } from './discrepancy';
import { HELP_COMMANDS } from './help';
import { PROJECT_COMMANDS } from './project';
import { RECOGNITION_COMMANDS } from './recognition';
import { REVIEW_COMMANDS } from './review';
import { SCAN_COMMANDS } from './scan';
import { TEXT_COMMANDS } from './text';

export { MENU_GROUPS, type Command, type MenuGroup } from './command';

/** Every command, in the order of the menu. A new one is one record in the file of its feature. */
export const COMMANDS = [
  ...PROJECT_COMMANDS,
  ...TEXT_COMMANDS,
  ...SCAN_COMMANDS,
  ...DESK_COMMANDS,
  ...RECOGNITION_COMMANDS,
  ...REVIEW_COMMANDS,
  ...DISCREPANCY_COMMANDS,
  ...HELP_COMMANDS,
];

export type CommandId = (typeof COMMANDS)[number]['id'];

const BY_ID = new Map<string, Command<CommandId>>(COMMANDS.map((command) => [command.id, command]));

export function isCommandId(id: string): id is CommandId {
  return BY_ID.has(id);
}

export function commandOf(id: CommandId): Command<CommandId> {
  const command = BY_ID.get(id);
  if (command === undefined) throw new Error(`There is no command ${id}.`);
  return command;
}

/** Whether a command can be asked for, with these needs met. */
export function isEnabled(id: CommandId, met: readonly Need[]): boolean {
  return commandOf(id).needs.every((need) => met.includes(need));
}
