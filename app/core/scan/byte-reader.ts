/** Reads numbers at byte offsets; null where the bytes end before the number does. */
export type ByteReader = {
  readonly length: number;
  readonly u8: (at: number) => number | null;
  readonly u16: (at: number) => number | null;
  readonly u32: (at: number) => number | null;
  /** Null, too, where the number is not exact in JavaScript; no file is that long. */
  readonly u64: (at: number) => number | null;
  readonly f32: (at: number) => number | null;
  readonly f64: (at: number) => number | null;
};

export function byteReader(bytes: Uint8Array, isLittle: boolean): ByteReader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const inside =
    (size: number, read: (at: number) => number) =>
    (at: number): number | null =>
      Number.isSafeInteger(at) && at >= 0 && at + size <= bytes.length ? read(at) : null;
  const finite = (value: number | null) => (value === null || !Number.isFinite(value) ? null : value);
  const f32 = inside(4, (at) => view.getFloat32(at, isLittle));
  const f64 = inside(8, (at) => view.getFloat64(at, isLittle));
  const u64 = inside(8, (at) => Number(view.getBigUint64(at, isLittle)));
  return {
    length: bytes.length,
    u8: inside(1, (at) => view.getUint8(at)),
    u16: inside(2, (at) => view.getUint16(at, isLittle)),
    u32: inside(4, (at) => view.getUint32(at, isLittle)),
    u64: (at) => {
      const value = u64(at);
      return value === null || !Number.isSafeInteger(value) ? null : value;
    },
    f32: (at) => finite(f32(at)),
    f64: (at) => finite(f64(at)),
  };
}
