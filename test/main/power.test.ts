import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { journalBeforePowerIsGone } from '../../app/main/power';

describe('journalBeforePowerIsGone', () => {
  it.each(['suspend', 'shutdown', 'lock-screen'])('journals at once on %s', (event) => {
    const power = new EventEmitter();
    let journaled = 0;
    journalBeforePowerIsGone(power, new EventEmitter(), () => (journaled += 1));
    power.emit(event);
    power.emit('resume');
    expect(journaled).toBe(1);
  });

  it('is over when the window is closed', () => {
    const [power, window] = [new EventEmitter(), new EventEmitter()];
    let journaled = 0;
    journalBeforePowerIsGone(power, window, () => (journaled += 1));
    window.emit('closed');
    power.emit('suspend');
    expect(journaled).toBe(0);
    expect(power.listenerCount('suspend')).toBe(0);
  });

  it('journals when Windows ends the session of the window', () => {
    const window = new EventEmitter();
    let journaled = 0;
    journalBeforePowerIsGone(new EventEmitter(), window, () => (journaled += 1));
    window.emit('session-end');
    window.emit('blur');
    expect(journaled).toBe(1);
  });
});
