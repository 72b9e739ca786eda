/**
 * The convolution of `convolve.ts` as WebAssembly with 128-bit vectors, put together here byte by byte: four places by eight
 * outputs are summed in registers. It exports `memory` and `row`, whose arguments are those of `Row`, places in bytes.
 * Instruction codes are those of the WebAssembly core specification 2.0, §5.4.
 */
export function kernelCode(): Uint8Array {
  const type = [0x60, ...list(Array.from({ length: 11 }, (_, i) => [i === FLOOR ? F32 : I32])), 0x00];
  const exported = (name: string, kind: number) => [...string(name), kind, 0];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, list([type])),
    ...section(3, list([[0]])),
    ...section(5, list([[0x00, 1]])),
    ...section(7, list([exported('memory', 2), exported('row', 0)])),
    ...section(10, list([sized(body())])),
  ]);
}

const [I32, F32, V128] = [0x7f, 0x7d, 0x7b];
/** Arguments, in order. */
const [IN, WEIGHTS, BIASES, OUT, PLACES, STEP, STRETCH, ROW_STEP, HEIGHT, OUTPUTS, FLOOR] = range(0, 11);
/** Locals: counters and addresses, then sums and the two vectors of weights. */
const [LANE, PLACE, Y, AT, END, WEIGHT, BLOCK, ROW, TO, TWO, THREE] = range(11, 11);
const SUMS = range(22, 8);
const [LOW, HIGH, SPLAT] = range(30, 3);
const TILE = 4;

type Code = readonly number[];

function range(from: number, count: number): readonly number[] & Record<number, number> {
  return Array.from({ length: count }, (_, i) => from + i);
}

const get = (local = 0): Code => [0x20, local];
const set = (local = 0): Code => [0x21, local];
const tee = (local = 0): Code => [0x22, local];
const constant = (value: number): Code => [0x41, ...signed(value)];
const add: Code = [0x6a];
const multiply: Code = [0x6c];
const shiftLeft = (bits: number): Code => [...constant(bits), 0x74];
const simd = (code: number): Code => [0xfd, ...unsigned(code)];
const load = (offset: number): Code => [...simd(0), 4, ...unsigned(offset)];
const loadSplat: Code = [...simd(9), 2, 0];
const store = (offset: number): Code => [...simd(11), 4, ...unsigned(offset)];
const addVectors = simd(0xe4);
const multiplyVectors = simd(0xe6);
const largerOf = simd(0xe9);
const splatFloat = simd(0x13);

const raise = (local: number | undefined, by: Code): Code => [...get(local), ...by, ...add, ...set(local)];
/** Do it until `local` has reached `end`. */
const until = (local: number | undefined, end: Code, inside: Code): Code => [
  ...[0x03, 0x40],
  ...inside,
  ...[...get(local), ...end, 0x49, 0x0d, 0, 0x0b],
];

function body(): Code {
  const locals = list([
    [11, I32],
    [11, V128],
  ]);
  const start = [
    ...[...get(STEP), ...shiftLeft(1), ...set(TWO)],
    ...[...get(STEP), ...constant(3), ...multiply, ...set(THREE)],
    ...[...get(WEIGHTS), ...set(BLOCK)],
  ];
  return [...locals, ...start, ...until(LANE, get(OUTPUTS), eightOutputs()), 0x0b];
}

function eightOutputs(): Code {
  return [
    ...[...constant(0), ...set(PLACE)],
    ...until(PLACE, get(PLACES), fourPlaces()),
    ...[...get(WEIGHT), ...set(BLOCK)],
    ...raise(LANE, constant(8)),
  ];
}

function fourPlaces(): Code {
  const biasAt = [...get(BIASES), ...get(LANE), ...shiftLeft(2), ...add];
  const begin = SUMS.flatMap((sum, i) => [...biasAt, ...load(i % 2 === 0 ? 0 : 16), ...set(sum)]);
  return [
    ...begin,
    ...[...get(BLOCK), ...set(WEIGHT)],
    ...[...constant(0), ...set(Y)],
    ...[...get(IN), ...get(PLACE), ...get(STEP), ...multiply, ...add, ...set(ROW)],
    ...until(Y, get(HEIGHT), oneRow()),
    ...results(),
    ...raise(PLACE, constant(TILE)),
  ];
}

function oneRow(): Code {
  return [
    ...[...get(ROW), ...tee(AT), ...get(STRETCH), ...add, ...set(END)],
    ...until(AT, get(END), oneInput()),
    ...raise(ROW, get(ROW_STEP)),
    ...raise(Y, constant(1)),
  ];
}

function oneInput(): Code {
  const steps: readonly Code[] = [[], [...get(STEP), ...add], [...get(TWO), ...add], [...get(THREE), ...add]];
  const summed = (sum: number | undefined, weights: number | undefined) => [
    ...[...get(sum), ...get(SPLAT), ...get(weights), ...multiplyVectors, ...addVectors, ...set(sum)],
  ];
  return [
    ...[...get(WEIGHT), ...load(0), ...set(LOW), ...get(WEIGHT), ...load(16), ...set(HIGH)],
    ...steps.flatMap((step, i) => [
      ...[...get(AT), ...step, ...loadSplat, ...set(SPLAT)],
      ...summed(SUMS[2 * i], LOW),
      ...summed(SUMS[2 * i + 1], HIGH),
    ]),
    ...raise(WEIGHT, constant(32)),
    ...raise(AT, constant(4)),
  ];
}

function results(): Code {
  const outAt = [...get(PLACE), ...get(OUTPUTS), ...multiply, ...get(LANE), ...add, ...shiftLeft(2)];
  const floored = (sum: number | undefined) => [...get(sum), ...[...get(FLOOR), ...splatFloat, ...largerOf]];
  return [
    ...[...get(OUT), ...outAt, ...add, ...set(TO)],
    ...Array.from({ length: TILE }, (_, i) => [
      ...[...get(TO), ...floored(SUMS[2 * i]), ...store(0)],
      ...[...get(TO), ...floored(SUMS[2 * i + 1]), ...store(16)],
      ...raise(TO, [...get(OUTPUTS), ...shiftLeft(2)]),
    ]).flat(),
  ];
}

function section(id: number, content: Code): Code {
  return [id, ...sized(content)];
}

function sized(content: Code): Code {
  return [...unsigned(content.length), ...content];
}

function list(items: readonly Code[]): Code {
  return [...unsigned(items.length), ...items.flat()];
}

function string(text: string): Code {
  return sized(Array.from(text, (char) => char.charCodeAt(0)));
}

/** LEB128. */
function unsigned(value: number): Code {
  const low = value & 0x7f;
  const rest = value >>> 7;
  return rest === 0 ? [low] : [low | 0x80, ...unsigned(rest)];
}

function signed(value: number): Code {
  const low = value & 0x7f;
  const rest = value >> 7;
  const isLast = (rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0);
  return isLast ? [low] : [low | 0x80, ...signed(rest)];
}
