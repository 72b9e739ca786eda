import { afterEach, describe, expect, it, vi } from 'vitest';
import { NO_AIDS, type CheckAids } from '../../../../app/core/discrepancy/evidence/aids';
import { beginCheck, checkFindings, type Check } from '../../../../app/core/discrepancy/check';
import type { CheckInput } from '../../../../app/core/discrepancy/evidence/evidence';
import { lazily } from '../../../../app/core/base/lazily';
import { ruleName } from '../../../../app/core/discrepancy/model/names';
import { notCheckedText } from '../../../../app/core/discrepancy/evidence/not-checked';
import { RULES } from '../../../../app/core/discrepancy/rules/index';
import type { ReferenceText } from '../../../../app/core/discrepancy/align-texts/source-text';
import { makeFactReader } from '../../../../app/core/facts/compare/reader';
import { benchCase } from '../../../bench/flags';
import { nameTable } from '../../../../app/core/facts/names/aliases';

/** One fault costs the part that has it and no more, and the part is named. */

const TEXT =
  'Прошу сообщить Ваше мнение о поездке.\nВойска ушли 31.2.51 г. за реку Ханган.\nВойска ушли 31.2.51 г. за реку Ханган.\n' +
  'Направляю Вам 15 вагонов угля и cахара.\nЛист 8\nЭкз. № 2\n';
const PUBLISHED =
  'Прошу сообщить ваше мнение о поездке.\nВойска ушли 3.2.51 г. за реку Ханган.\nНаправляю Вам 16 вагонов угля и сахара.\n';
const TRANSLATION =
  'Please tell me your opinion about the trip.\nThe troops left on February 3, 1951.\nI send you 17 wagons of coal.\n';

const published = (file: string): ReferenceText => ({ file, role: 'transcription', text: PUBLISHED });
const translated = (file: string): ReferenceText => ({ file, role: 'translation', text: TRANSLATION });

/** A reference whose text cannot be had: whatever reads it throws, as a fault in the aligner would. */
function broken(role: ReferenceText['role'], file: string): ReferenceText {
  return {
    file,
    role,
    get text(): string {
      throw new Error('a fault');
    },
  };
}

function inputOf(...references: readonly ReferenceText[]): CheckInput {
  return {
    transcription: { file: 't', text: TEXT, sheetStarts: [] },
    references,
    settings: { strictDiplomatic: true },
    doubts: [{ from: 0, to: 6, probability: 0.1 }],
    readings: [{ name: '1', text: TEXT.replace('угля', 'утля') }],
  };
}

afterEach(() => vi.restoreAllMocks());

describe('a rule that throws', () => {
  it.each(RULES.map((rule) => [rule.id, rule] as const))('%s costs itself only', (id, rule) => {
    const input = inputOf(published('p'), translated('e'));
    const spy = vi.spyOn(rule, 'find').mockReturnValue([]);
    const without = checkFindings(input);
    spy.mockImplementation(() => {
      throw new Error('a fault');
    });
    const checked = checkFindings(input);
    expect(checked.discrepancies).toEqual(without.discrepancies);
    expect(checked.discrepancies.length).toBeGreaterThan(3);
    expect(checked.summary).toEqual({ ...without.summary, failedRules: [id] });
  });

  it('tells a log once, however often it throws', () => {
    const faults: string[] = [];
    const rule = RULES.find(({ id }) => id === 'word-differs');
    vi.spyOn(rule!, 'find').mockImplementation(() => {
      throw new Error('a fault');
    });
    checkFindings(inputOf(published('p'), published('q')), {
      ...NO_AIDS,
      onFault: (where) => faults.push(where),
    });
    expect(faults).toEqual(['word-differs']);
  });
});

