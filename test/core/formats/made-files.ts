import fc from 'fast-check';
import type { LeftOutKind } from '../../../app/core/formats/account';

/**
 * Files of other programs made at random, of pieces whose text is known: what must come out, line by line, and what must
 * be named as left out. Each word is used once, so that nothing lost or doubled can stand in for something else.
 */
export type MadeFile = {
  readonly source: string;
  /** The lines of all pages in order. */
  readonly lines: readonly string[];
  readonly leftOut: readonly (readonly [LeftOutKind, string])[];
};

/** A piece of a file: its source, and what a reader makes of it. */
type Piece = Omit<MadeFile, 'source'> & { readonly source: string };

const LETTERS = 'абвгдежзиклмнопрстуфхцчшщыэюяѣѳАБ09№«».,()&<>"\'';

function words(): () => string {
  let count = 0;
  return () => {
    count += 1;
    const code = [...count.toString(20)].map((digit) => LETTERS[parseInt(digit, 20)]);
    return `${code.join('')}${LETTERS[count % LETTERS.length]}о`;
  };
}

export const escaped = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

type Make = (word: () => string, choose: (n: number) => number) => Piece;

/** 0…n-1 from a stream of random numbers. */
function chooser(numbers: readonly number[]): (n: number) => number {
  let at = 0;
  return (n) => {
    const value = numbers[at % numbers.length] ?? 0;
    at += 1;
    return value % n;
  };
}

const joined = (pieces: readonly Piece[], around: (inner: string) => string = (inner) => inner): Piece => ({
  source: around(pieces.map(({ source }) => source).join('')),
  lines: pieces.flatMap(({ lines }) => lines),
  leftOut: pieces.flatMap(({ leftOut }) => leftOut),
});

const some =
  (make: Make, most: number): Make =>
  (word, choose) =>
    joined(Array.from({ length: 1 + choose(most) }, () => make(word, choose)));

function fileOf(make: Make): fc.Arbitrary<MadeFile> {
  return fc
    .array(fc.nat({ max: 10_000 }), { minLength: 40, maxLength: 120 })
    .map((numbers) => make(words(), chooser(numbers)));
}

const text = (word: () => string, n: number) => Array.from({ length: n }, word);

// ---- PAGE

const unicode = (content: string, index = '') =>
  `<TextEquiv${index}><Unicode>${escaped(content)}</Unicode></TextEquiv>`;
const COORDS = '<Coords points="0,0 10,0 10,10 0,10"/>';

const pageLine: Make = (word, choose) => {
  const own = text(word, 1 + choose(3));
  const wordElements = own.map((one) => `<Word>${COORDS}${unicode(one)}</Word>`).join('');
  const other = word();
  const glyphs = own
    .map(
      (one) => `<Word>${COORDS}${[...one].map((sign) => `<Glyph>${unicode(sign)}</Glyph>`).join('')}</Word>`,
    )
    .join('');
  const shapes: readonly Piece[] = [
    { source: unicode(own.join(' ')), lines: [own.join(' ')], leftOut: [] },
    { source: wordElements, lines: [own.join(' ')], leftOut: [] },
    { source: glyphs, lines: [own.join(' ')], leftOut: [] },
    {
      source: wordElements + unicode(own.join(' ')),
      lines: [own.join(' ')],
      leftOut: own.map((one) => ['word-text', one] as const),
    },
    { source: `${wordElements}<TextEquiv><Unicode/></TextEquiv>`, lines: [own.join(' ')], leftOut: [] },
    {
      source: unicode(other, ' index="1"') + unicode(own.join(' '), ' index="0"'),
      lines: [own.join(' ')],
      leftOut: [['alternatives', other]],
    },
  ];
  const shape = shapes[choose(shapes.length)] ?? joined([]);
  return joined([shape], (inner) => `<TextLine>${COORDS}${inner}</TextLine>`);
};

