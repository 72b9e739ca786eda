import { describe, expect, it } from 'vitest';
import { makeSeats } from '../../../app/node/recognition/seats';

const never = new AbortController().signal;
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Jobs that take places and note in which order they got them. */
function crowd(count: number) {
  const seats = makeSeats(count);
  const got: string[] = [];
  const leaving: (() => void)[] = [];
  const jobs = { a: { name: 'a' }, b: { name: 'b' } };
  const take = (name: 'a' | 'b', signal = never) =>
    seats.take(jobs[name], signal).then((leave) => {
      got.push(leave === null ? `${name} gave up` : name);
      if (leave !== null) leaving.push(leave);
    });
  return { got, take, leaveFirst: () => leaving.shift()?.() };
}

describe('the places of recognition', () => {
  it('are all one Job’s while it is alone, and no more than there are', async () => {
    const { got, take } = crowd(2);
    for (let i = 0; i < 3; i += 1) void take('a');
    await settled();
    expect(got).toEqual(['a', 'a']);
  });

  it('go to the Job that has fewer when one becomes free', async () => {
    const { got, take, leaveFirst } = crowd(2);
    for (let i = 0; i < 4; i += 1) void take('a');
    for (let i = 0; i < 2; i += 1) void take('b');
    await settled();
    leaveFirst();
    await settled();
    expect(got).toEqual(['a', 'a', 'b']);
    leaveFirst();
    await settled();
    expect(got.slice(3)).toEqual(['a']);
  });

  it('alternate where there is only one', async () => {
    const { got, take, leaveFirst } = crowd(1);
    for (let i = 0; i < 3; i += 1) void take('a');
    for (let i = 0; i < 3; i += 1) void take('b');
    for (let i = 0; i < 6; i += 1) {
      await settled();
      leaveFirst();
    }
    expect(got).toEqual(['a', 'b', 'a', 'b', 'a', 'b']);
  });

  it('are not waited for any longer once the Job is cancelled, and the other Job goes on', async () => {
    const { got, take, leaveFirst } = crowd(1);
    const cancel = new AbortController();
    void take('a');
    void take('a', cancel.signal);
    void take('b');
    await settled();
    cancel.abort();
    await settled();
    expect(got).toEqual(['a', 'a gave up']);
    leaveFirst();
    await settled();
    expect(got).toEqual(['a', 'a gave up', 'b']);
  });

  it('left twice are left once', async () => {
    const seats = makeSeats(1);
    const job = {};
    const leave = await seats.take(job, never);
    leave?.();
    leave?.();
    const [first, second] = [seats.take(job, never), seats.take(job, never)];
    await first;
    expect(await Promise.race([second, settled().then(() => 'waits')])).toBe('waits');
  });
});
