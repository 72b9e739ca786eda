import jpeg from 'jpeg-js';

/** A JPEG whose upper left quarter is black and whose rest is white, said to be turned as `orientation` (1–8). */
export function exifJpeg(widthPx: number, heightPx: number, orientation: number): Uint8Array {
  const data = Buffer.alloc(widthPx * heightPx * 4, 255);
  for (let y = 0; y < heightPx / 2; y += 1) {
    for (let x = 0; x < widthPx / 2; x += 1) data.fill(0, (y * widthPx + x) * 4, (y * widthPx + x) * 4 + 3);
  }
  return withOrientation(jpeg.encode({ width: widthPx, height: heightPx, data }, 95).data, orientation);
}

/** The JPEG with a word of EXIF in front that says how it is turned, 1–8. */
export function withOrientation(plain: Uint8Array, orientation: number): Uint8Array {
  const tiff = [
    0x4d,
    0x4d,
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    0x01,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
  ];
  const body = Buffer.from([...Buffer.from('Exif\0\0', 'latin1'), ...tiff]);
  const length = body.length + 2;
  const segment = Buffer.concat([Buffer.from([0xff, 0xe1, length >> 8, length & 255]), body]);
  return Buffer.concat([plain.subarray(0, 2), segment, plain.subarray(2)]);
}
