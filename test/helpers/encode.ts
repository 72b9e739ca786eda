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
