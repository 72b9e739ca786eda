import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../app/core/session/commands';

describe('what goes on while its keys are held', () => {
  const repeating = COMMANDS.filter(({ repeats }) => repeats === true);
  const ids = repeating.map(({ id }) => id);

  it('steps through something, and decides nothing', () => {
    expect(ids).toContain('next-discrepancy');
    expect(repeating.filter(({ isForCard }) => isForCard === true)).toEqual([]);
    for (const id of ['finish-page', 'mark-validated', 'take-line', 'take-block', 'add-word', 'save-version'])
      expect(ids).not.toContain(id);
    expect(ids.filter((id) => id.startsWith('mark-') || id.startsWith('take-'))).toEqual([]);
  });

  it('is nothing that lasts as long as its key is held', () => {
    const held = COMMANDS.filter(({ isHeld }) => isHeld === true).map(({ id }) => id);
    expect(held.length).toBeGreaterThan(0);
    expect(ids.filter((id) => held.includes(id))).toEqual([]);
  });
});
