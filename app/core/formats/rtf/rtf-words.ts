import type { LeftOutKind } from '../account/account';
import type { TextEncoding } from '../encoding/encodings';

/** Destinations that are no running text, and what they are. `null`: no text at all. */
export const RTF_DESTINATIONS: Readonly<Record<string, LeftOutKind | null>> = {
  footnote: 'notes',
  annotation: 'comments',
  atnid: 'comments',
  atnauthor: 'comments',
  header: 'headers',
  headerl: 'headers',
  headerr: 'headers',
  headerf: 'headers',
  footer: 'headers',
  footerl: 'headers',
  footerr: 'headers',
  footerf: 'headers',
  fldinst: 'field-codes',
  info: 'metadata',
  fonttbl: null,
  colortbl: null,
  stylesheet: null,
  pict: null,
  objdata: null,
  ftnsep: null,
  ftnsepc: null,
  aftnsep: null,
  xe: 'field-codes',
  tc: 'field-codes',
  rxe: 'field-codes',
  nonshppict: null,
  // Numbers of lists, for programs that do not make them themselves; with the list they would stand twice.
  listtext: 'fallback',
  pntext: 'fallback',
  pn: null,
  nonesttables: 'fallback',
};

/** Text of ignorable destinations that is running text all the same. */
export const RTF_TEXT_DESTINATIONS: readonly string[] = ['shptxt', 'shpinst', 'ud', 'nesttableprops'];

export const RTF_SIGNS: Readonly<Record<string, string>> = {
  tab: '\t',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: '\u2003',
  enspace: '\u2002',
  qmspace: '\u2005',
  nbspace: '\u00a0',
  nbhyphen: '\u2011',
  softhyphen: '\u00ad',
};

/** Code pages by the numbers of Windows. */
export const RTF_CODE_PAGES: Readonly<Record<number, TextEncoding>> = {
  437: 'windows-1252',
  850: 'windows-1252',
  855: 'ibm855',
  866: 'ibm866',
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  1250: 'windows-1250',
  1251: 'windows-1251',
  1252: 'windows-1252',
  1253: 'windows-1253',
  1254: 'windows-1254',
  1257: 'windows-1257',
  10000: 'macintosh',
  10007: 'x-mac-cyrillic',
  20866: 'koi8-r',
  21866: 'koi8-u',
  28595: 'iso-8859-5',
};

/** Character sets of fonts (`\fcharset`), as code pages. */
export const RTF_CHARSETS: Readonly<Record<number, number>> = {
  0: 1252,
  77: 10000,
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  186: 1257,
  204: 1251,
  238: 1250,
  255: 437,
};
