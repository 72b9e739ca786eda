/**
 * The second reader's net, out of the file that `scripts/reader` writes: four bytes of length, a head in JSON, then for
 * each layer int8 weights and float32 scales and biases.
 */
export type Net = {
  /** Class n + 1 is the nth character; class 0 is none. */
  readonly alphabet: string;
  readonly heightPx: number;
  readonly baselinePx: number;
  /** The height of a small letter that the net was trained on. */
  readonly letterPx: number;
  readonly framePx: number;
  readonly layers: readonly Layer[];
};

export type Layer = {
  readonly inputs: number;
  readonly outputs: number;
  readonly height: number;
  readonly width: number;
  readonly strideY: number;
  readonly strideX: number;
  /** Zeros around the picture, so that only strides make it smaller. */
  readonly isPadded: boolean;
  /** What comes in is added to what goes out. */
  readonly isResidual: boolean;
  readonly isLast: boolean;
  /** In blocks of eight outputs: of each block all inputs, of each input eight outputs. */
  readonly weights: Float32Array;
  readonly biases: Float32Array;
};

/** Outputs are worked on eight at a time. */
export const LANES = 8;
/** The score of the classes that only fill up the last eight. */
const NEVER = -1e9;

type Head = Omit<Net, 'layers'> & { readonly layers: readonly Omit<Layer, 'weights' | 'biases'>[] };

/** The net in a file that comes with the app; throws where the file is cut short. */
export function parseNet(bytes: Uint8Array): Net {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headBytes = view.getUint32(0, true);
  const head = JSON.parse(utf8(bytes.subarray(4, 4 + headBytes))) as Head;
  let at = 4 + headBytes;
  const layers = head.layers.map((layer): Layer => {
    const each = layer.height * layer.width * layer.inputs;
    const scales = at + each * layer.outputs;
    const biases = scales + 4 * layer.outputs;
    const weights = packedWeights(view, at, each, layer.outputs, scales);
    at = biases + 4 * layer.outputs;
    const rest = layer.isLast ? NEVER : 0;
    return { ...layer, weights, biases: floats(view, biases, layer.outputs, rest) };
  });
  return { ...head, layers };
}

/** `core` has no TextDecoder; the head's only letters beyond ASCII are Cyrillic and signs of up to three bytes. */
function utf8(bytes: Uint8Array): string {
  const escaped = Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`);
  return decodeURIComponent(escaped.join(''));
}

function floats(view: DataView, from: number, count: number, rest: number): Float32Array {
  const values = new Float32Array(Math.ceil(count / LANES) * LANES).fill(rest);
  for (let i = 0; i < count; i += 1) values[i] = view.getFloat32(from + 4 * i, true);
  return values;
}

function packedWeights(
  view: DataView,
  from: number,
  each: number,
  outputs: number,
  scalesAt: number,
): Float32Array {
  const packed = new Float32Array(Math.ceil(outputs / LANES) * LANES * each);
  for (let output = 0; output < outputs; output += 1) {
    const scale = view.getFloat32(scalesAt + 4 * output, true);
    const start = Math.floor(output / LANES) * LANES * each + (output % LANES);
    for (let input = 0; input < each; input += 1) {
      packed[start + input * LANES] = view.getInt8(from + input * outputs + output) * scale;
    }
  }
  return packed;
}
