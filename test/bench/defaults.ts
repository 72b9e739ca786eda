import { readFileSync } from 'node:fs';
import { align } from '../../app/core/align/align';
import { internKeys } from '../../app/core/align/alignment';
import { lineStarts } from '../../app/core/base/positions';
import { joinPages } from '../../app/core/check/document-text';
import { placeEvidence } from '../../app/core/check/place-evidence';
import { checkFindings } from '../../app/core/discrepancy/check';
import type { CheckAids } from '../../app/core/discrepancy/evidence/aids';
import { confusionsFrom } from '../../app/core/discrepancy/evidence/confusions';
import {
  isSame,
  weigh,
  WEIGHTS,
  type Answer,
  type Weighed,
  type Weights,
} from '../../app/core/discrepancy/evidence/weigh';
import { joinReadings } from '../../app/core/discrepancy/evidence/witnesses';
import { pageText, type Line, type Page } from '../../app/core/page/transcription';
import { knowledgeOf, replacementsOf } from '../../app/core/session/select/deciding';
import { locateFlags } from '../../app/core/session/select/locate-flags';
import { VISITED } from '../../app/core/session/select/selectors-flags';
import type { Located } from '../../app/core/session/state/places';
import { comparisonKey } from '../../app/core/text/key';
import { tokenise, type Token } from '../../app/core/text/tokens';
import { docWith, openState } from '../helpers/session';
import { patch } from '../../app/core/session/reduce/outcome';
import { NO_DOCS, withDocs } from '../../app/core/session/state/page-docs';
import { dictionaryWords, editionCase, type EditionCase, type EditionRates, type Unit } from './edition';
import { seededRandom, type Random } from './random';
import { realAids } from './real';

/** A flag with what is known of its place, and what the ink says there. */
export type Judged = { readonly one: Located; readonly place: Weighed; readonly truth: string };

const CONFUSIONS = confusionsFrom([]);

/** Every flag that F3 stops at, with the truth of its place. */
export function judgedFlags(
  { page, passes, references, units }: EditionCase,
  aids: CheckAids,
): readonly Judged[] {
  const document = joinPages([page]);
  const { discrepancies } = checkFindings(
    {
      transcription: { file: 'sheet', text: document.text, sheetStarts: document.sheetStarts },
      references: references.map((text, i) => ({ file: `book ${i + 1}`, role: 'transcription', text })),
      settings: { strictDiplomatic: false },
      readings: joinReadings([passes]),
    },
    aids,
  );
  const opened = openState([page]);
  const docs = withDocs(NO_DOCS, [[page.id, docWith(page, { readings: passes })]]);
  const state = patch(opened, 'text', { pages: docs });
  const visited = discrepancies.filter(({ severity }) => VISITED.includes(severity));
  return locateFlags(visited, { places: document, pages: [page] }, []).map((one) => ({
    one,
    place: placeEvidence(one, replacementsOf(state, one), knowledgeOf(state)),
    truth: truthAt(one, page, units),
  }));
}

/** What the ink has where the flag stands, of the same words. */
function truthAt({ parts }: Located, page: Page, units: readonly Unit[]): string {
  const starts = lineStarts(page.lines);
  const [first, last] = [parts[0], parts[parts.length - 1]];
  if (first === undefined || last === undefined) return '';
  const from = (starts[first.lineIndex] ?? 0) + first.from;
  const to = (starts[last.lineIndex] ?? 0) + last.to;
  const inside = units.filter((unit) =>
    from === to
      ? unit.typed === '' && Math.abs(unit.from - from) <= 1
      : unit.from < to && unit.to > from && unit.typed !== '',
  );
  return inside.map(({ ink }) => ink).join(' ');
}

export type Outcome = 'right' | 'wrong' | 'falsifies' | 'abstains';

