import { describe, expect, it } from 'vitest';
import {
  INTERFACE_PERCENTS,
  nextInterfacePercent,
  PLAIN_INTERFACE,
} from '../../../app/core/settings/interface-size';

describe('the size of the interface', () => {
  it('goes up and down by its own steps and stays at the ends', () => {
    expect(nextInterfacePercent(PLAIN_INTERFACE, 1)).toBe(110);
    expect(nextInterfacePercent(125, 1)).toBe(150);
    expect(nextInterfacePercent(150, 1)).toBe(150);
    expect(nextInterfacePercent(100, -1)).toBe(90);
    expect(nextInterfacePercent(90, -1)).toBe(90);
  });

  it('rises from step to step', () => {
    expect([...INTERFACE_PERCENTS].sort((a, b) => a - b)).toEqual(INTERFACE_PERCENTS);
  });
});
