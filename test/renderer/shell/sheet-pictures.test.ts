import { describe, expect, it, vi } from 'vitest';
import type { Picture } from '../../../renderer/shell/sheet-pictures';

vi.mock('../../../renderer/shell/store', () => ({ stateNow: () => ({ job: { pictureTries: 0 } }) }));
const { makeSheetPictures } = await import('../../../renderer/shell/sheet-pictures');

/** Each of nine megapixels, so that two of them are kept. */
const pictureOf = (): Picture => ({ canvas: { width: 3_000, height: 3_000 } }) as Picture;

function open() {
  const asked: {
    readonly url: string;
    readonly done: (picture: Picture) => void;
    readonly fail: () => void;
  }[] = [];
  let tries = 0;
  const pictures = makeSheetPictures({
    triesNow: () => tries,
    decode: (url) =>
      new Promise((done, reject) => asked.push({ url, done, fail: () => reject(new Error('damaged')) })),
  });
  const load = async (url: string) => {
    const loading = pictures.load(url, true);
    asked.find((one) => one.url === url)?.done(pictureOf());
    return await loading;
  };
  return { pictures, asked, load, tryAgain: () => void (tries += 1) };
}

describe('pictures of sheets', () => {
  it('are decoded once for all who ask', async () => {
    const { pictures, asked, load } = open();
    const first = pictures.load('a', true);
    const picture = await load('a');
    expect(await first).toBe(picture);
    expect(pictures.now('a')).toBe(picture);
    expect(pictures.isOwn(picture)).toBe(true);
    expect(asked).toHaveLength(1);
  });

  it('go when others are looked at, the one that was asked for longest ago first, and their room is free', async () => {
    const { pictures, load } = open();
    const [a, b] = [await load('a'), await load('b')];
    pictures.now('a');
    await load('c');
    expect(pictures.now('b')).toBeNull();
    expect(b.canvas.width).toBe(0);
    expect(pictures.now('a')).toBe(a);
  });

  it('stay while they are held', async () => {
    const { pictures, load } = open();
    const letGo = pictures.hold('a');
    const a = await load('a');
    await load('b');
    await load('c');
    await load('d');
    expect(pictures.now('a')).toBe(a);
    expect(a.canvas.width).toBe(3_000);
    letGo();
    await load('e');
    await load('f');
    expect(a.canvas.width).toBe(0);
  });

  it('are asked for two at a time, the last first; one for the scan waits for none', () => {
    const { pictures, asked } = open();
    for (const url of ['a', 'b', 'c', 'd']) void pictures.load(url);
    void pictures.load('scan', true);
    expect(asked.map(({ url }) => url)).toEqual(['a', 'b', 'scan']);
  });

  it('that come free let the last that waits go on', async () => {
    const { pictures, asked } = open();
    const [a] = ['a', 'b', 'c', 'd'].map((url) => pictures.load(url));
    asked[0]?.done(pictureOf());
    await a;
    await vi.waitFor(() => expect(asked.map(({ url }) => url)).toEqual(['a', 'b', 'd']));
  });

  it('that cannot be shown, or may be others now, are asked for again', async () => {
    const { pictures, asked, load, tryAgain } = open();
    const failing = pictures.load('a', true);
    asked[0]?.fail();
    await expect(failing).rejects.toThrow('damaged');
    void pictures.load('a', true);
    expect(asked).toHaveLength(2);
    const b = await load('b');
    tryAgain();
    expect(pictures.now('b')).toBeNull();
    expect(b.canvas.width).toBe(3_000);
    pictures.forget('a');
    void pictures.load('a', true);
    expect(asked.filter(({ url }) => url === 'a')).toHaveLength(3);
  });
});
