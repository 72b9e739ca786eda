import { checkFindings } from '../../app/core/discrepancy/check';
import type { Discrepancy } from '../../app/core/discrepancy/model/discrepancy';
import type { Span } from '../../app/core/base/span';
import { seededRandom } from './random';
import type { Random } from './random';

/** A file of telegrams without any reference, one of whose numbers may be misread on one sheet. */
export type IdentifierCase = { readonly text: string; readonly error: Span | null };

const SLIPS: Readonly<Record<string, string>> = {
  ...{ '0': '6', '1': '7', '2': '7', '3': '8', '4': '1', '5': '6', '6': '0', '7': '1', '8': '3', '9': '0' },
};
const SENTENCES = [
  'Войска нуждаются в отдыхе и переформировании.',
  'Просим сообщить Ваше мнение по этому вопросу.',
  'Необходимо усилить охрану железных дорог и складов.',
  'Переговоры продолжаются, результатов пока нет.',
];

export function identifierCase(seed: number): IdentifierCase {
  const random = seededRandom(seed);
  const documents = 1 + random.below(3);
  const hurtDocument = random.chance(0.6) ? random.below(documents) : -1;
  let text = '';
  let error: Span | null = null;
  for (let d = 0; d < documents; d += 1) {
    const number = String(10_000 + random.below(89_999));
    const sheets = 2 + random.below(5);
    const hurtSheet = d === hurtDocument ? random.below(sheets) : -1;
    for (let sheet = 0; sheet < sheets; sheet += 1) {
      const written = sheet === hurtSheet ? misread(number, random) : number;
      text += sheet === 0 ? 'ШИФРТЕЛЕГРАММА № ' : 'Продолжение шифртелеграммы № ';
      if (written !== number) error = { from: text.length, to: text.length + written.length };
      text += `${written}\n\n${body(random)}\n\n${sheet === sheets - 1 ? '' : '/см.сл.лист/\n\n'}`;
    }
  }
  return { text, error };
}

function misread(number: string, random: Random): string {
  const at = random.below(number.length);
  if (at > 0 && random.chance(0.2) && number[at] !== number[at - 1])
    return number.slice(0, at - 1) + (number[at] ?? '') + (number[at - 1] ?? '') + number.slice(at + 1);
  const slip = SLIPS[number[at] ?? ''] ?? '';
  return at === 0 && slip === '0' ? number : number.slice(0, at) + slip + number.slice(at + 1);
}

/** Prose, with numbers of other telegrams, which are no identifiers of this one. */
function body(random: Random): string {
  const other = 10_000 + random.below(89_999);
  const sentences = Array.from({ length: 3 + random.below(4) }, () => random.pick(SENTENCES));
  if (random.chance(0.5)) sentences.push(`Ваша телеграмма № ${other} получена.`);
  return sentences.join(' ');
}

export type IdentifierBench = {
  readonly made: number;
  readonly found: number;
  readonly flags: number;
  readonly wrong: number;
};

const CASES = 400;

/** A flag is right when it or a sheet that it names bears the misread number: with two sheets either may be wrong. */
export function benchIdentifiers(seed: number): IdentifierBench {
  let [made, found, flags, wrong] = [0, 0, 0, 0];
  for (let i = 0; i < CASES; i += 1) {
    const { text, error } = identifierCase(seed + i);
    const { discrepancies } = checkFindings({
      transcription: { file: 'a', text, sheetStarts: [] },
      references: [],
      settings: { strictDiplomatic: false },
    });
    const raised = discrepancies.filter(({ kind }) => kind === 'identifier-inconsistent');
    const right = raised.filter((flag) => error !== null && names(flag, error));
    made += error === null ? 0 : 1;
    found += right.length > 0 ? 1 : 0;
    flags += raised.length;
    wrong += raised.length - right.length;
  }
  return { made, found, flags, wrong };
}

function names(flag: Discrepancy, error: Span): boolean {
  return [flag, ...(flag.related ?? [])].some(({ from, to }) => from < error.to && error.from < to);
}
