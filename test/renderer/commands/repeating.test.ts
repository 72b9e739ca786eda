import { describe, expect, it } from 'vitest';
import { COMMANDS, type CommandSpec } from '../../../app/core/commands';
import { isRepeating } from '../../../renderer/commands/repeating';

const COMMAND_LIST: readonly CommandSpec[] = COMMANDS;

describe('what goes on while its keys are held', () => {
  const repeating = COMMANDS.filter(({ id }) => isRepeating(id)).map(({ id }) => id);

  it('steps through something, and decides nothing', () => {
    expect(repeating).toContain('next-discrepancy');
    for (const id of [
      'finish-page',
      'mark-validated',
      'take-line',
      'take-block',
      'add-word',
      'save-version',
    ] as const)
      expect(isRepeating(id)).toBe(false);
    expect(repeating.filter((id) => id.startsWith('mark-') || id.startsWith('take-'))).toEqual([]);
  });

  it('is nothing that lasts as long as its key is held', () => {
    const held = COMMAND_LIST.filter(({ isHeld }) => isHeld === true).map(({ id }) => id);
    expect(held.length).toBeGreaterThan(0);
    expect(repeating.filter((id) => held.includes(id))).toEqual([]);
  });
});
