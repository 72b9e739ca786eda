import { describe, expect, it } from 'vitest';
import { makeClaims } from '../../app/main/claims';

describe('which window has which document', () => {
  it('is the one that asked first, until it gives it back', async () => {
    const claims = makeClaims<string>();
    expect(await claims.take('/a', 'first')).toBeNull();
    expect(await claims.take('/a', 'second')).toBe('first');
    expect(await claims.take('/b', 'second')).toBeNull();
    claims.giveBack('/a');
    expect(claims.ownerOf('/a')).toBeNull();
    expect(await claims.take('/a', 'second')).toBeNull();
  });

  it('is one of two that ask at once', async () => {
    const claims = makeClaims<string>();
    const asked = await Promise.all([claims.take('/a', 'first'), claims.take('/a', 'second')]);
    expect(asked).toEqual([null, 'first']);
  });

  it('stays the same while a window closes it and opens it anew', async () => {
    const claims = makeClaims<string>();
    await claims.take('/a', 'first');
    await claims.take('/a', 'first');
    claims.giveBack('/a');
    expect(claims.ownerOf('/a')).toBe('first');
    claims.giveBack('/a');
    expect(claims.ownerOf('/a')).toBeNull();
  });

  it('waits until the session before has ended, however it ends', async () => {
    const claims = makeClaims<string>();
    const order: string[] = [];
    await claims.take('/a', 'first');
    let end = (): void => undefined;
    const ended = new Promise<void>((_, reject) => {
      end = () => reject(new Error('the medium is gone'));
    });
    claims.giveBack('/a', ended);
    const taking = claims.take('/a', 'second').then(() => order.push('taken'));
    await new Promise((resolve) => setImmediate(resolve));
    order.push('ended');
    end();
    await taking;
    expect(order).toEqual(['ended', 'taken']);
  });
});
