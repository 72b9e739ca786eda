export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function utf16(text: string, isLittle: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    bytes[2 * i + (isLittle ? 0 : 1)] = unit & 255;
    bytes[2 * i + (isLittle ? 1 : 0)] = unit >> 8;
  }
  return bytes;
}

/** Characters below 256 as the bytes of their numbers. */
export function latin1Bytes(text: string): Uint8Array {
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
}
