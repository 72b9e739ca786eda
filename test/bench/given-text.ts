import { readFileSync } from 'node:fs';
import { inkReading } from '../../app/core/check/ink-reading';
import { joinPages } from '../../app/core/check/document-text';
import { checkFindings } from '../../app/core/discrepancy/check';
import type { CheckAids } from '../../app/core/discrepancy/evidence/aids';
import type { Discrepancy } from '../../app/core/discrepancy/model/discrepancy';
import { layOnInk, type Laid } from '../../app/core/given/lay-on-ink';
import { relayPage } from '../../app/core/given/relay';
import { wordKeyOf } from '../../app/core/given/words';
import { overlapOf, type BoxPx } from '../../app/core/base/geometry';
import { retypeLines } from '../../app/core/edit/retype-line';
import type { Line, Page } from '../../app/core/page/transcription';
import { seededRandom } from './random';
import { realAids } from './real';
import { slipsIn, type Slip, type SlipKind } from './given-slips';

/** A scan as `sverka recognise --format json` read it, and what it says. */
export type GivenPage = {
  readonly name: string;
  readonly group: string;
  readonly json: string;
  readonly truth: string;
};

type ReadPage = {
  readonly name: string;
  readonly group: string;
  readonly page: Page;
  readonly unread: readonly BoxPx[];
  readonly lines: readonly string[];
};

type Tally = { made: number; found: number };
type Score = {
  pages: number;
  alarms: number;
  mild: number;
  readonly byKind: Map<SlipKind, Tally>;
  readonly lines: string[];
};

const SLIPS_A_PAGE = 10;
const SEEDS = 6;

/**
 * Typing slips in true transcriptions, laid onto what was read of their scans: what is found of each kind, what else is
 * asked, where the boxes stand, and what it costs. Even seeds may be looked at for choosing weights, odd ones are only counted.
 */
export async function benchGivenText(
  pages: readonly GivenPage[],
  log: (line: string) => void,
): Promise<void> {
  const aids = await realAids();
  const read = pages.map(readPage);
  for (const group of new Set(read.map((one) => one.group))) {
    // A sheet without text has no slips; it is one of the long document.
    if (group === 'blank') continue;
    const own = read.filter((one) => one.group === group);
    for (const half of ['choose', 'report'] as const) {
      const score = newScore();
      for (let seed = half === 'choose' ? 0 : 1; seed < SEEDS * 2; seed += 2)
        for (const [i, page] of own.entries()) scorePage(score, page, seed * 1000 + i + 1, aids);
      print(`${group}, ${half}`, score, log);
      if (half === 'choose' || group === 'typescript') for (const line of score.lines) log(`    ${line}`);
    }
  }
  const written = read.filter(({ group }) => group !== 'blank');
  printPlacing(written, log);
  printProofread(written, log);
  printBreaks(
    read.filter(({ group }) => group === 'light'),
    read.find(({ group }) => group === 'blank') ?? null,
    log,
  );
}

function readPage({ name, group, json, truth }: GivenPage): ReadPage {
  const { id, image, lines, account } = JSON.parse(readFileSync(json, 'utf8')) as Page & {
    readonly account: { readonly inkLinesWithoutWords: readonly BoxPx[] };
  };
  const text = readFileSync(truth, 'utf8').replace(/\r/g, '').replace(/\s+$/, '');
  const page = { id: String(id ?? name), image, lines };
  return { name, group, page, unread: account.inkLinesWithoutWords, lines: text.split('\n') };
}

function newScore(): Score {
  return { pages: 0, alarms: 0, mild: 0, byKind: new Map(), lines: [] };
}

function scorePage(
  score: Score,
  { name, page, unread, lines }: ReadPage,
  seed: number,
  aids: CheckAids,
): void {
  const { text, slips } = slipsIn(lines, SLIPS_A_PAGE, seededRandom(seed).unit);
  const flags = flagsOf(layOnInk([text], [page]), page, unread, aids);
  score.pages += 1;
  for (const slip of slips) {
    const tally = score.byKind.get(slip.kind) ?? { made: 0, found: 0 };
    const isFound = flags.some((flag) => isGrave(flag) && touches(flag, slip));
    score.byKind.set(slip.kind, { made: tally.made + 1, found: tally.found + (isFound ? 1 : 0) });
    const near = flags
      .filter((flag) => touches(flag, slip))
      .map(
        (flag) =>
          `${flag.severity} ${flag.kind} «${flag.ink?.text ?? ''}» ${flag.ink?.probability.toFixed(3) ?? ''}`,
      );
    if (!isFound)
      score.lines.push(
        `${name} MISSED ${slip.kind} «${slip.was}» → «${slip.is}» ${near.join('; ')}`.replace(/\n/g, '¶'),
      );
  }
  for (const flag of flags) {
    if (slips.some((slip) => touches(flag, slip))) continue;
    if (flag.severity === 'low') score.mild += 1;
    if (!isGrave(flag)) continue;
    score.alarms += 1;
    const { kind, severity, text: here, ink } = flag;
    score.lines.push(
      `${name} FALSE ${severity} ${kind} «${here.slice(0, 30)}» ink «${ink?.text.slice(0, 40)}» ${ink?.probability.toFixed(3)}`,
    );
  }
}

