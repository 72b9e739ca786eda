import { strFromU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { failureText } from '../../../app/core/base/failure-text';
import { HANDLING } from '../../../app/core/base/file-kinds';
import { openText } from '../../../app/core/formats/open-text';
import { decodeBytes } from '../../../app/node/disk/decode-bytes';
import { latin1Bytes, utf8 } from '../../helpers/bytes';
import { docxOf, odtOf, wordParagraph, wordRun } from '../../helpers/documents';
import { readForeign } from '../../helpers/foreign';
import { FILES, type Example } from '../../helpers/kinds';

const MUTATIONS = 500;

/** Numbers below `n`, the same for the same seed (Park and Miller). */
function chance(seed: number): (n: number) => number {
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

/** Of a packed file a part is changed and it is packed anew, or its own bytes are changed. */
function variant({ bytes }: Example, next: (n: number) => number): Uint8Array {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!isZip || next(3) === 0) return mutated(bytes, next);
  const parts = unzipSync(bytes);
  const names = Object.keys(parts).filter((name) => name.endsWith('.xml'));
  const name = names[next(names.length)] ?? '';
  // OpenDocument says in an entry that is not packed what it is.
  return zipSync({ ...parts, [name]: mutated(parts[name] ?? utf8(''), next) }, { level: 0 });
}

const cell = (text: string) => `<w:tc>${wordParagraph(text)}</w:tc>`;
const RICH: readonly Example[] = [
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

const READ = [...FILES.filter(({ kind }) => HANDLING[kind] !== 'refuse'), ...RICH];

describe(`${MUTATIONS} mutations of a file`, () => {
  it.each(READ)('$name are opened, or refused in one line', async (example) => {
    const next = chance(1951);
    let opened = 0;
    for (let i = 0; i < MUTATIONS; i += 1) {
      const bytes = variant(example, next);
      const found = openText(bytes, example.name, decodeBytes);
      const read = found.ok ? await readForeign(found.value.file) : found;
      const where = `${example.name}, mutation ${i}: ${strFromU8(bytes, true).slice(0, 2_000)}`;
      if (read.ok) {
        const { inFile, taken, leftOut, lost, invented } = read.value.account;
        const out = leftOut.reduce((sum, { characters }) => sum + characters, 0);
        expect(inFile, where).toBe(taken + out + lost - invented);
        opened += 1;
      } else {
        const said = failureText(read.error, 'ru');
        expect(said, where).toMatch(/^[^\n]{10,400}$/);
      }
    }
    expect(opened).toBeGreaterThan(0);
  });
});