const pageRegion =
  (depth: number): Make =>
  (word, choose) => {
    const kind = choose(depth > 0 ? 5 : 3);
    const name = ['TextRegion', 'TableCell', 'StampRegion', 'Kasten'][choose(4)] ?? '';
    const wrap = (inner: string) => `<${name}>${COORDS}${inner}</${name}>`;
    const own = text(word, 2);
    const lines = some(pageLine, 3)(word, choose);
    switch (kind) {
      case 0:
        return { source: wrap(unicode(own.join('\n'))), lines: own, leftOut: [] };
      case 1: {
        const again = unicode(lines.lines.join('\n'));
        const repeated = lines.lines.map((line) => ['region-text', line] as const);
        return { ...lines, source: wrap(lines.source + again), leftOut: [...lines.leftOut, ...repeated] };
      }
      case 2:
        return joined([lines], wrap);
      default:
        return joined([lines, some(pageRegion(depth - 1), 2)(word, choose)], wrap);
    }
  };

export const madePage: fc.Arbitrary<MadeFile> = fileOf((word, choose) => {
  const body = some(pageRegion(2), 4)(word, choose);
  const creator = word();
  const source = `<PcGts><Metadata><Creator>${escaped(creator)}</Creator></Metadata><Page imageWidth="100" imageHeight="100">${body.source}</Page></PcGts>`;
  return { ...body, source, leftOut: [...body.leftOut, ['metadata', creator]] };
});

// ---- ALTO

const altoLine: Make = (word, choose) => {
  const own = text(word, 1 + choose(3)).map((one) => one.replace(/[-=]$/, ''));
  const other = word();
  const last = own[own.length - 1] ?? '';
  const space = choose(2) === 0 ? '<SP/>' : '';
  const string = (content: string, more = '', inner = '') =>
    `<String CONTENT="${escaped(content)}"${more}>${inner}</String>`;
  const head = own.slice(0, -1).map((one) => string(one));
  const glyphs = [...last].map((sign) => `<Glyph CONTENT="${escaped(sign)}"/>`).join('');
  const tails: readonly (readonly [string, string, MadeFile['leftOut']])[] = [
    [string(last), last, []],
    [string(last, '', `<ALTERNATIVE>${escaped(other)}</ALTERNATIVE>`), last, [['alternatives', other]]],
    [
      string(last, ` SUBS_CONTENT="${escaped(other)}"`) + '<HYP CONTENT="-"/>',
      `${last}-`,
      [['whole-words', other]],
    ],
    [string(`${last}-`) + '<HYP CONTENT="\u00ad"/>', `${last}-`, [['hyphens', '\u00ad']]],
    [string(last) + '<HYP/>', `${last}-`, []],
    [string(last, '', glyphs), last, [...last].map((sign) => ['glyph-text', sign] as const)],
    [string('', '', glyphs), last, []],
  ];
  const [tail, ending, leftOut] = tails[choose(tails.length)] ?? ['', '', []];
  const name = ['TextLine', 'Zeile'][choose(2)] ?? '';
  return {
    source: `<${name}>${[...head, tail].join(space)}</${name}>`,
    lines: [[...own.slice(0, -1), ending].join(' ')],
    leftOut,
  };
};

export const madeAlto: fc.Arbitrary<MadeFile> = fileOf((word, choose) => {
  const block: Make = (w, c) =>
    joined([some(altoLine, 4)(w, c)], (inner) => `<TextBlock>${inner}</TextBlock>`);
  const composed: Make = (w, c) =>
    c(2) === 0
      ? block(w, c)
      : joined([some(block, 3)(w, c)], (inner) => `<ComposedBlock>${inner}</ComposedBlock>`);
  const page: Make = (w, c) =>
    joined([some(composed, 3)(w, c)], (inner) => `<Page><PrintSpace>${inner}</PrintSpace></Page>`);
  const body = some(page, 2)(word, choose);
  const source = `<alto><Description><MeasurementUnit>pixel</MeasurementUnit></Description><Layout>${body.source}</Layout></alto>`;
  return { ...body, source, leftOut: [...body.leftOut, ['metadata', 'pixel']] };
});