const isGrave = ({ severity }: Discrepancy): boolean => severity === 'high' || severity === 'medium';

/** A flag with its place in letters of the whole text, spaces left out. */
type PlacedFlag = Discrepancy & { readonly letters: { readonly from: number; readonly to: number } };

function flagsOf(laid: Laid, page: Page, unread: readonly BoxPx[], aids: CheckAids): readonly PlacedFlag[] {
  const pages = laid.sheets.map(({ lines }) => ({ ...page, lines }));
  const { text, sheetStarts } = joinPages(pages);
  const input = {
    transcription: { file: 'text', text, sheetStarts },
    references: [],
    settings: { strictDiplomatic: false },
    ink: [inkReading(page.lines, unread)],
  };
  const letters = (to: number): number => text.slice(0, to).replace(/\s+/g, '').length;
  return checkFindings(input, aids).discrepancies.map((flag) => ({
    ...flag,
    letters: { from: letters(flag.from), to: letters(flag.to) },
  }));
}

function touches({ letters }: PlacedFlag, slip: Slip): boolean {
  return letters.from <= slip.to + 1 && letters.to >= slip.from - 1;
}

function print(title: string, { pages, alarms, mild, byKind }: Score, log: (line: string) => void): void {
  log(
    `${title}: ${pages} pages; false alarms a page ${(alarms / pages).toFixed(2)}, mild ${(mild / pages).toFixed(2)}`,
  );
  let [made, found] = [0, 0];
  for (const [kind, tally] of byKind) {
    made += tally.made;
    found += tally.found;
    log(
      `  ${kind.padEnd(14)} ${tally.found}/${tally.made} ${((100 * tally.found) / tally.made).toFixed(1)} %`,
    );
  }
  log(`  all            ${found}/${made} ${((100 * found) / Math.max(1, made)).toFixed(1)} %`);
}

/** How many words that match lie on the ink of the recogniser's word, line by line and as running text, and the time. */
function printPlacing(read: readonly ReadPage[], log: (line: string) => void): void {
  for (const shape of ['lines', 'running'] as const) {
    let [matching, placed, ms] = [0, 0, 0];
    for (const { page, lines } of read) {
      const given = shape === 'lines' ? lines : runningText(lines);
      const started = performance.now();
      const laid = layOnInk([given], [page]);
      ms += performance.now() - started;
      const ink = wordsOf(page.lines);
      const own = wordsOf(laid.sheets[0]?.lines ?? [], true);
      for (const [at, there] of commonWords(own, ink)) {
        matching += 1;
        const [box, read] = [own[at]?.box, ink[there]?.box];
        if (isSameInk(box, read)) placed += 1;
      }
    }
    log(
      `Boxes, ${shape}: ${placed} of ${matching} words that match lie on their ink (${((100 * placed) / matching).toFixed(1)} %, reach 98 %); ${(ms / read.length).toFixed(1)} ms a page (at most 50)`,
    );
  }
}

type PlacedWord = { readonly key: string; readonly box: BoxPx | null };

/** The words of lines with their boxes; with `all`, those without a box as well. */
function wordsOf(lines: readonly Line[], all = false): readonly PlacedWord[] {
  return lines.flatMap((line) =>
    [...line.text.matchAll(/\S+/g)].flatMap(({ 0: text, index }): readonly PlacedWord[] => {
      const box = line.words.find(({ from }) => from === index)?.boxPx ?? null;
      return box === null && !all ? [] : [{ key: wordKeyOf(text), box }];
    }),
  );
}

