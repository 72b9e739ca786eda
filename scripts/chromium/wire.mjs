// What goes between the main process and a page as text: plain data, with bytes and what JSON has no word for told apart.

/** One function for both sides; it must not use anything around it. */
function makeWire() {
  const TYPED = [
    Uint8Array,
    Uint8ClampedArray,
    Int32Array,
    Uint32Array,
    Uint16Array,
    Int16Array,
    Float32Array,
    Float64Array,
  ];
  const toBase64 = (bytes) => {
    let text = '';
    for (let at = 0; at < bytes.length; at += 32768)
      text += String.fromCharCode(...bytes.subarray(at, at + 32768));
    return btoa(text);
  };
  const fromBase64 = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  const pack = (value, change) => {
    if (typeof value === 'string') return change(value);
    if (value === undefined) return { $: 'undefined' };
    if (typeof value === 'number' && !Number.isFinite(value)) return { $: 'number', v: String(value) };
    if (value === null || typeof value !== 'object') return value;
    if (value instanceof ArrayBuffer) return { $: 'ArrayBuffer', v: toBase64(new Uint8Array(value)) };
    if (ArrayBuffer.isView(value)) {
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
      const type = TYPED.find((one) => value instanceof one) ?? Uint8Array;
      return { $: type.name, v: toBase64(bytes) };
    }
    if (Array.isArray(value)) return value.map((one) => pack(one, change));
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, pack(one, change)]));
  };
  const unpack = (value) => {
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map(unpack);
    if (value.$ === 'undefined') return undefined;
    if (value.$ === 'number') return Number(value.v);
    if (value.$ === 'ArrayBuffer') return fromBase64(value.v).buffer;
    const type = TYPED.find((one) => one.name === value.$);
    if (type !== undefined) return new type(fromBase64(value.v).buffer);
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, unpack(one)]));
  };
  const same = (text) => text;
  return {
    encode: (value, change = same) => JSON.stringify(pack(value, change)),
    decode: (text) => unpack(JSON.parse(text)),
  };
}

export const { encode, decode } = makeWire();

/** In the page: `electron` as a sandboxed preload sees it. */
export const PAGE_SIDE = `(() => {
  const { encode, decode } = (${makeWire.toString()})();
  const toMain = globalThis.__toMain;
  const listeners = new Map();
  globalThis.__fromMain = (text) => {
    const [channel, ...data] = decode(text);
    for (const one of [...(listeners.get(channel) ?? [])]) one({}, ...data);
  };
  const ipcRenderer = {
    invoke: async (channel, ...args) => decode(await toMain('invoke', encode([channel, ...args]))),
    send: (channel, ...args) => void toMain('send', encode([channel, ...args])),
    on: (channel, one) => void listeners.set(channel, [...(listeners.get(channel) ?? []), one]),
    removeListener: (channel, one) => void listeners.set(channel, (listeners.get(channel) ?? []).filter((other) => other !== one)),
  };
  const contextBridge = { exposeInMainWorld: (name, value) => void (globalThis[name] = value) };
  globalThis.__electron = { ipcRenderer, contextBridge, webUtils: { getPathForFile: () => '' } };
})();`;
