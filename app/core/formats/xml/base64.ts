const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** `bytes` in base64 (RFC 4648, section 4) with padding; the core's only libraries have neither btoa nor Buffer. */
export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(i, i + 3);
    const group = (a << 16) | (b << 8) | c;
    const left = bytes.length - i;
    parts.push(
      digit(group >> 18),
      digit(group >> 12),
      left > 1 ? digit(group >> 6) : '=',
      left > 2 ? digit(group) : '=',
    );
  }
  return parts.join('');
}

function digit(group: number): string {
  return DIGITS[group & 63] ?? '';
}

/** The bytes of `text` in base64 without white space. */
export function fromBase64(text: string): Uint8Array {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 4) {
    const [a, b, c, d] = [0, 1, 2, 3].map((i) => DIGITS.indexOf(text.charAt(at + i)));
    if (a === undefined || b === undefined || c === undefined || d === undefined) break;
    const group = (a << 18) | (b << 12) | (Math.max(0, c) << 6) | Math.max(0, d);
    bytes.push((group >> 16) & 255);
    if (c >= 0) bytes.push((group >> 8) & 255);
    if (d >= 0) bytes.push(group & 255);
  }
  return Uint8Array.from(bytes);
}
