/**
 * A piece of an RTF file. `byte`: a character of the file's code page. `word`: a control word with its number, null
 * where it has none. `skip`: bytes of pictures.
 */
export type RtfToken =
  | { readonly kind: 'open' | 'close' }
  | { readonly kind: 'word'; readonly name: string; readonly value: number | null }
  | { readonly kind: 'byte'; readonly byte: number };

/** The tokens of an RTF file whose bytes are the characters of `source`; linear in its length. */
export function* rtfTokens(source: string): Generator<RtfToken> {
  let at = 0;
  while (at < source.length) {
    const sign = source.charAt(at);
    at += 1;
    if (sign === '{') yield { kind: 'open' };
    else if (sign === '}') yield { kind: 'close' };
    else if (sign === '\\') {
      const { token, to } = control(source, at);
      at = to;
      if (token !== null) yield token;
    } else if (sign !== '\r' && sign !== '\n' && sign !== '\0')
      yield { kind: 'byte', byte: sign.charCodeAt(0) };
  }
}

type Control = { readonly token: RtfToken | null; readonly to: number };

/** What follows a backslash at `at`. */
function control(source: string, at: number): Control {
  const word = /([a-zA-Z]{1,32})(-?\d{1,10})? ?/y;
  word.lastIndex = at;
  const found = word.exec(source);
  if (found === null) return controlSign(source, at);
  const [, name = '', number] = found;
  const value = number === undefined ? null : Number(number);
  const isBinary = name === 'bin' && value !== null && value > 0;
  return { token: { kind: 'word', name, value }, to: word.lastIndex + (isBinary ? value : 0) };
}

function controlSign(source: string, at: number): Control {
  const sign = source.charAt(at);
  if (sign === "'") {
    const byte = /^[\da-f]{2}$/i.test(source.slice(at + 1, at + 3))
      ? parseInt(source.slice(at + 1, at + 3), 16)
      : null;
    return byte === null ? { token: null, to: at + 1 } : { token: { kind: 'byte', byte }, to: at + 3 };
  }
  if (sign === '\\' || sign === '{' || sign === '}')
    return { token: { kind: 'byte', byte: sign.charCodeAt(0) }, to: at + 1 };
  const name = SIGNS[sign];
  return { token: name === undefined ? null : { kind: 'word', name, value: null }, to: at + 1 };
}

/** Control signs that stand for control words. */
const SIGNS: Readonly<Record<string, string>> = {
  '*': 'ignorable',
  '~': 'nbspace',
  _: 'nbhyphen',
  '-': 'softhyphen',
  '\n': 'par',
  '\r': 'par',
};