describe('evidence that throws', () => {
  it('a dictionary: every rule that asks it is named, and the others find what they find', () => {
    const knows = (): boolean => {
      throw new Error('the dictionary stopped');
    };
    const whole = checkFindings(inputOf(published('p')));
    const { discrepancies, summary } = checkFindings(inputOf(published('p')), { dictionary: { knows } });
    expect(summary.failedRules.length).toBeGreaterThan(0);
    expect(summary.failedRules.length).toBeLessThan(5);
    const kinds = (flags: typeof discrepancies) => new Set<string>(flags.map(({ kind }) => kind));
    const lost = [...kinds(whole.discrepancies)].filter((kind) => !kinds(discrepancies).has(kind));
    expect(lost.filter((kind) => !(summary.failedRules as readonly string[]).includes(kind))).toEqual([]);
  });

  it('a grammar of facts: the translation is named, the publication is compared', () => {
    const reader = makeFactReader(nameTable([]));
    const read = (): never => {
      throw new Error('a fault in a grammar');
    };
    const aids: CheckAids = { dictionary: null, readerFor: () => ({ ...reader, read }) };
    const checked = checkFindings(inputOf(published('p'), translated('e')), aids);
    expect(checked.summary.failedReferences).toEqual(['e']);
    expect(checked.summary.byKind['number-differs']).toBe(1);
    expect(checked.summary.characterDifference).not.toBeNull();
  });

  it('is computed once where it throws as well', () => {
    let runs = 0;
    const value = lazily((): number => {
      runs += 1;
      throw new Error('a fault');
    });
    expect(value).toThrow('a fault');
    expect(value).toThrow('a fault');
    expect(runs).toBe(1);
  });
});

describe('a reference that throws', () => {
  it('is named; the others are compared as if it were not there', () => {
    const others = checkFindings(inputOf(published('p'), translated('e')));
    const checked = checkFindings(
      inputOf(broken('transcription', 'x'), published('p'), broken('translation', 'y'), translated('e')),
    );
    expect(checked.discrepancies.map(({ kind, from }) => [kind, from])).toEqual(
      others.discrepancies.map(({ kind, from }) => [kind, from]),
    );
    expect(checked.summary).toMatchObject({
      ...{ failedRules: [], failedReferences: ['x', 'y'] },
      ...{
        characterDifference: others.summary.characterDifference,
        referenceCoverage: others.summary.referenceCoverage,
      },
    });
  });

  it('leaves edits working', () => {
    const { transcription, sheetStarts, reference } = benchCase({
      words: 600,
      cer: 0.02,
      slips: true,
      seed: 8,
    });
    const checkOf = (text: string, references: readonly ReferenceText[]): CheckInput => {
      return { ...inputOf(...references), transcription: { file: 't', text, sheetStarts } };
    };
    const sound: ReferenceText = { file: 'p', role: 'transcription', text: reference };
    const steps = beginCheck(checkOf(transcription, [broken('transcription', 'x'), sound]));
    let check: Check | null = null;
    for (let step = steps.next(); check === null; step = steps.next())
      if (step.done === true) check = step.value;
    check.settle();
    expect(check.change({ from: 0, to: 0, inserted: 'я ' })).not.toBeNull();
    check.settle();
    const fresh = checkFindings(checkOf(`я ${transcription}`, [sound]));
    expect(check.checked().discrepancies).toEqual(fresh.discrepancies);
    expect(check.summary().failedReferences).toEqual(['x']);
  });
});

describe('what is said of it', () => {
  it('is nothing where all was checked', () => {
    const { summary } = checkFindings(inputOf(published('p')));
    expect(summary).toMatchObject({ failedRules: [], failedReferences: [] });
    expect(notCheckedText(summary, 'en')).toBeNull();
  });

  it('is one sentence in either language, with the names of rules and files', () => {
    const notChecked = {
      failedRules: ['repeated-line', 'date-differs'],
      failedReferences: ['Письмо.txt'],
    } as const;
    expect(notCheckedText(notChecked, 'en')).toContain(
      '“Repeated lines”, “Date differs”, the comparison with “Письмо.txt”',
    );
    expect(notCheckedText(notChecked, 'ru')).toContain(
      '«Повторённые строки», «Дата отличается», сравнение с «Письмо.txt»',
    );
  });

  it('has a name for every rule in both languages', () => {
    for (const { id } of RULES) {
      expect(ruleName(id, 'en')).toMatch(/^[A-Z][a-z]/);
      expect(ruleName(id, 'ru')).toMatch(/^[А-ЯЁ][а-яё]/);
    }
  });
});
