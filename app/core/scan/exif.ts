const ORIENTATION = 0x0112;
/** EXIF stands in the first segments of a JPEG. */
const HEAD_BYTES = 70_000;

/** How the picture of a JPEG is to be turned when it is shown, 1–8 as EXIF has it; 1 where it says nothing. */
export function exifOrientation(bytes: Uint8Array): number {
  const at = exifAt(bytes);
  if (at < 0 || at + 8 > bytes.length) return 1;
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, Math.min(HEAD_BYTES, bytes.length - at));
  const isLittle = view.getUint16(0) === 0x4949;
  const directory = view.getUint32(4, isLittle);
  if (directory + 2 > view.byteLength) return 1;
  const entries = view.getUint16(directory, isLittle);
  for (let i = 0, entry = directory + 2; i < entries && entry + 12 <= view.byteLength; i += 1, entry += 12)
    if (view.getUint16(entry, isLittle) === ORIENTATION) return view.getUint16(entry + 8, isLittle);
  return 1;
}

/** Where the TIFF structure of the EXIF segment begins, or -1. */
function exifAt(bytes: Uint8Array): number {
  const mark = [0x45, 0x78, 0x69, 0x66, 0, 0];
  const limit = Math.min(bytes.length, HEAD_BYTES);
  for (let at = 2; at + mark.length < limit; at += 1)
    if (mark.every((byte, i) => bytes[at + i] === byte)) return at + mark.length;
  return -1;
}