export function outcomeOf({ place, truth }: Judged, answer: Answer): Outcome {
  const isRightAsItIs = isWritten(place.text, truth);
  switch (answer.kind) {
    case 'cannot-say':
      return 'abstains';
    case 'stands':
      return isRightAsItIs ? 'right' : 'wrong';
    case 'correct':
      if (isWritten(answer.text, truth)) return 'right';
      return isRightAsItIs ? 'falsifies' : 'wrong';
  }
}

function isWritten(text: string, truth: string): boolean {
  return text === truth || isSame(text, truth);
}

type Counts = Record<Outcome, number>;

export function scoreDefaults(all: readonly Judged[], weights: Weights = WEIGHTS): Counts {
  const counts: Counts = { right: 0, wrong: 0, falsifies: 0, abstains: 0 };
  for (const one of all) counts[outcomeOf(one, weigh(one.place, CONFUSIONS, weights))] += 1;
  return counts;
}

export const RATES: readonly (EditionRates & { readonly name: string })[] = [
  { name: 'a good scan, a faithful edition', wear: 0.6, freedom: 0.5 },
  { name: 'a usual scan, a usual edition', wear: 1, freedom: 1 },
  { name: 'a worn scan, a faithful edition', wear: 2, freedom: 0.5 },
  { name: 'a good scan, a free edition', wear: 0.6, freedom: 4 },
];
export const SHEETS = 40;

export function generated(
  seed: number,
  rates: EditionRates,
  aids: CheckAids,
  sheets = SHEETS,
): readonly Judged[] {
  const words = dictionaryWords();
  return Array.from({ length: sheets }, (_, i) => editionCase(words, seed + i * 7_919, rates)).flatMap(
    (one) => judgedFlags(one, aids),
  );
}

/** The weights were chosen on sheets of the seed 1; what is printed is of `seed`, and of one that differs in every run. */
export async function benchDefaults(
  log: (line: string) => void,
  seed: number,
  sheets: readonly { readonly name: string; readonly json: string; readonly truth: string }[],
): Promise<void> {
  const aids = await realAids();
  const total: Judged[] = [];
  for (const [i, rates] of RATES.entries()) {
    // Sheets of their own for each, so that one odd word does not count four times.
    const all = generated(seed + i * 1_000_003, rates, aids);
    total.push(...all);
    log(`${rates.name}: ${shares(scoreDefaults(all))}`);
  }
  log(`All generated sheets, seed ${seed}: ${shares(scoreDefaults(total))}`);
  log('  reach: right 97 % where it answers, falsifies at most 0.5 %, abstains at most 10 %');
  for (const line of byKind(total)) log(`  ${line}`);
  for (const sheet of sheets) printSheet(log, sheet, seed, aids);
}

function shares(counts: Counts): string {
  const all = counts.right + counts.wrong + counts.falsifies + counts.abstains;
  const answered = Math.max(1, all - counts.abstains);
  const percent = (part: number, of: number): string => `${((100 * part) / Math.max(1, of)).toFixed(2)} %`;
  return `${all} flags, right ${percent(counts.right, answered)} where it answers, falsifies ${percent(counts.falsifies, all)} (${counts.falsifies}), abstains ${percent(counts.abstains, all)}`;
}

function byKind(all: readonly Judged[]): readonly string[] {
  const kinds = [...new Set(all.map(({ one }) => one.discrepancy.kind))];
  return kinds.map((kind) => {
    const own = all.filter(({ one }) => one.discrepancy.kind === kind);
    return `${kind.padEnd(24)} ${shares(scoreDefaults(own))}`;
  });
}

