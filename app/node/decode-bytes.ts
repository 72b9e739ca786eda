import type { Decode } from '../core/formats/encoding/encodings';

/** What the platform decodes, for core, which has no decoder. Malformed bytes give U+FFFD. */
export const decodeBytes: Decode = (bytes, encoding) =>
  new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
