/**
 * Bytes of a text file as text, or null when they are in no known encoding: a byte order mark decides, then valid
 * UTF-8, then whichever of Windows-1251 and KOI8-R gives the more likely Russian. Line ends become line feeds.
 */
export function decodeText(bytes: Uint8Array): string | null {
  const text = decodeMarked(bytes) ?? decodeStrict(bytes, 'utf-8') ?? decodeCyrillic(bytes);
  return text === null ? null : text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}

function decodeMarked(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeStrict(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeStrict(bytes, 'utf-16be');
  return null;
}

function decodeStrict(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Both encodings accept any byte; in the wrong one, running Russian text turns into capitals inside words. */
function decodeCyrillic(bytes: Uint8Array): string | null {
  const candidates = ['windows-1251', 'koi8-r'].flatMap((encoding) => decodeStrict(bytes, encoding) ?? []);
  const scored = candidates.map((text) => ({ text, score: likelyRussian(text) }));
  return scored.sort((a, b) => b.score - a.score)[0]?.text ?? null;
}

/** The share of letters that are lower-case Cyrillic. */
function likelyRussian(text: string): number {
  const sample = text.slice(0, 20_000);
  return (sample.match(/[а-яё]/g) ?? []).length / Math.max(1, (sample.match(/\S/g) ?? []).length);
}