/** Pairs of a longest common subsequence: which words match, by another way than the product's. */
function commonWords(
  a: readonly PlacedWord[],
  b: readonly PlacedWord[],
): readonly (readonly [number, number])[] {
  const width = b.length + 1;
  const best = new Int32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      best[i * width + j] =
        a[i]?.key === b[j]?.key
          ? 1 + (best[(i + 1) * width + j + 1] ?? 0)
          : Math.max(best[(i + 1) * width + j] ?? 0, best[i * width + j + 1] ?? 0);
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i]?.key === b[j]?.key) pairs.push([i++, j++]);
    else if ((best[(i + 1) * width + j] ?? 0) >= (best[i * width + j + 1] ?? 0)) i += 1;
    else j += 1;
  }
  return pairs;
}

/** A paragraph a line, words whole. */
export function runningText(lines: readonly string[]): readonly string[] {
  return lines
    .join('\n')
    .split(/\n\s*\n/)
    .map((paragraph) =>
      paragraph
        .replace(/(?<=\p{L})-\s*\n\s*(?=\p{Ll})/gu, '')
        .replace(/\s*\n\s*/g, ' ')
        .trim(),
    );
}

/**
 * A sheet with slips that a person puts right, word by word and line by line, and then calls proofread: how many of its
 * words lie on ink, and how many that match on that of the recogniser's word.
 */
function printProofread(read: readonly ReadPage[], log: (line: string) => void): void {
  for (const group of new Set(read.map((one) => one.group))) {
    let [words, onInk, matching, placed] = [0, 0, 0, 0];
    for (const [i, { page, unread, lines }] of read.entries()) {
      if (read[i]?.group !== group) continue;
      const { text } = slipsIn(lines, SLIPS_A_PAGE, seededRandom(i + 1).unit);
      const [laid] = layOnInk([text], [page]).sheets;
      const right = retypeLines(laid?.lines ?? [], lines.filter((line) => line.trim() !== '').join('\n'));
      const done = relayPage({ ...page, lines: right }, inkReading(page.lines, unread));
      const [own, ink] = [wordsOf(done.lines, true), wordsOf(page.lines)];
      words += own.length;
      onInk += own.filter(({ box }) => box !== null && isOnRow(box, page.lines)).length;
      const pairs = commonWords(own, ink);
      matching += pairs.length;
      placed += pairs.filter(([at, there]) => isSameInk(own[at]?.box, ink[there]?.box)).length;
    }
    log(
      `Proofread, ${group}: ${onInk} of ${words} words lie on a row of ink (${((100 * onInk) / words).toFixed(1)} %); of those that the recogniser has as well ${placed} of ${matching} on its word (${((100 * placed) / matching).toFixed(1)} %)`,
    );
  }
}

function isOnRow(box: BoxPx, rows: readonly Line[]): boolean {
  const middle = (box.y0 + box.y1) / 2;
  return rows.some(
    ({ boxPx }) =>
      boxPx !== null && middle >= boxPx.y0 && middle < boxPx.y1 && box.x1 > boxPx.x0 && box.x0 < boxPx.x1,
  );
}

function isSameInk(a: BoxPx | null | undefined, b: BoxPx | null | undefined): boolean {
  return a !== null && a !== undefined && b !== null && b !== undefined && overlapOf(a, b) >= 0.6;
}

/** All sheets as one text without breaks: where the sheets are parted; with a blank one among them, and one that the text lacks. */
function printBreaks(read: readonly ReadPage[], blank: ReadPage | null, log: (line: string) => void): void {
  if (read.length === 0) return;
  const middle = Math.floor(read.length / 2);
  const withBlank = blank === null ? read : [...read.slice(0, middle), blank, ...read.slice(middle)];
  const cases = [
    { title: 'all in the text', sheets: read, lacks: null },
    { title: 'a blank sheet among them', sheets: withBlank, lacks: null },
    { title: 'a sheet that the text lacks', sheets: read, lacks: middle },
  ];
  for (const { title, sheets, lacks } of cases)
    for (const shape of ['lines', 'running'] as const) {
      const pages = sheets.map(({ page }, i) => ({ ...page, id: String(i + 1).padStart(4, '0') }));
      const texts = sheets.map(({ lines }, i) =>
        i === lacks ? [] : shape === 'lines' ? lines : runningText(lines),
      );
      const started = performance.now();
      const laid = layOnInk([texts.flat()], pages);
      const ms = performance.now() - started;
      const letters = (lines: readonly string[]): string => lines.join('').replace(/\s+/g, '');
      const right = texts.filter(
        (text, i) => letters(text) === letters((laid.sheets[i]?.lines ?? []).map((line) => line.text)),
      );
      log(
        `Sheets without breaks, ${shape}, ${title}: ${right.length} of ${texts.length} begin and end at the right word; ${(ms / texts.length).toFixed(1)} ms a sheet`,
      );
    }
}
