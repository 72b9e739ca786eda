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
