import { LANES } from './net';

/**
 * One row of a convolution. Places are positions in a heap of float32, steps are counts of them. For each of `places`
 * positions (a multiple of four) the sums of `height` stretches of `stretch` inputs times the weights, at least `floor`.
 */
export type Row = {
  readonly input: number;
  readonly weights: number;
  readonly biases: number;
  readonly output: number;
  readonly places: number;
  readonly step: number;
  readonly stretch: number;
  readonly rowStep: number;
  readonly height: number;
  readonly outputs: number;
  readonly floor: number;
};

/** What does the sums: WebAssembly in the app, this file's own loop where there is none. */
export type Kernel = {
  /** At least so many float32; what was in it stays. */
  readonly heap: (size: number) => Float32Array;
  readonly convolveRow: (row: Row) => void;
};

/** A kernel of plain loops: what the fast one must equal. */
export function plainKernel(): Kernel {
  let heap = new Float32Array(0);
  return {
    heap: (size) => {
      if (heap.length < size) {
        const larger = new Float32Array(size);
        larger.set(heap);
        heap = larger;
      }
      return heap;
    },
    convolveRow: (row) => {
      for (let place = 0; place < row.places; place += 1) {
        for (let output = 0; output < row.outputs; output += 1) {
          heap[row.output + place * row.outputs + output] = sumAt(heap, row, place, output);
        }
      }
    },
  };
}

function sumAt(heap: Float32Array, row: Row, place: number, output: number): number {
  const each = row.height * row.stretch;
  let weight = row.weights + Math.floor(output / LANES) * LANES * each + (output % LANES);
  let sum = heap[row.biases + output] ?? 0;
  for (let y = 0; y < row.height; y += 1) {
    const from = row.input + place * row.step + y * row.rowStep;
    for (let i = 0; i < row.stretch; i += 1) {
      sum += (heap[from + i] ?? 0) * (heap[weight] ?? 0);
      weight += LANES;
    }
  }
  return Math.max(row.floor, sum);
}
