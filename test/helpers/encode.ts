import { upperHalf, type CodePage } from '../../app/core/formats/encoding/code-pages';

/** `text` in an 8-bit code page; what the page does not have becomes a question mark. */
export function encode(text: string, page: CodePage): Uint8Array {
  const upper = upperHalf(page);
  return Uint8Array.from([...text], (sign) => {
    const code = sign.charCodeAt(0);
    if (code < 0x80) return code;
    const at = upper.indexOf(sign);
    return at < 0 ? 0x3f : 0x80 + at;
  });
}

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
