import { CODE_PAGES, type CodePage } from './code-pages';

/** Encodings that a file can only say it has: nothing here recognises them. */
const DECLARED_ONLY = [
  'iso-8859-2',
  'iso-8859-7',
  'iso-8859-15',
  'windows-1250',
  'windows-1253',
  'windows-1254',
  'windows-1257',
  'macintosh',
  'gb18030',
  'big5',
  'shift_jis',
  'euc-jp',
  'euc-kr',
] as const;

const UNICODE = ['utf-8', 'utf-16le', 'utf-16be'] as const;

/** Encodings by their WHATWG names, and IBM855. */
export type TextEncoding = (typeof UNICODE)[number] | CodePage | (typeof DECLARED_ONLY)[number];

/** What the platform decodes: as TextDecoder does with `{ignoreBOM: true}`. */
export type PlatformEncoding = Exclude<TextEncoding, CodePage>;

/** Turns bytes into text with U+FFFD for what is malformed; core has no decoder of its own for these. */
export type Decode = (bytes: Uint8Array, encoding: PlatformEncoding) => string;

/** Other names that files give: of the WHATWG Encoding Standard, of XML writers and of editors. */
const ALIASES: Readonly<Record<string, TextEncoding>> = {
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  ascii: 'utf-8',
  cp1251: 'windows-1251',
  'win-1251': 'windows-1251',
  'x-cp1251': 'windows-1251',
  koi8: 'koi8-r',
  koi8_r: 'koi8-r',
  'koi8-ru': 'koi8-u',
  cp866: 'ibm866',
  '866': 'ibm866',
  'cp-866': 'ibm866',
  'mac-cyrillic': 'x-mac-cyrillic',
  maccyrillic: 'x-mac-cyrillic',
  'x-mac-ukrainian': 'x-mac-cyrillic',
  iso8859_5: 'iso-8859-5',
  'iso8859-5': 'iso-8859-5',
  cyrillic: 'iso-8859-5',
  cp855: 'ibm855',
  'iso-8859-1': 'windows-1252',
  'iso8859-1': 'windows-1252',
  iso8859_1: 'windows-1252',
  latin1: 'windows-1252',
  'latin-1': 'windows-1252',
  cp1252: 'windows-1252',
  latin2: 'iso-8859-2',
  'iso8859-2': 'iso-8859-2',
  cp1250: 'windows-1250',
  cp1253: 'windows-1253',
  cp1254: 'windows-1254',
  'iso-8859-9': 'windows-1254',
  cp1257: 'windows-1257',
  'x-mac-roman': 'macintosh',
  mac: 'macintosh',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  sjis: 'shift_jis',
};

const KNOWN: readonly TextEncoding[] = [...UNICODE, ...CODE_PAGES, ...DECLARED_ONLY];

/** The encoding that a file calls so, or null for a name that is not known here. */
export function encodingByName(name: string): TextEncoding | null {
  const small = name.trim().toLowerCase();
  return KNOWN.find((encoding) => encoding === small) ?? aliasOf(small);
}

function aliasOf(name: string): TextEncoding | null {
  return Object.hasOwn(ALIASES, name) ? (ALIASES[name] ?? null) : null;
}

/** More than any file says before its first element. */
const HEAD_CHARACTERS = 4_096;

/**
 * The name of an encoding that a markup file declares: in the XML declaration (XML 1.0, 4.3.3) or in a meta element of
 * HTML. `head` is the file's beginning, each byte a character.
 */
export function declaredName(head: string): string | null {
  const part = head.slice(0, HEAD_CHARACTERS);
  const xml = /^\s*<\?xml[^>]*?\bencoding\s*=\s*["']\s*([\w.:-]+)\s*["']/.exec(part)?.[1];
  return xml ?? /<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w.:-]+)/i.exec(part)?.[1] ?? null;
}

/** What people call an encoding. */
export function encodingName(encoding: TextEncoding): string {
  return Object.hasOwn(NAMES, encoding) ? (NAMES[encoding] ?? encoding) : encoding;
}

const NAMES: Readonly<Partial<Record<TextEncoding, string>>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1251': 'Windows-1251',
  'windows-1252': 'Windows-1252',
  'koi8-r': 'KOI8-R',
  'koi8-u': 'KOI8-U',
  ibm866: 'CP866',
  ibm855: 'CP855',
  'iso-8859-5': 'ISO 8859-5',
  'x-mac-cyrillic': 'Mac Cyrillic',
};
