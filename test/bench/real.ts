import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkText } from '../../app/core/discrepancy/check';
import type { ReportedDiscrepancy } from '../../app/core/discrepancy/check';
import type { CheckAids } from '../../app/core/discrepancy/evidence/aids';
import { openDictionary } from '../../app/core/check/dictionary';
import { sharedDir } from '../helpers/shared';
import { parseCase } from './case-file';
import type { Fault, RealCase } from './case-file';

const OWN = join(import.meta.dirname, '../fixtures/real');
const ROOT = join(import.meta.dirname, '../..');

/** Found, of all: a flag above low at the place; `elsewhere` in the same passage; `low` anywhere. */
type Tally = {
  made: number;
  inPlace: number;
  elsewhere: number;
  low: number;
  wrongKind: number;
};

export type RealScore = {
  readonly cases: number;
  readonly byKind: Readonly<Record<string, Tally>>;
  readonly total: Tally;
  readonly cleanHigh: number;
  readonly cleanMedium: number;
  /** The most high and medium flags that one clean document has. */
  readonly worstClean: number;
  readonly variants: number;
  readonly variantsHigh: number;
  readonly variantsMedium: number;
  readonly lines: readonly string[];
};

export async function realAids(): Promise<CheckAids> {
  const folder = join(ROOT, 'resources/dictionaries');
  const dictionary = await openDictionary({
    wasm: readFileSync(join(ROOT, 'node_modules/hunspell-wasm/wasm/hunspell.wasm')),
    affixes: readFileSync(join(folder, 'ru.aff'), 'utf8'),
    words: readFileSync(join(folder, 'ru.dic'), 'utf8'),
  });
  return { dictionary };
}

export function ownCases(): readonly RealCase[] {
  return casesIn(OWN);
}

/** Cases that are kept outside the checkout, where there are any. */
export function sharedCases(): readonly RealCase[] {
  const shared = sharedDir();
  return shared === null ? [] : casesIn(join(shared, 'cases/flags/cases'));
}

function casesIn(folder: string): readonly RealCase[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => name.endsWith('.case'));
  return files.sort().map((name) => parseCase(readFileSync(join(folder, name), 'utf8')));
}

const isGrave = ({ severity }: ReportedDiscrepancy): boolean => severity === 'high' || severity === 'medium';

function flagsOf(
  text: string,
  reference: string,
  { role }: RealCase,
  aids: CheckAids,
): readonly ReportedDiscrepancy[] {
  return checkText(
    {
      transcription: { file: 'text', text, sheetStarts: [] },
      references: [{ file: 'reference', role, text: reference }],
      settings: { strictDiplomatic: false },
    },
    'en',
    aids,
  ).discrepancies;
}

/** Runs cases: each document clean, with each fault alone, and with each variant of its reference. */
export function scoreCases(cases: readonly RealCase[], aids: CheckAids): RealScore {
  const byKind: Record<string, Tally> = {};
  const total = newTally();
  const lines: string[] = [];
  const sums = {
    cleanHigh: 0,
    cleanMedium: 0,
    worstClean: 0,
    variants: 0,
    variantsHigh: 0,
    variantsMedium: 0,
  };
  for (const one of cases) {
    const clean = flagsOf(one.text, one.reference, one, aids);
    const grave = clean.filter(isGrave);
    sums.cleanHigh += grave.filter(({ severity }) => severity === 'high').length;
    sums.cleanMedium += grave.filter(({ severity }) => severity === 'medium').length;
    sums.worstClean = Math.max(sums.worstClean, grave.length);
    for (const flag of grave) lines.push(`${one.id}: FALSE ${said(flag)}`);
    const known = new Set(clean.map(keyOf));
    for (const fault of one.faults) {
      const flags = flagsOf(fault.text, one.reference, one, aids);
      const state = stateOf(fault, flags, known);
      const tally = (byKind[[...fault.kinds][0] ?? ''] ??= newTally());
      for (const each of [tally, total]) count(each, state);
      if (state !== 'in place')
        lines.push(
          `${one.id}: ${state.toUpperCase()} ${fault.label.replace(/\n/gu, ' ')}${flags
            .filter((flag) => !known.has(keyOf(flag)))
            .slice(0, 3)
            .map((flag) => `\n      ${said(flag)}`)
            .join('')}`,
        );
    }
    for (const variant of one.variants) {
      const more = flagsOf(one.text, variant.reference, one, aids).filter(
        (flag) => isGrave(flag) && !known.has(keyOf(flag)),
      );
      sums.variants += 1;
      if (more.some(({ severity }) => severity === 'high')) sums.variantsHigh += 1;
      else if (more.length > 0) sums.variantsMedium += 1;
      if (more.length > 0)
        lines.push(
          `${one.id}: VARIANT ${variant.label.replace(/\n/gu, ' ')}${more.map((flag) => `\n      ${said(flag)}`).join('')}`,
        );
    }
  }
  return { cases: cases.length, byKind, total, ...sums, lines };
}

function newTally(): Tally {
  return { made: 0, inPlace: 0, elsewhere: 0, low: 0, wrongKind: 0 };
}

type State = 'in place' | 'wrong kind' | 'elsewhere' | 'low only' | 'missed';

function count(tally: Tally, state: State): void {
  tally.made += 1;
  if (state === 'in place' || state === 'wrong kind') tally.inPlace += 1;
  if (state === 'wrong kind') tally.wrongKind += 1;
  if (state === 'elsewhere') tally.elsewhere += 1;
  if (state === 'low only') tally.low += 1;
}

