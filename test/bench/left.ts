import { likelyLeft, type LeftFacts, type LeftRange } from '../../app/core/left/likely-left';
import type { LeftRates } from '../../app/core/left/rates';
import { RATES } from '../../app/core/left/rates';
import { triedSheet, type KnownSheet, type TriedSheet } from './left-sheets';
import { realAids } from './real';

type Log = (line: string) => void;
type ReadSheet = TriedSheet & { readonly counts: NonNullable<TriedSheet['counts']> };

/** So many sheets of a document are finished when the rest is tried. */
const FINISHED = 2;
/** On the half for choosing, intervals hold the truth so often; 90 % are aimed at. */
const WANTED = 0.92;

export async function benchLeft(sheets: readonly KnownSheet[], log: Log): Promise<void> {
  const aids = await realAids();
  const all = sheets.map((sheet) => triedSheet(sheet, aids));
  const read = all.filter((one): one is ReadSheet => one.counts !== null);
  printSheets(read, log);
  const silent = all.filter(({ counts }) => counts === null).map(({ name }) => name);
  if (silent.length > 0) log(`Nothing is said, since one reader read: ${silent.join('; ')}`);
  const choose = read.filter(({ half }) => half === 'choose');
  const fitted = fit(choose);
  log(`Fitted on ${choose.length} sheets: ${JSON.stringify(fitted)}`);
  printTried('Half for choosing, rates fitted now', choose, choose, fitted, log);
  const report = read.filter(({ half }) => half === 'report');
  printTried('Half for reporting, rates fitted now', report, choose, fitted, log);
  printTried('Half for reporting, rates that ship', report, choose, RATES, log);
}

function printSheets(sheets: readonly ReadSheet[], log: Log): void {
  log('sheet                             words agreed  first second shared   left  wrong');
  for (const { name, counts, shared, left, wrong } of sheets) {
    const { words, agreed, firstApart, secondApart } = counts;
    const cells = [words, agreed, firstApart, secondApart, shared, left, wrong];
    log(name.padEnd(32) + cells.map((cell) => String(cell).padStart(7)).join(''));
  }
}

/** The sheets of its group stand for a document: of two of them that are not itself the truth is known. */
function rangeFor(sheet: ReadSheet, known: readonly ReadSheet[], rates: LeftRates): LeftRange | null {
  const finished = known.filter(({ group, name }) => group === sheet.group && name !== sheet.name);
  const facts: readonly LeftFacts[] = [
    factsOf(sheet, null),
    ...finished.slice(0, FINISHED).map((one) => factsOf(one, one.shared)),
  ];
  const left = likelyLeft(facts, rates).sheets[0];
  return left?.kind === 'range' ? left : null;
}

function factsOf({ counts }: ReadSheet, sharedWrong: number | null): LeftFacts {
  return { kind: 'two-readers', counts, sharedWrong, later: null };
}

type Tried = { readonly sheet: ReadSheet; readonly range: LeftRange };

function tryAll(
  sheets: readonly ReadSheet[],
  known: readonly ReadSheet[],
  rates: LeftRates,
): readonly Tried[] {
  return sheets.flatMap((sheet) => {
    const range = rangeFor(sheet, known, rates);
    return range === null ? [] : [{ sheet, range }];
  });
}

const holds = ({ sheet: { left }, range: { least, most } }: Tried) => least <= left && left <= most;
const widthOf = ({ range: { least, most } }: Tried) => most - least;
const mean = (values: readonly number[]) =>
  values.reduce((sum, one) => sum + one, 0) / Math.max(1, values.length);

function printTried(
  title: string,
  sheets: readonly ReadSheet[],
  known: readonly ReadSheet[],
  rates: LeftRates,
  log: Log,
): void {
  const tried = tryAll(sheets, known, rates);
  log(`${title}: ${tried.filter(holds).length} of ${tried.length} intervals hold the truth`);
  for (const group of [...new Set(tried.map(({ sheet }) => sheet.group))]) {
    const own = tried.filter(({ sheet }) => sheet.group === group);
    const left = own.map(({ sheet }) => sheet.left);
    const widest = Math.max(...own.map(widthOf));
    log(
      `  ${group.padEnd(22)} ${own.filter(holds).length}/${own.length}  left ${mean(left).toFixed(1)} (${Math.min(...left)}–${Math.max(...left)})  likely ${mean(own.map(({ range }) => range.likely)).toFixed(1)}  wide ${mean(own.map(widthOf)).toFixed(1)}, at most ${widest}`,
    );
  }
  for (const one of tried.filter((each) => !holds(each)))
    log(`  missed: ${one.sheet.name}, ${one.range.least}–${one.range.most}, left ${one.sheet.left}`);
}

/** Rates by the likeliest Poisson means, then the narrowest intervals that hold the truth often enough. */
function fit(sheets: readonly ReadSheet[]): LeftRates {
  const means = fitMeans(sheets);
  const expected = sheets.reduce((sum, { counts }) => sum + sharedBy(counts, means), 0);
  const unflagged = sheets.reduce((sum, { left }) => sum + left, 0) / Math.max(1, expected);
  const [agreed = 0, apart = 0, both = 0] = means.map(rounded);
  const base = { agreed: Math.max(agreed, RATES.agreed), apart, both, unflagged: rounded(unflagged) };
  const tries = SHAPES.flatMap((sheetShape) =>
    SHAPES.map((documents): LeftRates => ({ ...base, sheets: sheetShape, documents })),
  ).map((rates) => {
    const tried = tryAll(sheets, sheets, rates);
    return { rates, held: tried.filter(holds).length / tried.length, width: mean(tried.map(widthOf)) };
  });
  const good = tries.filter(({ held }) => held >= WANTED);
  const from = good.length > 0 ? good : [...tries].sort((a, b) => b.held - a.held).slice(0, 1);
  return from.reduce((best, one) => (one.width < best.width ? one : best)).rates;
}

/** No narrower ones: one real page made harder in many ways strays less than many sheets do. */
const SHAPES = [0.5, 0.75, 1, 1.5, 2];
const rounded = (value: number) => Number(value.toPrecision(3));
const STEPS = 400;

const partsOf = ({ words, agreed, firstApart, secondApart }: ReadSheet['counts']) => [
  agreed,
  words - agreed,
  words === 0 ? 0 : (firstApart * secondApart) / words,
];

function sharedBy(counts: ReadSheet['counts'], means: readonly number[]): number {
  return partsOf(counts).reduce((sum, part, i) => sum + part * (means[i] ?? 0), 0);
}

/** Expectation and maximisation: each error goes to the parts in proportion to what they expect. */
function fitMeans(sheets: readonly ReadSheet[]): readonly number[] {
  let means: readonly number[] = [0.01, 0.05, 1];
  const totals = [0, 1, 2].map((i) => sheets.reduce((sum, { counts }) => sum + (partsOf(counts)[i] ?? 0), 0));
  for (let step = 0; step < STEPS; step += 1) {
    means = means.map((value, i) => {
      const seen = sheets.reduce((sum, { counts, shared }) => {
        const all = sharedBy(counts, means);
        return all > 0 ? sum + (shared * value * (partsOf(counts)[i] ?? 0)) / all : sum;
      }, 0);
      return seen / Math.max(1e-9, totals[i] ?? 0);
    });
  }
  return means;
}
