import { describe, expect, it } from 'vitest';
import type { Action } from '../../../app/core/session/actions/actions';
import { faultsOf } from '../../../renderer/shell/faults';
import { listenToFaults } from '../../../renderer/shell/listen-to-faults';
import { fakeMain, refusal } from '../../helpers/shell';

function made(answer?: Parameters<typeof fakeMain>[0]) {
  const main = fakeMain(answer);
  const actions: Action[] = [];
  const saving = { flush: () => Promise.resolve() };
  const dispatch = (action: Action) => void actions.push(action);
  const faults = faultsOf(() => ({ api: main.api, dispatch, saving }) as never);
  const listeners = new Map<string, (event: unknown) => void>();
  const target = {
    addEventListener: (type: string, run: (event: unknown) => void) => listeners.set(type, run),
  };
  listenToFaults(faults, { api: main.api }, target);
  const told = () =>
    actions.map((action) =>
      action.type === 'notified' ? (action.notice?.message as { readonly key: string }).key : action.type,
    );
  return { main, faults, told, happen: (type: string, event: unknown) => listeners.get(type)?.(event) };
}

describe('what throws where nobody waits for it', () => {
  it('keeps what was typed, is logged without its message, and is told', () => {
    const { main, told, happen } = made();
    happen('unhandledrejection', { reason: new TypeError('Секретный текст /home/x') });
    expect(told()).toEqual(['journal-wanted', 'windowFault']);
    expect(main.argsOf('app.fault')).toMatchObject([{ where: 'promise', fault: { name: 'TypeError' } }]);
    expect(JSON.stringify(main.calls)).not.toMatch(/Секретный|home/);
  });

  it('is logged, too, where it carries no error', () => {
    const { main, told, happen } = made();
    happen('error', {
      error: null,
      message: 'ResizeObserver loop completed with undelivered notifications.',
    });
    expect(main.calls).toEqual([]);
    happen('error', { error: undefined, message: 'Script error.' });
    expect(main.argsOf('app.fault')).toEqual([{ where: 'window', fault: { name: 'Error', frames: [] } }]);
    expect(told()).toEqual(['journal-wanted', 'windowFault']);
  });

  it('in main is told by main', () => {
    const { main, told } = made();
    main.send('fault-in-main');
    expect(told()).toEqual(['mainFault']);
  });

  it('goes on where the log cannot be written', async () => {
    const { faults, told } = made(() => refusal('disk-full'));
    faults.logError('window', new Error('x'));
    await Promise.resolve();
    expect(told()).toEqual([]);
  });

  it('reloads only after what was typed is put away', async () => {
    const { main, faults } = made();
    await faults.reload();
    expect(main.calls.map(({ verb }) => verb)).toEqual(['window.reload']);
  });
});
