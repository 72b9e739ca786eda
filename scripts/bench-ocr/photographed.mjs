// Printed pages photographed on a table, each with its text in the order of reading: what layout is tried on. A seed is one page.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../prepare.mjs';
import { stream } from '../sample/random.mjs';
import { photographed } from './camera.mjs';
import { drawn, lineOf, loadFont, setParagraph, Sheet, sizeOf, widthOf } from './print.mjs';
import { MONTHS, PERSONS, PLACES } from './sentences.mjs';

/** @typedef {{ random: ReturnType<typeof stream>, fonts: Fonts, paragraphs: string[] }} Setting */
/** @typedef {{ text: object, bold: object }} Fonts */

const FACES = '/usr/share/fonts/truetype';
const TYPE = [
  ['liberation/LiberationSerif-Regular.ttf', 'liberation/LiberationSerif-Bold.ttf'],
  ['paratype/PTF55F.ttf', 'paratype/PTF75F.ttf'],
  ['paratype/PTS55F.ttf', 'paratype/PTS75F.ttf'],
  ['dejavu/DejaVuSerifCondensed.ttf', 'dejavu/DejaVuSerifCondensed-Bold.ttf'],
].map((pair) => pair.map((name) => join(FACES, name)));

export const hasFaces = () => TYPE.flat().every((path) => existsSync(path));

const A4 = { widthMm: 210, heightMm: 297 };
const WIDE = { widthMm: 297, heightMm: 210 };

/** What is set on the sheet, and how the sheet is: `lie` is that of `camera.mjs` without what chance adds. */
export const KINDS = {
  'two columns bent': { set: columns(2), size: A4, lie: { arc: 4.5, crease: null, fold: null } },
  'two columns folded': {
    set: columns(2),
    size: A4,
    lie: { arc: 0, crease: { at: 0.5, kink: 0.045 }, fold: { at: 0.5, tip: 0.12 } },
  },
  'two columns of a book': { set: columns(2), size: A4, lie: { arc: 1, spine: 9, crease: null, fold: null } },
  'three columns': {
    set: columns(3),
    size: A4,
    lie: { arc: 2.5, crease: { at: 0.36, kink: 0.03 }, fold: null },
  },
  spread: { set: spread, size: WIDE, lie: { arc: 0, crease: { at: 0.5, kink: -0.06 }, fold: null } },
  table: { set: table, size: A4, lie: { arc: 1.5, crease: null, fold: { at: 0.4, tip: 0.06 } } },
  contents: { set: contents, size: A4, lie: { arc: 2, crease: null, fold: null } },
  'spaced and underlined': { set: emphasised, size: A4, lie: { arc: 1.5, crease: null, fold: null } },
  'margin notes': { set: withNotes, size: A4, lie: { arc: 2, crease: null, fold: null } },
};

/**
 * @param {string} kind one of `KINDS`
 * @param {number} seed each is another text, another type and another sheet
 * @returns {{ jpeg: Buffer, truth: string }}
 */
export function makePhotographed(kind, seed) {
  const { set, size, lie } = KINDS[kind];
  const random = stream(seed * 4099 + Object.keys(KINDS).indexOf(kind) * 17 + 3);
  const [text, bold] = TYPE[Math.floor(random.next() * TYPE.length)].map(loadFont);
  const sheet = set({ random, fonts: { text, bold }, paragraphs: paragraphsFrom(random) });
  const page = { ...size, pxPerMm: 9 };
  const camera = {
    ...{ seed, pxPerMm: 7.4 * (A4.widthMm / size.widthMm) ** 0.4, quality: 62 },
    ...{ noise: random.between(4, 8), blur: random.between(0.06, 0.13), shade: random.between(0.3, 0.6) },
  };
  const jpeg = photographed(drawn(sheet, page), page, lieBy(random, lie), camera);
  return { jpeg, truth: `${sheet.truth.join('\n')}\n` };
}

/** A sheet is never laid down twice alike: every measure varies by a third, either way round. */
function lieBy(random, { arc, spine = 0, crease, fold }) {
  const about = (value) => value * random.between(0.7, 1.3);
  const side = random.next() < 0.5 ? -1 : 1;
  return {
    ...{
      turn: random.between(-0.02, 0.02),
      far: random.between(-0.06, 0.06),
      aside: random.between(-0.05, 0.05),
    },
    ...{ arc: side * about(arc), spine: about(spine), wave: random.between(0, 1) },
    crease: crease === null ? null : { at: crease.at, kink: side * about(crease.kink) },
    fold: fold === null ? null : { at: about(fold.at), tip: side * about(fold.tip) },
  };
}

/** Real prose: the sample's document, and, where the shared corpus is, the letter and the telegram of it. Begun at some place. */
function paragraphsFrom(random) {
  const shared = process.env.SVERKA_SHARED || join(root, '..', 'shared');
  const texts = [join(root, 'resources', 'sample', 'reference-ru.txt')];
  for (const name of ['p1.gt.txt', 'p3.gt.txt']) texts.push(join(shared, 'corpus', 'typescript', name));
  const all = texts.filter(existsSync).flatMap((path) => proseOf(readFileSync(path, 'utf8')));
  const start = Math.floor(random.next() * all.length);
  return [...all.slice(start), ...all.slice(0, start)];
}

