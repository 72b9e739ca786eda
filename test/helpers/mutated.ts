import { unzipSync, zipSync } from 'fflate';
import { latin1 } from '../../app/core/formats/encoding/code-pages';
import { latin1Bytes, utf8 } from './bytes';
import { docxOf, odtOf, wordParagraph, wordRun } from './documents';
import type { Example } from './kinds';

/** Numbers below `n`, the same for the same seed (Park and Miller). */
export function chance(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % n;
  };
}

const PIECES = [
  '<',
  '>',
  '</',
  '&',
  '"',
  '\0',
  '{',
  '}',
  '\\',
  '<w:tbl>',
  '<table>',
  '\\u',
  '\\bin9 ',
  ']]>',
  'ÿ',
  '%',
  '<!--',
];

/** One to four places changed, cut out, doubled or put in. */
function mutated(bytes: Uint8Array, next: (n: number) => number): Uint8Array {
  let found = [...bytes];
  for (let n = 1 + next(4); n > 0; n -= 1) {
    const at = next(Math.max(1, found.length));
    const length = 1 + next(40);
    const piece = [...latin1Bytes(PIECES[next(PIECES.length)] ?? '')];
    const middle: readonly (readonly number[])[] = [
      [next(256)],
      [],
      [...found.slice(at, at + length), ...found.slice(at, at + length)],
      [...piece, ...found.slice(at, at + length)],
    ];
    found = [...found.slice(0, at), ...(middle[next(4)] ?? []), ...found.slice(at + length)];
  }
  return Uint8Array.from(found);
}

const NUMBERS = ['', '-1', '0', '0.5', '1e9', 'NaN', '99999999999999999999', ' 7 '];

/** One to six numbers and words become others, so that most of what marks the file up still stands. */
export function reworded(bytes: Uint8Array, next: (n: number) => number): Uint8Array {
  let text = latin1(bytes);
  for (let n = 1 + next(6); n > 0; n -= 1) {
    const at = next(Math.max(1, text.length));
    const isNumber = next(2) === 0;
    const found = (isNumber ? /\d+(?:\.\d+)?/g : /[a-zA-Z]+/g).exec(text.slice(at));
    if (found === null) continue;
    const place = at + found.index;
    const other = text.slice(next(Math.max(1, text.length))).match(/[a-zA-Z]+/)?.[0] ?? '';
    const put = isNumber ? (NUMBERS[next(NUMBERS.length)] ?? '') : other;
    text = text.slice(0, place) + put + text.slice(place + found[0].length);
  }
  return latin1Bytes(text);
}

/** Of a packed file a part is changed and it is packed anew, or its own bytes are changed. */
export function variant(
  { bytes }: Example,
  next: (n: number) => number,
  change: typeof mutated = mutated,
): Uint8Array {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!isZip || next(3) === 0) return change(bytes, next);
  const parts = unzipSync(bytes);
  const names = Object.keys(parts).filter((name) => name.endsWith('.xml'));
  const name = names[next(names.length)] ?? '';
  // OpenDocument says in an entry that is not packed what it is.
  return zipSync({ ...parts, [name]: change(parts[name] ?? utf8(''), next) }, { level: 0 });
}

const cell = (text: string) => `<w:tc>${wordParagraph(text)}</w:tc>`;
/** Documents with notes, changes and tables. */
export const RICH: readonly Example[] = [
  {
    name: 'rich.docx',
    kind: 'docx',
    bytes: docxOf(
      `${wordParagraph(`${wordRun('раз')}<w:del><w:r><w:delText>два</w:delText></w:r></w:del><w:ins>${wordRun('три')}</w:ins>`)}<w:tbl><w:tr>${cell('а')}${cell('б')}</w:tr></w:tbl>`,
      { 'footnotes.xml': `<w:footnotes><w:footnote>${wordParagraph('сноска')}</w:footnote></w:footnotes>` },
    ),
  },
  {
    name: 'rich.odt',
    kind: 'odt',
    bytes: odtOf(
      '<text:p>раз<text:note><text:note-body><text:p>сноска</text:p></text:note-body></text:note></text:p><table:table><table:table-row><table:table-cell><text:p>а</text:p></table:table-cell></table:table-row></table:table>',
    ),
  },
];