// ---- hOCR

const hocrWord: Make = (word, choose) => {
  const [own = '', other = ''] = text(word, 2);
  const span = (inner: string) => `<span class='ocrx_word' title='bbox 1.5 2 3 4'>${inner}</span>`;
  const shapes: readonly Piece[] = [
    { source: span(escaped(own)), lines: [own], leftOut: [] },
    { source: span(`<b>${escaped(own.slice(0, 1))}</b>${escaped(own.slice(1))}`), lines: [own], leftOut: [] },
    {
      source: span(
        `<span class="alternatives"><ins class="alt">${escaped(own)}</ins><del class="alt">${escaped(other)}</del></span>`,
      ),
      lines: [own],
      leftOut: [['alternatives', other]],
    },
    {
      source: span(`<ins>${escaped(own)}</ins><del>${escaped(other)}</del>`),
      lines: [own],
      leftOut: [['alternatives', other]],
    },
    { source: span(`${escaped(own)}&numero;`), lines: [`${own}№`], leftOut: [] },
  ];
  return shapes[choose(shapes.length)] ?? joined([]);
};

const hocrLine: Make = (word, choose) => {
  const own = some(hocrWord, 4)(word, choose);
  const parts = own.source.split(/(?<=<\/span>)(?=<span class='ocrx_word)/);
  const shapes: readonly (readonly [string, readonly string[]])[] = [
    [`<span class="ocr_line">${parts.join(' ')}</span>`, [own.lines.join(' ')]],
    [`<span class="ocrx_line big">${parts.join('\n')}<br/></span>`, [own.lines.join(' ')]],
    [`<p>${parts.join(' ')}</p>`, [own.lines.join(' ')]],
    [`<p class="ocr_par">${parts.join('<br>')}</p>`, own.lines],
    [
      `<table class="ocr_line"><tr>${parts.map((one) => `<td>${one}</td>`).join('')}</tr></table>`,
      [own.lines.join(' ')],
    ],
  ];
  const [source, lines] = shapes[choose(shapes.length)] ?? ['', []];
  return { source, lines, leftOut: own.leftOut };
};

export const madeHocr: fc.Arbitrary<MadeFile> = fileOf((word, choose) => {
  const area: Make = (w, c) =>
    joined([some(hocrLine, 4)(w, c)], (inner) => `<div class="ocr_carea">${inner}</div>`);
  const page: Make = (w, c) =>
    joined([some(area, 3)(w, c)], (inner) => `<div class="ocr_page" title="bbox 0 0 9 9">${inner}</div>`);
  const body = some(page, 2)(word, choose);
  const [title, script, outside] = text(word, 3);
  const source = `<html><head><title>${escaped(title ?? '')}</title><script>${(script ?? '').replace(/[<&]/g, '')}</script></head><body><p>${escaped(outside ?? '')}</p>${body.source}</body></html>`;
  const more: MadeFile['leftOut'] = [
    ['metadata', title ?? ''],
    ['scripts', (script ?? '').replace(/[<&]/g, '')],
    ['outside-pages', outside ?? ''],
  ];
  return { ...body, source, leftOut: [...body.leftOut, ...more] };
});

// ---- TEI

/** Text of the phrase level, with readings that are not taken. */
const teiPhrase: Make = (word, choose) => {
  const [own = '', other = ''] = text(word, 2);
  const [a, b] = [escaped(own), escaped(other)];
  const shapes: readonly Piece[] = [
    { source: a, lines: [own], leftOut: [] },
    { source: `<hi>${a}</hi>`, lines: [own], leftOut: [] },
    {
      source: `<choice><sic>${a}</sic><corr>${b}</corr></choice>`,
      lines: [own],
      leftOut: [['editor-forms', other]],
    },
    {
      source: `<choice><reg>${b}</reg><orig>${a}</orig></choice>`,
      lines: [own],
      leftOut: [['editor-forms', other]],
    },
    { source: `<app><lem>${a}</lem><rdg>${b}</rdg></app>`, lines: [own], leftOut: [['alternatives', other]] },
    { source: `<subst><del>${b}</del><add>${a}</add></subst>`, lines: [own], leftOut: [['deleted', other]] },
    { source: `${a}<note>${b}</note>`, lines: [own], leftOut: [['notes', other]] },
    { source: `<persName><surname>${a}</surname></persName>`, lines: [own], leftOut: [] },
  ];
  return shapes[choose(shapes.length)] ?? joined([]);
};

const teiLine: Make = (word, choose) => {
  const own = Array.from({ length: 1 + choose(3) }, () => teiPhrase(word, choose));
  const all = joined(own);
  return { ...all, source: own.map(({ source }) => source).join(' '), lines: [all.lines.join(' ')] };
};

const teiBlock =
  (depth: number): Make =>
  (word, choose) => {
    const wrap = (name: string, inner: string) => `<${name}>${inner}</${name}>`;
    const blank = choose(2) === 0 ? '\n  ' : '';
    const line = () => teiLine(word, choose);
    const several = () => Array.from({ length: 1 + choose(3) }, line);
    switch (choose(depth > 0 ? 6 : 4)) {
      case 0: {
        const name = ['p', 'head', 'fw', 'ab', 'opener'][choose(5)] ?? '';
        return joined([line()], (inner) => wrap(name, inner));
      }
      case 1: {
        const lines = several();
        return {
          ...joined(lines),
          source: wrap('p', lines.map(({ source }) => `<lb/>${source}`).join(blank)),
        };
      }
      case 2: {
        const rows = several().map((row) => ({ row, cell: line() }));
        const source = rows.map(({ row, cell }) =>
          wrap('row', blank + wrap('cell', row.source) + blank + wrap('cell', cell.source) + blank),
        );
        const pieces = rows.flatMap(({ row, cell }) => [row, cell]);
        const lines = rows.map(({ row, cell }) => `${row.lines.join('')} ${cell.lines.join('')}`);
        return { ...joined(pieces), source: wrap('table', blank + source.join(blank) + blank), lines };
      }
      case 3: {
        const name = ['quote', 'item', 'l', 'abschnitt', 'speaker', 'addrLine'][choose(6)] ?? '';
        const lines = several();
        const inner = lines.map(({ source }) => wrap(name, source)).join(blank);
        return { ...joined(lines), source: wrap(['div', 'list', 'kasten'][choose(3)] ?? '', inner) };
      }
      case 4:
        return joined([some(teiBlock(depth - 1), 3)(word, choose)], (inner) => wrap('div', inner));
      default:
        return joined([some(teiBlock(depth - 1), 3)(word, choose)], (inner) => wrap('umschlag', inner));
    }
  };

export const madeTei: fc.Arbitrary<MadeFile> = fileOf((word, choose) => {
  const page: Make = (w, c) => joined([some(teiBlock(2), 4)(w, c)], (inner) => `<pb/>${inner}`);
  const body = some(page, 3)(word, choose);
  const title = word();
  const source = `<TEI><teiHeader><title>${escaped(title)}</title></teiHeader><text><body>${body.source}</body></text></TEI>`;
  return { ...body, source, leftOut: [...body.leftOut, ['metadata', title]] };
});

// ---- plain text

export const madeText: fc.Arbitrary<MadeFile> = fileOf((word, choose) => {
  const lines = Array.from({ length: 1 + choose(8) }, () =>
    text(word, 1 + choose(4)).join(choose(2) === 0 ? ' ' : '\t'),
  );
  const breaks = ['\n', '\r\n', '\r', '\n\f'];
  const source = lines.map((line) => `${line}${breaks[choose(breaks.length)]}`).join('');
  return { source: (choose(2) === 0 ? '\ufeff' : '') + source, lines, leftOut: [] };
});