/** Lines of a paragraph put together again, words broken at their ends made whole. */
function proseOf(text) {
  return text
    .split(/\n\s*\n/u)
    .map((one) =>
      one
        .replaceAll(/(\p{L})-[ \t]*\n(?=\p{Ll})/gu, '$1')
        .replaceAll(/\s+/gu, ' ')
        .trim(),
    )
    .filter((one) => one.length > 60);
}

/** Takes paragraphs in turn for ever: a sheet is filled however short the texts are. */
function* forever(paragraphs) {
  for (let i = 0; ; i += 1) yield paragraphs[i % paragraphs.length];
}

const HEADS = [
  'Открытое письмо к товарищам',
  'Положение на фронте и в тылу',
  'Праздник дружбы народов',
  'К итогам минувшего года',
];
const pick = (random, values) => values[Math.floor(random.next() * values.length)];

/** A headline across the sheet and columns under it. */
function columns(count) {
  return ({ random, fonts, paragraphs }) => {
    const sheet = new Sheet();
    const [left, right, top, foot] = [20, 190, 28, 277 - random.between(0, 40)];
    const gutter = random.between(5, 8);
    const width = (right - left - gutter * (count - 1)) / count;
    const points = count === 2 ? random.between(10, 11.5) : random.between(9, 10);
    const head = pick(random, HEADS);
    const headSize = sizeOf(18);
    const x = (left + right - widthOf(fonts.bold, head, headSize)) / 2;
    put(sheet, { text: head, x, y: top, size: headSize, font: fonts.bold });
    const texts = forever(paragraphs);
    for (let i = 0; i < count; i += 1)
      fill(sheet, texts, {
        ...{ x: left + i * (width + gutter), y: top + 12, foot, width, points, fonts },
      });
    return sheet;
  };
}

/** Two pages of a book beside each other, each with its number. */
function spread({ random, fonts, paragraphs }) {
  const sheet = new Sheet();
  const texts = forever(paragraphs);
  const points = random.between(9.5, 10.5);
  const first = 2 * (10 + Math.floor(random.next() * 100));
  for (const [i, x] of [18, 164].entries()) {
    put(sheet, { text: String(first + i), x: x + 55, y: 20, size: sizeOf(points), font: fonts.text });
    fill(sheet, texts, { x, y: 30, foot: 190, width: 115, points, fonts });
  }
  return sheet;
}

/** Fills a column from `y` to `foot`; the last paragraph ends where the column does. */
function fill(sheet, texts, { x, y, foot, width, points, fonts }) {
  const [size, step] = [sizeOf(points), lineOf(points)];
  for (let at = y; at + step <= foot;) {
    const lines = setParagraph(texts.next().value, { font: fonts.text, size, width, indent: 4 });
    for (const line of lines) {
      if (at + step > foot) return;
      for (const word of line.words)
        sheet.pieces.push({ text: word.text, x: x + word.x, y: at, size, font: fonts.text });
      sheet.reads(line.text);
      at += step;
    }
  }
}

/** Puts one line and reads it. */
function put(sheet, piece) {
  sheet.pieces.push(piece);
  sheet.reads(piece.text);
}

/** A ruled table between two paragraphs: cells are read row by row. */
function table({ random, fonts, paragraphs }) {
  const sheet = new Sheet();
  const [left, points] = [24, 11];
  const texts = forever(paragraphs);
  fill(sheet, texts, { x: left, y: 30, foot: 70, width: 160, points, fonts });
  const edges = [0, 14, 72, 100, 130, 160].map((x) => left + x);
  const rows = [
    ['№', 'Станция', 'Дата', 'Вагонов', 'Тонн'],
    ...Array.from({ length: 12 }, (_, i) => tableRow(random, i)),
  ];
  const height = 9;
  const top = 78;
  rows.forEach((cells, i) => {
    const y = top + i * height;
    cells.forEach((text, j) => {
      const room = edges[j + 1] - edges[j];
      const width = widthOf(fonts.text, text, sizeOf(points));
      const x = edges[j] + (j === 1 ? 2 : room - width - 2);
      sheet.pieces.push({
        text,
        x,
        y: y + 6.2,
        size: sizeOf(points),
        font: i === 0 ? fonts.bold : fonts.text,
      });
    });
    sheet.reads(cells.join(' '));
  });
  ruleTable(sheet, edges, top, rows.length, height);
  fill(sheet, texts, { x: left, y: top + rows.length * height + 12, foot: 260, width: 160, points, fonts });
  return sheet;
}

