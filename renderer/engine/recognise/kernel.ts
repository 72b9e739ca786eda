import type { Kernel, Row } from '../../../app/core/reader/convolve';
import { kernelCode } from '../../../app/core/reader/kernel-code';

const FLOAT_BYTES = 4;
const PAGE_BYTES = 65_536;

/** The kernel in WebAssembly; throws where there are no 128-bit vectors. */
export async function wasmKernel(): Promise<Kernel> {
  const { instance } = await WebAssembly.instantiate(kernelCode() as Uint8Array<ArrayBuffer>);
  const memory = instance.exports['memory'] as WebAssembly.Memory;
  const row = instance.exports['row'] as (...args: readonly number[]) => void;
  return {
    heap: (size) => {
      const lacking = size * FLOAT_BYTES - memory.buffer.byteLength;
      if (lacking > 0) memory.grow(Math.ceil(lacking / PAGE_BYTES));
      return new Float32Array(memory.buffer);
    },
    convolveRow: (of) => row(...argumentsOf(of)),
  };
}

/** In the order of the function's arguments, places and steps in bytes. */
function argumentsOf(row: Row): readonly number[] {
  const bytes = (floats: number) => floats * FLOAT_BYTES;
  return [
    ...[bytes(row.input), bytes(row.weights), bytes(row.biases), bytes(row.output)],
    ...[row.places, bytes(row.step), bytes(row.stretch), bytes(row.rowStep)],
    ...[row.height, row.outputs, row.floor],
  ];
}
