import { ScanError } from '../scan-error';

/** The bytes of a scan: all of them, or a piece, half-open. */
export type ScanSource = {
  readonly length: number;
  readonly all: () => Promise<Uint8Array>;
  readonly piece: (from: number, to: number) => Promise<Uint8Array>;
};

/** The file of `length` bytes that main serves at `url`. */
export function scanSource(url: string, length: number): ScanSource {
  const load = async (address: string) => {
    const response = await fetch(address);
    if (!response.ok) throw new ScanError('engine-failed');
    return new Uint8Array(await response.arrayBuffer());
  };
  return {
    length,
    all: () => load(url),
    piece: (from, to) => load(`${url}/${from}-${Math.min(to, length)}`),
  };
}
