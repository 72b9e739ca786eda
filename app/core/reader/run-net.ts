import type { GreyImage } from '../image/grey';
import type { Kernel } from './convolve';
import { LANES, type Layer, type Net } from './net';

/** For each frame of `framePx` the probability of each class, frame after frame. */
export type Frames = { readonly count: number; readonly classes: number; readonly shares: Float32Array };

/** A net whose weights lie in the kernel's heap, ready for pictures of lines. */
export type Reader = { readonly net: Net; readonly kernel: Kernel; readonly from: number };

/** Values in rows of `width` places of `channels` each, from place `at` of the heap. */
type Plane = {
  readonly at: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
};

/** Puts the weights in the heap. */
export function startReader(net: Net, kernel: Kernel): Reader {
  const size = net.layers.reduce((sum, { weights, biases }) => sum + weights.length + biases.length, 0);
  const heap = kernel.heap(size);
  let at = 0;
  for (const { weights, biases } of net.layers) {
    heap.set(weights, at);
    heap.set(biases, at + weights.length);
    at += weights.length + biases.length;
  }
  return { net, kernel, from: at };
}

/** White around the line's end, so that the last letter is seen whole. */
const END_PX = 8;

/** Reads the picture of one line, `net.heightPx` high; 4 px of it are one frame. */
export function runNet({ net, kernel, from }: Reader, line: GreyImage): Frames {
  const width = Math.ceil(line.widthPx / net.framePx) * net.framePx + END_PX;
  let plane: Plane = { at: from, height: net.heightPx, width, channels: 1 };
  const heap = kernel.heap(sizeFor(net, plane));
  fillInk(heap, plane, line);
  let weightsAt = 0;
  for (const layer of net.layers) {
    plane = applied(kernel, layer, plane, weightsAt, from);
    weightsAt += layer.weights.length + layer.biases.length;
  }
  return softmax(kernel.heap(0), plane);
}

/** Ink as the net was trained to see it: white paper is −0.5. */
function fillInk(heap: Float32Array, { at, height, width }: Plane, line: GreyImage): void {
  heap.fill(-0.5, at, at + height * width);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < line.widthPx; x += 1) {
      heap[at + y * width + x] = (255 - (line.pixels[y * line.widthPx + x] ?? 255)) / 128 - 0.5;
    }
  }
}

type Shape = { readonly height: number; readonly width: number; readonly top: number; readonly left: number };

/** The size of what comes out, and the zeros above and before what goes in (as TensorFlow's `same` lays them). */
function shapeOf(layer: Layer, plane: Plane): Shape {
  if (!layer.isPadded) {
    return { height: plane.height - layer.height + 1, width: plane.width - layer.width + 1, top: 0, left: 0 };
  }
  const height = Math.ceil(plane.height / layer.strideY);
  const width = Math.ceil(plane.width / layer.strideX);
  const lacking = (size: number, out: number, stride: number, kernel: number) =>
    Math.floor(Math.max(0, (out - 1) * stride + kernel - size) / 2);
  const top = lacking(plane.height, height, layer.strideY, layer.height);
  return { height, width, top, left: lacking(plane.width, width, layer.strideX, layer.width) };
}

const TILE = 4;

/** Three stretches of the heap of one size are used in turn: what goes in, the same with zeros around, what comes out. */
function planeSize(layer: Layer, plane: Plane, shape: Shape): number {
  const tiled = Math.ceil(shape.width / TILE) * TILE;
  const padded = (plane.height + layer.height) * (tiled * layer.strideX + layer.width) * plane.channels;
  return Math.max(padded, (shape.height * tiled + TILE) * wide(layer));
}

function wide({ outputs }: Layer): number {
  return Math.ceil(outputs / LANES) * LANES;
}

function sizeFor(net: Net, first: Plane): number {
  let plane = first;
  let most = first.height * first.width;
  for (const layer of net.layers) {
    const shape = shapeOf(layer, plane);
    most = Math.max(most, planeSize(layer, plane, shape));
    plane = { at: 0, height: shape.height, width: shape.width, channels: wide(layer) };
  }
  return first.at + 3 * most;
}

function applied(kernel: Kernel, layer: Layer, plane: Plane, weightsAt: number, from: number): Plane {
  const heap = kernel.heap(0);
  const shape = shapeOf(layer, plane);
  const room = Math.floor((heap.length - from) / 3);
  const slots = [from, from + room, from + 2 * room].filter((at) => at !== plane.at);
  const [paddedAt = from, out = from] = slots;
  const tiled = Math.ceil(shape.width / TILE) * TILE;
  const paddedWidth = tiled * layer.strideX + layer.width;
  padInto(heap, plane, { at: paddedAt, width: paddedWidth, height: plane.height + layer.height }, shape);
  const outputs = wide(layer);
  for (let y = 0; y < shape.height; y += 1) {
    kernel.convolveRow({
      input: paddedAt + y * layer.strideY * paddedWidth * plane.channels,
      weights: weightsAt,
      biases: weightsAt + layer.weights.length,
      output: out + y * shape.width * outputs,
      places: tiled,
      step: layer.strideX * plane.channels,
      stretch: layer.width * plane.channels,
      rowStep: paddedWidth * plane.channels,
      height: layer.height,
      outputs,
      floor: layer.isLast ? -Infinity : 0,
    });
  }
  if (layer.isResidual) addInto(heap, plane.at, out, shape.height * shape.width * outputs);
  return { at: out, height: shape.height, width: shape.width, channels: outputs };
}

function padInto(
  heap: Float32Array,
  plane: Plane,
  to: { readonly at: number; readonly width: number; readonly height: number },
  { top, left }: Shape,
): void {
  const row = plane.width * plane.channels;
  heap.fill(0, to.at, to.at + to.height * to.width * plane.channels);
  for (let y = 0; y < plane.height; y += 1) {
    const at = to.at + ((y + top) * to.width + left) * plane.channels;
    heap.copyWithin(at, plane.at + y * row, plane.at + (y + 1) * row);
  }
}

function addInto(heap: Float32Array, from: number, to: number, count: number): void {
  for (let i = 0; i < count; i += 1) heap[to + i] = (heap[to + i] ?? 0) + (heap[from + i] ?? 0);
}

function softmax(heap: Float32Array, { at, width, channels }: Plane): Frames {
  const shares = heap.slice(at, at + width * channels);
  for (let frame = 0; frame < width; frame += 1) {
    const row = shares.subarray(frame * channels, (frame + 1) * channels);
    const most = row.reduce((best, value) => Math.max(best, value), -Infinity);
    let sum = 0;
    for (let i = 0; i < channels; i += 1) sum += row[i] = Math.exp((row[i] ?? 0) - most);
    for (let i = 0; i < channels; i += 1) row[i] = (row[i] ?? 0) / sum;
  }
  return { count: width, classes: channels, shares };
}
