import { commandOf, isCommandId, isEnabled, type CommandId } from '../../app/core/session/commands';
import { metNeeds } from '../../app/core/session/needs';
import { dispatch, stateNow } from './store';

/** Does what a person asked for, if it makes sense now. Answers whether it does. */
export function runCommand(id: CommandId): boolean {
  const isPossible = isEnabled(id, metNeeds(stateNow()));
  if (isPossible) dispatch(commandOf(id).run);
  return isPossible;
}

/** As `runCommand`, for an id that comes from the menu. */
export function runNamedCommand(id: string): void {
  if (isCommandId(id)) runCommand(id);
}
