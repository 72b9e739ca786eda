/**
 * Pictures of 64 × 48 px whose upper left quarter is black and whose rest is white. HEIC and AVIF were encoded from such a
 * picture (quality 30 and 40); the others are written here byte by byte.
 */
export const PICTURE_PX = { widthPx: 64, heightPx: 48 } as const;

/** Coded as 64 × 64 px and cropped, as HEVC has blocks of 16 px and more. */
const HEIC = [
  'AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAX1tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAA',
  'ACJpbG9jAAAAAERAAAEAAQAAAAABoQABAAAAAAAAACQAAAAjaWluZgAAAAAAAQAAABVpbmZlAgAAAAABAABodmMxAAAAAA5waXRt',
  'AAAAAAABAAAA/WlwcnAAAADdaXBjbwAAAHZodmNDAQNwAAAAkAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMA',
  'AAMAHroCQGEAAQAqQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbq5Ka5uAhoMCAAAAMDIAAAAwAhYgABAAZEAcFzwIkAAAATY29scm5j',
  'bHgAAQANAAaAAAAAFGlzcGUAAAAAAAAAQAAAAEAAAAAoY2xhcAAAAEAAAAABAAAAMAAAAAEAAAAAAAAAAv////AAAAACAAAAEHBp',
  'eGkAAAAAAwgICAAAABhpcG1hAAAAAAAAAAEAAQWBAgMFhAAAACxtZGF0AAAAICgBrxmA9wZH/4tVuYspZydb9sOyBU0Pu0hHaBBy',
  'GVrw',
].join('');

/** The same, said to be turned by a quarter clockwise. */
const HEIC_TURNED = [
  'AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAchtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAA',
  'ADRpbG9jAAAAAERAAAIAAQAAAAAB7AABAAAAAAAAACQAAgAAAAACEAABAAAAAAAAACQAAAA4aWluZgAAAAAAAgAAABVpbmZlAgAA',
  'AAABAABodmMxAAAAABVpbmZlAgAAAQACAABFeGlmAAAAAA5waXRtAAAAAAABAAABB2lwcnAAAADmaXBjbwAAAHZodmNDAQNwAAAA',
  'kAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQGEAAQAqQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbq',
  '5Ka5uAhoMCAAAAMDIAAAAwAhYgABAAZEAcFzwIkAAAATY29scm5jbHgAAQANAAaAAAAAFGlzcGUAAAAAAAAAQAAAAEAAAAAoY2xh',
  'cAAAAEAAAAABAAAAMAAAAAEAAAAAAAAAAv////AAAAACAAAAEHBpeGkAAAAAAwgICAAAAAlpcm90AwAAABlpcG1hAAAAAAAAAAEA',
  'AQaBAgMFhIYAAAAaaXJlZgAAAAAAAAAOY2RzYwACAAEAAQAAAFBtZGF0AAAAICgBrxmA9wZH/4tVuYspZydb9sOyBU0Pu0hHaBBy',
  'GVrwAAAABkV4aWYAAE1NACoAAAAIAAEBEgADAAAAAQAGAAAAAAAA',
].join('');

const AVIF = [
  'AAAAHGZ0eXBhdmlmAAAAAG1pZjFhdmlmbWlhZgAAAXBtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAA',
  'ADRpbG9jAAAAAERAAAIAAQAAAAABlAABAAAAAAAAAC4AAgAAAAABwgABAAAAAAAAABsAAAA4aWluZgAAAAAAAgAAABVpbmZlAgAA',
  'AAABAABhdjAxAAAAABVpbmZlAgAAAAACAABhdjAxAAAAAA5waXRtAAAAAAABAAAAr2lwcnAAAACKaXBjbwAAAAxhdjFDgQAMAAAA',
  'ABRpc3BlAAAAAAAAAEAAAAAwAAAAEHBpeGkAAAAAAwgICAAAAAxhdjFDgQAcAAAAAA5waXhpAAAAAAEIAAAAOGF1eEMAAAAAdXJu',
  'Om1wZWc6bXBlZ0I6Y2ljcDpzeXN0ZW1zOmF1eGlsaWFyeTphbHBoYQAAAAAdaXBtYQAAAAAAAAACAAEDgQIDAAIEhAIFhgAAABpp',
  'cmVmAAAAAAAAAA5hdXhsAAIAAQABAAAAUW1kYXQSAAoJGBV/vaICGg0IMh9GseHheHMMMMCgAADPyjEYG8qiXOpJ+mR0gQFHSnta',
  'EgAKBhgVf72FQDIPGYBBAQC2GNMdPbzSmxNA',
].join('');

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));