function keyOf({ kind, text, reference, message }: ReportedDiscrepancy): string {
  return [kind, text, (reference?.text ?? '').slice(0, 40), message.slice(0, 60)].join('\n');
}

function stateOf(fault: Fault, flags: readonly ReportedDiscrepancy[], known: ReadonlySet<string>): State {
  const touches = ({ from, to }: ReportedDiscrepancy): boolean =>
    (from < fault.to + 1 && to > fault.from - 1) ||
    (from === to && fault.from - 1 <= from && from <= fault.to + 1);
  const strong = flags.filter((flag) => isGrave(flag) && touches(flag));
  if (strong.length > 0) return strong.some(({ kind }) => fault.kinds.has(kind)) ? 'in place' : 'wrong kind';
  const fresh = flags.filter((flag) => !known.has(keyOf(flag)));
  const start = fault.text.lastIndexOf('\n\n', fault.from);
  const end = fault.text.indexOf('\n\n', fault.to);
  const isNear = ({ from, to }: ReportedDiscrepancy): boolean =>
    from <= (end === -1 ? fault.text.length : end) + 2 && to >= start - 2;
  if (fresh.some((flag) => isGrave(flag) && isNear(flag))) return 'elsewhere';
  return fresh.length > 0 ? 'low only' : 'missed';
}

function said({ severity, kind, text, reference, message }: ReportedDiscrepancy): string {
  return `${severity} ${kind} «${text.slice(0, 40)}»|«${(reference?.text ?? '').slice(0, 40)}» ${message.slice(0, 130)}`.replace(
    /\n/gu,
    '¶',
  );
}

const REST_RU = ' Остальное без изменений, о чем ранее сообщалось в Москву.\n';
const REST_EN = ' The rest is unchanged, as was reported to Moscow earlier.\n';

export type GrammarScore = {
  readonly rows: number;
  readonly wrong: number;
  readonly found: number;
  readonly lines: readonly string[];
};

/** Rows of one sentence: the same value in both languages must give no flag, another value one in its place. */
export function scoreGrammar(rows: readonly (readonly string[])[], aids: CheckAids): GrammarScore {
  const lines: string[] = [];
  let [wrong, found] = [0, 0];
  const place: Pick<RealCase, 'role'> = { role: 'translation' };
  for (const [group = '', , ru = '', en = '', other = '', ruFrame = '', enFrame = ''] of rows) {
    const text = ruFrame.replace('{}', () => ru) + REST_RU;
    const from = text.indexOf(ru);
    const run = (form: string) =>
      flagsOf(text, enFrame.replace('{}', () => form) + REST_EN, place as RealCase, aids);
    const same = run(en).filter(isGrave);
    const all = run(other);
    const isAt = all.some((flag) => isGrave(flag) && flag.from < from + ru.length + 1 && flag.to > from - 1);
    if (same.length > 0) {
      wrong += 1;
      lines.push(`${group}: FALSE «${ru}» = «${en}»${same.map((flag) => `\n      ${said(flag)}`).join('')}`);
    }
    if (isAt) found += 1;
    else
      lines.push(
        `${group}: MISSED «${ru}» ≠ «${other}»${all.map((flag) => `\n      ${said(flag)}`).join('')}`,
      );
  }
  return { rows: rows.length, wrong, found, lines };
}

export function grammarRows(folder: 'own' | 'shared'): readonly (readonly string[])[] {
  const shared = sharedDir();
  const path =
    folder === 'own' ? join(OWN, 'grammar.tsv') : join(shared ?? '', 'cases/flags/cases/grammar.tsv');
  if ((folder === 'shared' && shared === null) || !existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));
}

/**
 * Documents of archival kinds against their translations and editions: those of the checkout, of which one half may be
 * looked at for choosing rules and the other is only counted, and those beside it. What is missed is shown of the first.
 */
export async function benchReal(log: (line: string) => void): Promise<void> {
  const aids = await realAids();
  const own = ownCases();
  for (const half of ['choose', 'report'] as const) {
    const score = scoreCases(
      own.filter((one) => one.half === half),
      aids,
    );
    if (half === 'choose') for (const line of score.lines) log(line);
    print(`Own documents, ${half}`, score, log);
  }
  const others = sharedCases();
  if (others.length === 0) log('No documents beside the checkout: skipped.');
  else print('Documents beside the checkout', scoreCases(others, aids), log);
  const grammar = scoreGrammar(grammarRows('shared'), aids);
  if (grammar.rows > 0)
    log(`Rows of one sentence: ${grammar.rows}; found ${grammar.found}, false ${grammar.wrong}`);
}

function print(title: string, score: RealScore, log: (line: string) => void): void {
  const { total, cases } = score;
  const share = (part: number): string => `${((100 * part) / Math.max(1, total.made)).toFixed(1)} %`;
  log(`${title}: ${cases} documents, ${total.made} faults, in place ${share(total.inPlace)} (reach 95 %)`);
  log(`  wrong kind ${share(total.wrongKind)} (at most 2 %)`);
  log(
    `  clean: ${score.cleanHigh} high, ${score.cleanMedium} medium, at worst ${score.worstClean} in one document (0, and 1)`,
  );
  log(
    `  harmless variants: ${score.variants}, with high flags ${score.variantsHigh}, with medium ${score.variantsMedium}`,
  );
  for (const [kind, tally] of Object.entries(score.byKind))
    log(`  ${kind.padEnd(26)} ${tally.inPlace}/${tally.made}`);
}