/** A real page beside its truth, altered as editions do; every flag is listed with what Enter would do. */
function printSheet(
  log: (line: string) => void,
  sheet: { readonly name: string; readonly json: string; readonly truth: string },
  seed: number,
  aids: CheckAids,
): void {
  const all = [0, 1, 2].flatMap((i) => judgedFlags(realCase(sheet, seededRandom(seed + i)), aids));
  log(`${sheet.name}, beside three altered copies of its truth: ${shares(scoreDefaults(all))}`);
  for (const one of all) {
    const answer = weigh(one.place, CONFUSIONS);
    const said = answer.kind === 'correct' ? `→ ${answer.text}` : answer.kind;
    const { text, others, probability } = one.place;
    log(
      `  ${outcomeOf(one, answer).padEnd(9)} ${one.one.discrepancy.kind}: «${text}» | ${others.join(' | ')} (${probability?.toFixed(3) ?? '—'}): ${said}; the ink has «${one.truth}»`,
    );
  }
}

function realCase(
  { json, truth }: { readonly json: string; readonly truth: string },
  random: Random,
): EditionCase {
  const read = JSON.parse(readFileSync(json, 'utf8')) as {
    readonly lines: readonly Line[];
    readonly readings?: readonly { readonly lines: readonly Line[] }[];
  };
  const page: Page = { id: '0001', image: { widthPx: 3_000, heightPx: 4_000, dpi: null }, lines: read.lines };
  const ink = readFileSync(truth, 'utf8').replace(/\u00ad/g, '');
  const passes = (read.readings ?? [read]).map(({ lines }) => lines.map(({ text }) => text).join('\n'));
  return { page, passes, references: [altered(ink, random)], units: unitsOf(page, ink) };
}

/** The words of a page with those of its truth; where they part, all of the one stand for all of the other. */
function unitsOf(page: Page, truth: string): readonly Unit[] {
  const here = wordsIn(joined(pageText(page)));
  const there = wordsIn(joined(truth)).map(({ text }) => text);
  const keys = (words: readonly string[]) => words.map((word) => comparisonKey(word) || word);
  const { blocks } = align(internKeys(keys(here.map(({ text }) => text)), keys(there)));
  return blocks.flatMap(({ kind, leftFrom, leftTo, rightFrom, rightTo }): readonly Unit[] => {
    const [left, right] = [here.slice(leftFrom, leftTo), there.slice(rightFrom, rightTo)];
    if (kind === 'equal') return left.map((word, i) => unitOf([word], right.slice(i, i + 1), undefined));
    return [unitOf(left, right, here[leftFrom - 1])];
  });
}

function wordsIn(text: string): readonly Token[] {
  return tokenise(text).filter(({ kind }) => kind !== 'punctuation');
}

function unitOf(here: readonly Token[], there: readonly string[], before: Token | undefined): Unit {
  const [first, last] = [here[0], here[here.length - 1]];
  const at = before?.to ?? 0;
  return {
    ink: there.join(' '),
    typed: here.map(({ text }) => text).join(' '),
    ...{ from: first?.from ?? at, to: last?.to ?? at },
  };
}

/** A word broken at a line end is one word; as many characters stand in its place. */
function joined(text: string): string {
  return text.replace(
    /(\p{L})-[ \t]*\n(?=\p{Ll})/gu,
    (whole, letter: string) => letter + '\u2060'.repeat(whole.length - 1),
  );
}

/** The truth as an edition alters it, with a misprint or two. */
function altered(truth: string, random: Random): string {
  const whole = truth.replace(/(\p{L})-[ \t]*\n(?=\p{Ll})/gu, '$1');
  return whole.replace(/[\p{L}\d]{3,}/gu, (word) => {
    if (!random.chance(0.06)) return word;
    const at = 1 + random.below(word.length - 1);
    if (/^\d+$/.test(word)) return word.slice(0, at) + String(random.below(10)) + word.slice(at + 1);
    const roll = random.unit();
    if (roll < 0.4) return word.slice(0, at) + random.pick([...'абвгдежзиклмнопрсту']) + word.slice(at + 1);
    if (roll < 0.7) return word.slice(0, -1) + random.pick([...'аеиоуы']);
    return roll < 0.85 ? random.pick(['великий', 'советский', 'новый', 'дело', 'страна']) : '';
  });
}
