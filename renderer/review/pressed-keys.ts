import { commandForKeys, keysOf, type KeyBindings } from '../../app/core/key-bindings';
import { commandOf, COMMANDS, type CommandId } from '../../app/core/session/commands';
import { isMac } from './use-keys';

/** The command whose keys were pressed, if any. Physical keys count, so the Russian layout works the same. */
export function commandForKey(event: KeyboardEvent, bindings: KeyBindings): CommandId | null {
  return commandForKeys(pressedKeys(event), bindings);
}

export function isHeldCommand(id: CommandId): boolean {
  return commandOf(id).isHeld === true;
}

/** Whether letting this key go ends what was held: the key itself, or a modifier that belongs to it. */
export function endsHeld(event: KeyboardEvent, bindings: KeyBindings): boolean {
  const released = codeName(event.code);
  const held = COMMANDS.filter(({ id }) => isHeldCommand(id)).flatMap(({ id }) => keysOf(id, bindings));
  return held.some((keys) => {
    const parts = keys.split('+');
    const isModifier = parts.length > 1 && /^(Control|Alt|Shift|Meta)/.test(released);
    return isModifier || parts[parts.length - 1] === released;
  });
}

/** What was pressed, as bindings name it: `Mod+Shift+R`. */
export function pressedKeys(event: KeyboardEvent): string {
  const isMod = isMac ? event.metaKey : event.ctrlKey;
  return [
    ...(isMod ? ['Mod'] : []),
    ...(event.altKey ? ['Alt'] : []),
    ...(event.shiftKey ? ['Shift'] : []),
    codeName(event.code),
  ].join('+');
}

function codeName(code: string): string {
  return code.replace(/^(Key|Digit)/, '');
}