function tableRow(random, i) {
  const date = `${1 + Math.floor(random.next() * 28)}.${String(1 + Math.floor(random.next() * 12)).padStart(2, '0')}`;
  const wagons = 2 + Math.floor(random.next() * 90);
  return [
    String(i + 1),
    pick(random, PLACES),
    date,
    String(wagons),
    String(wagons * 16 + Math.floor(random.next() * 16)),
  ];
}

const RULE = 0.25;

function ruleTable(sheet, edges, top, rows, height) {
  const [x0, x1] = [edges[0], edges.at(-1)];
  for (let i = 0; i <= rows; i += 1)
    sheet.rules.push({ x0, x1: x1 + RULE, y0: top + i * height, y1: top + i * height + RULE });
  for (const x of edges) sheet.rules.push({ x0: x, x1: x + RULE, y0: top, y1: top + rows * height });
}

/** A list with dot leaders and numbers at the right edge. */
function contents({ random, fonts, paragraphs }) {
  const sheet = new Sheet();
  const [left, right, points] = [25, 180, 11.5];
  const size = sizeOf(points);
  put(sheet, { text: 'ОГЛАВЛЕНИЕ', x: 86, y: 32, size: sizeOf(14), font: fonts.bold });
  let page = 3;
  for (let y = 46, i = 0; y < 260; y += lineOf(points) * 1.25, i += 1) {
    const title = titleOf(paragraphs[i % paragraphs.length], i, random);
    const number = String(page);
    page += 2 + Math.floor(random.next() * 18);
    const [from, to] = [
      left + widthOf(fonts.text, `${title} `, size),
      right - widthOf(fonts.text, ` ${number}`, size),
    ];
    const dots = '.'.repeat(Math.max(3, Math.floor((to - from) / (widthOf(fonts.text, '.', size) + 0.9))));
    sheet.pieces.push({ text: title, x: left, y, size, font: fonts.text });
    sheet.pieces.push({ text: dots, x: from, y, size, font: fonts.text, spacing: 0.9 });
    sheet.pieces.push({
      text: number,
      x: right - widthOf(fonts.text, number, size),
      y,
      size,
      font: fonts.text,
    });
    sheet.reads(`${title} ${dots} ${number}`);
  }
  return sheet;
}

function titleOf(paragraph, i, random) {
  const words = paragraph
    .replaceAll(/[^\p{L}\s-]/gu, '')
    .split(/\s+/u)
    .filter((word) => word.length > 1);
  const from = (i * 5) % Math.max(1, words.length - 6);
  const some = words.slice(from, from + 2 + Math.floor(random.next() * 4)).join(' ');
  return `${some.slice(0, 1).toUpperCase()}${some.slice(1)}`;
}

/** One column in which words are spaced out or underlined; a spaced word is read as one. */
function emphasised({ random, fonts, paragraphs }) {
  const sheet = new Sheet();
  const [left, width, points] = [30, 150, 12];
  const [size, step] = [sizeOf(points), lineOf(points) * 1.15];
  const texts = forever(paragraphs);
  for (let y = 34; y < 262; y += step * 0.4) {
    const words = texts
      .next()
      .value.split(' ')
      .map((text) => {
        const draw = random.next();
        const isLong = /^\p{L}{4,}/u.test(text);
        return { text, spacing: isLong && draw < 0.08 ? 1.3 : 0, isUnderlined: isLong && draw > 0.9 };
      });
    for (let line = []; words.length > 0; line = []) {
      if (y >= 262) break;
      let x = left;
      while (words.length > 0) {
        const { text, spacing } = words[0];
        const own = widthOf(fonts.text, text, size, spacing) + (spacing > 0 ? 1.6 : 0);
        if (line.length > 0 && x + own > left + width) break;
        const piece = { ...words.shift(), x, y, size, font: fonts.text };
        sheet.pieces.push(piece);
        line.push(piece.text);
        x += own + widthOf(fonts.text, ' ', size);
      }
      sheet.reads(line.join(' '));
      y += step;
    }
  }
  return sheet;
}

/** A column with short notes in small type beside it; the notes are read after the text. */
function withNotes({ random, fonts, paragraphs }) {
  const sheet = new Sheet();
  const texts = forever(paragraphs);
  const notes = [];
  fill(sheet, texts, { x: 66, y: 30, foot: 262, width: 122, points: 11.5, fonts });
  for (let y = 44 + random.between(0, 20); y < 240; y += random.between(34, 60)) {
    const text = `${pick(random, PERSONS)}, ${pick(random, PLACES)}, ${1 + Math.floor(random.next() * 28)} ${pick(random, MONTHS)} ${1930 + Math.floor(random.next() * 40)} г.`;
    notes.push({
      y,
      lines: setParagraph(text, { font: fonts.text, size: sizeOf(9), width: 34, isJustified: false }),
    });
  }
  for (const { y, lines } of notes)
    lines.forEach((line, i) => {
      for (const word of line.words)
        sheet.pieces.push({
          text: word.text,
          x: 22 + word.x,
          y: y + i * lineOf(9),
          size: sizeOf(9),
          font: fonts.text,
        });
      sheet.reads(line.text);
    });
  return sheet;
}