export const heicPicture = () => bytesOf(HEIC);
export const heicTurned = () => bytesOf(HEIC_TURNED);
export const avifPicture = () => bytesOf(AVIF);

const isBlack = (x: number, y: number, { widthPx, heightPx }: Size) => x < widthPx / 2 && y < heightPx / 2;
type Size = { readonly widthPx: number; readonly heightPx: number };

const u16 = (n: number) => [n & 255, (n >> 8) & 255];
const u32 = (n: number) => [...u16(n), ...u16(n >> 16)];

/** A BMP of 24 bits with the rows from the top, at 300 dpi. */
export function bmpPicture(size: Size = PICTURE_PX): Uint8Array {
  const { widthPx, heightPx } = size;
  const rows = pixels(size).flatMap((black) => (black ? [0, 0, 0] : [255, 255, 255]));
  const head = [0x42, 0x4d, ...u32(54 + rows.length), ...u32(0), ...u32(54)];
  const info = [...u32(40), ...u32(widthPx), ...u32(-heightPx), ...u16(1), ...u16(24), ...u32(0)];
  return Uint8Array.from([
    ...head,
    ...info,
    ...u32(rows.length),
    ...u32(11_811),
    ...u32(11_811),
    ...u32(0),
    ...u32(0),
    ...rows,
  ]);
}

/** A GIF of so many frames, the first as the others are not: those are black all over. */
export function gifPicture(frames = 1, size: Size = PICTURE_PX): Uint8Array {
  const first = pixels(size);
  const colours = new Array<number>(128 * 3).fill(255).fill(0, 0, 3);
  const screen = [...u16(size.widthPx), ...u16(size.heightPx), 0xf6, 0, 0];
  const images = Array.from({ length: frames }, (_, at) =>
    gifFrame(at === 0 ? first : first.map(() => true), size),
  );
  return Uint8Array.from([...Buffer.from('GIF89a'), ...screen, ...colours, ...images.flat(), 0x3b]);
}

function pixels(size: Size): readonly boolean[] {
  return Array.from({ length: size.widthPx * size.heightPx }, (_, at) =>
    isBlack(at % size.widthPx, Math.floor(at / size.widthPx), size),
  );
}

const [CLEAR, END, PIXELS_IN_A_ROW] = [128, 129, 120];

/** Codes of 8 bits that are cleared before they grow to 9: a GIF without compression. */
function gifFrame(black: readonly boolean[], { widthPx, heightPx }: Size): readonly number[] {
  const delay = [0x21, 0xf9, 4, 0, 10, 0, 0, 0];
  const descriptor = [0x2c, ...u16(0), ...u16(0), ...u16(widthPx), ...u16(heightPx), 0];
  const codes: number[] = [];
  black.forEach((one, at) => {
    if (at % PIXELS_IN_A_ROW === 0) codes.push(CLEAR);
    codes.push(one ? 0 : 1);
  });
  codes.push(END);
  const blocks: number[] = [];
  for (let at = 0; at < codes.length; at += 255) {
    const block = codes.slice(at, at + 255);
    blocks.push(block.length, ...block);
  }
  return [...delay, ...descriptor, 7, ...blocks, 0];
}
