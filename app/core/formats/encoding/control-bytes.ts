/** Editors of DOS end a file with 1A and fill its last block with zeros. */
export function withoutPadding(bytes: Uint8Array): Uint8Array {
  let to = bytes.length;
  while (to > 0 && (bytes[to - 1] === 0 || bytes[to - 1] === 0x1a)) to -= 1;
  return bytes.subarray(0, to);
}

/** One control character in a hundred or one NUL in a thousand: some text has a few from a damaged medium. */
export function isBinary(bytes: Uint8Array): boolean {
  let [controls, nuls] = [0, 0];
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b) controls += 1;
    if (byte === 0) nuls += 1;
  }
  return controls * 100 > bytes.length || nuls * 1000 > bytes.length;
}
