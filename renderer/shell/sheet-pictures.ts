import { stateNow } from './store';

/**
 * The decoded pictures of sheets, for the scan and for all cuts of it. Chromium keeps what it decodes for an `<img>` until it
 * has half a gigabyte of it; here a picture goes when others are looked at.
 */
export type SheetPictures = {
  /** The picture, where it is there already. */
  readonly now: (url: string) => Picture | null;
  /** Loads and decodes it. `isFirst`: before all that wait. Rejects where it cannot be shown. */
  readonly load: (url: string, isFirst?: boolean) => Promise<Picture>;
  /** Keeps a picture, whatever else is looked at, until what it answers is called. */
  readonly hold: (url: string) => () => void;
  /** Whether it is one of these, and nobody else's to put away. */
  readonly isOwn: (picture: Picture) => boolean;
  /** What was loaded may be another picture now. */
  readonly forget: (url: string) => void;
};

export type Picture = CanvasRenderingContext2D;

/** Two sheets of A4 at 300 dpi: the one in view, and the one before or after it. */
const MOST_PX = 18_000_000;
const MOST_AT_ONCE = 2;

type Kept = { readonly loading: Promise<Picture>; picture: Picture | null; held: number };

type Deps = {
  /** Grows when pictures may be others than they were. */
  readonly triesNow: () => number;
  readonly decode: (url: string) => Promise<Picture>;
};

export function makeSheetPictures({ triesNow, decode }: Deps): SheetPictures {
  const kept = new Map<string, Kept>();
  const own = new WeakSet<Picture>();
  const turns = inTurns(MOST_AT_ONCE);
  let tries = triesNow();
  /** Pictures that could not be drawn, or were others, when they were asked for last. */
  const forgetOld = () => {
    if (tries === triesNow()) return;
    tries = triesNow();
    for (const [url, { picture }] of kept) if (picture !== null) kept.delete(url);
  };
  const begin = (url: string, isFirst: boolean): Kept => {
    const loading = turns(() => decode(url), isFirst);
    const one: Kept = { loading, picture: null, held: 0 };
    kept.set(url, one);
    loading.then(
      (picture) => {
        one.picture = picture;
        own.add(picture);
        trim(kept, url);
      },
      () => {
        if (kept.get(url) === one) kept.delete(url);
      },
    );
    return one;
  };
  const find = (url: string) => {
    forgetOld();
    const one = kept.get(url);
    if (one === undefined) return null;
    // The last in the list is the one that was asked for last.
    kept.delete(url);
    kept.set(url, one);
    return one;
  };
  return {
    now: (url) => find(url)?.picture ?? null,
    load: (url, isFirst = false) => (find(url) ?? begin(url, isFirst)).loading,
    hold: (url) => {
      const one = find(url) ?? begin(url, true);
      one.held += 1;
      return () => {
        one.held -= 1;
        trim(kept, url);
      };
    },
    isOwn: (picture) => own.has(picture),
    forget: (url) => void kept.delete(url),
  };
}

/** Lets pictures go that were not asked for lately; what is on the screen as a copy of its own stays there. */
function trim(kept: Map<string, Kept>, newest: string): void {
  let sum = [...kept.values()].reduce((all, one) => all + sizePx(one), 0);
  for (const [url, one] of kept) {
    if (sum <= MOST_PX) return;
    if (one.held > 0 || one.picture === null || url === newest) continue;
    sum -= sizePx(one);
    kept.delete(url);
    // Its room is free at once, and not when somebody collects it.
    one.picture.canvas.width = 0;
  }
}

function sizePx({ picture }: Kept): number {
  return picture === null ? 0 : picture.canvas.width * picture.canvas.height;
}

async function decode(url: string): Promise<Picture> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`No picture: ${response.status}`);
  const bitmap = await createImageBitmap(await response.blob(), { colorSpaceConversion: 'none' });
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
  const picture = canvas.getContext('2d', { willReadFrequently: true });
  if (picture === null) throw new Error('No drawing context');
  picture.drawImage(bitmap, 0, 0);
  bitmap.close();
  return picture;
}

/** Runs at most so many tasks at once; `isFirst` waits for none. */
function inTurns(most: number): <T>(task: () => Promise<T>, isFirst: boolean) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  // What came last is looked at; what came before may have been passed by.
  const ended = () => {
    running -= 1;
    if (running < most) waiting.pop()?.();
  };
  return async (task, isFirst) => {
    if (!isFirst && running >= most) await new Promise<void>((go) => waiting.push(go));
    running += 1;
    try {
      return await task();
    } finally {
      ended();
    }
  };
}

export const sheetPictures = makeSheetPictures({ triesNow: () => stateNow().job.pictureTries, decode });
