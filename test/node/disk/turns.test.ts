import { describe, expect, it } from 'vitest';
import { makeTurns } from '../../../app/node/disk/turns';

/** Work that ends when it is told to, and says when it began. */
function makeWork() {
  const began: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => () => {
    began.push(name);
    return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
  };
  return { began, work, end: (name: string) => ends.get(name)?.() };
}

describe('turns', () => {
  it('let so many run at once; urgent work goes first, and of equals the newest', async () => {
    const { began, work, end } = makeWork();
    const inTurn = makeTurns(1);
    const first = inTurn(false, work('first'));
    const all = [first, ...['a', 'b'].map((name) => inTurn(false, work(name))), inTurn(true, work('urgent'))];
    await Promise.resolve();
    expect(began).toEqual(['first']);
    for (const name of ['first', 'urgent', 'b', 'a']) {
      end(name);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(began).toEqual(['first', 'urgent', 'b', 'a']);
    await expect(Promise.all(all)).resolves.toEqual(['first', 'a', 'b', 'urgent']);
  });

  it('go on after work that failed', async () => {
    const inTurn = makeTurns(1);
    await expect(inTurn(false, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(inTurn(false, () => Promise.resolve('yes'))).resolves.toBe('yes');
  });
});
