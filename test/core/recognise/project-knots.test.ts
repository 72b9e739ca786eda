import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrated, tallied, TYPESCRIPT_KNOTS, type Outcome } from '../../../app/core/recognise/calibration';
import { pageOutcomes } from '../../../app/core/recognise/page-outcomes';
import { projectKnots, SHIPPED_KNOTS, type PageOutcomes } from '../../../app/core/recognise/project-knots';
import { standingMarks, type StatusEntry } from '../../../app/core/page/status-flow';
import type { PageStatus } from '../../../app/core/page/transcription';
import { seededRandom, type Random } from '../../bench/random';
import { calibrationError } from '../../helpers/calibration-error';
import { machineLines } from '../../helpers/machine-lines';

const gave = (pageId: string, status: PageStatus, who: string, hash: string): StatusEntry => {
  return { pageId, status, who, hash, atUtc: '' };
};

/** `words` words of one confidence, of which `right` were right. */
const record = (
  pageId: string,
  hash: string,
  words: number,
  right: number,
  confidence = 0.9,
): PageOutcomes => {
  return { pageId, hash, text: [{ confidence, words, right }], passes: [] };
};

const at = (records: readonly PageOutcomes[], log: readonly StatusEntry[], confidence = 0.9) =>
  calibrated(confidence, projectKnots(records, standingMarks(log)).text);

const SHIPPED = calibrated(0.9);

describe('what finished pages teach a project', () => {
  it('nothing changes before a page is finished', () => {
    expect(projectKnots([], {})).toEqual(SHIPPED_KNOTS);
    expect(projectKnots([], {}).text).toBe(TYPESCRIPT_KNOTS);
    expect(at([record('0001', 'a', 100, 0)], [])).toBe(SHIPPED);
  });

  it('words of a confidence that are wrong half the time are less likely there, others stay', () => {
    const log = [gave('0001', 'proofread', 'Анна', 'a')];
    expect(at([record('0001', 'a', 200, 100)], log)).toBeLessThan(SHIPPED - 0.1);
    expect(at([record('0001', 'a', 200, 200)], log)).toBeGreaterThan(SHIPPED + 0.02);
    expect(at([record('0001', 'a', 200, 100)], log, 0.3)).toBeCloseTo(calibrated(0.3), 1);
  });

  it('a page that is finished again says what it says then, once', () => {
    const log = [gave('0001', 'proofread', 'Анна', 'a'), gave('0001', 'proofread', 'Анна', 'b')];
    const [old, new_] = [record('0001', 'a', 200, 0), record('0001', 'b', 200, 180)];
    expect(at([old, new_], log)).toBe(at([new_], log));
    // The same Revision twice: the last record counts.
    expect(at([record('0001', 'b', 9, 1), new_], log)).toBe(at([new_], log));
  });

  it('a page teaches as long as its proofreading stands', () => {
    const teaching = record('0001', 'a', 200, 0);
    const proofread = gave('0001', 'proofread', 'Анна', 'a');
    const learnt = at([teaching], [proofread]);
    expect(at([teaching], [proofread, gave('0001', 'in-progress', 'Анна', 'b')])).toBe(SHIPPED);
    expect(at([teaching], [proofread, gave('0001', 'needs-attention', 'Анна', 'a')])).toBe(SHIPPED);
    // Whoever checks a second time leaves it standing.
    const begun = [proofread, gave('0001', 'in-progress', 'Борис', 'b')];
    expect(at([teaching], begun)).toBe(learnt);
    const second = record('0001', 'c', 200, 199);
    const validated = [...begun, gave('0001', 'validated', 'Борис', 'c')];
    expect(at([teaching, second], validated)).toBe(at([second], validated));
    expect(at([teaching], validated)).toBe(learnt);
  });

  it('passes vote by what passes taught, and a page of one pass by its text', () => {
    const log = [gave('0001', 'proofread', 'Анна', 'a')];
    const passes = [{ confidence: 0.9, words: 200, right: 0 }];
    const { text, vote } = projectKnots([{ ...record('0001', 'a', 200, 200), passes }], standingMarks(log));
    expect(calibrated(0.9, vote)).toBeLessThan(SHIPPED);
    expect(calibrated(0.9, text)).toBeGreaterThan(SHIPPED);
    const one = projectKnots([record('0001', 'a', 200, 150)], standingMarks(log));
    expect(one.vote).toEqual(one.text);
  });

  const count = fc.nat({ max: 400 });
  const tally = fc
    .tuple(fc.integer({ min: 0, max: 1000 }), count, count)
    .map(([step, a, b]) => ({ confidence: step / 1000, words: a + b, right: a }));
  const pages = fc
    .array(fc.array(tally, { maxLength: 30 }), { maxLength: 12 })
    .map((texts) =>
      texts.map((text, i): PageOutcomes => ({ pageId: String(i), hash: 'a', text, passes: [] })),
    );
  const log = Array.from({ length: 12 }, (_, i) => gave(String(i), 'proofread', 'Анна', 'a'));

  it('the table always rises, whatever was learnt', () => {
    fc.assert(
      fc.property(pages, (records) => {
        const { text } = projectKnots(records, standingMarks(log));
        expect(text).toHaveLength(TYPESCRIPT_KNOTS.length);
        for (const [i, { confidence, share }] of text.entries()) {
          expect(share).toBeGreaterThanOrEqual((text[i - 1]?.share ?? 0) - 1e-12);
          expect(share).toBeLessThanOrEqual(1 + 1e-12);
          expect(confidence).toBeGreaterThanOrEqual(text[i - 1]?.confidence ?? 0);
        }
      }),
    );
  });

  it('it is the same to the last digit in whatever order pages were finished', () => {
    const shuffled = pages.chain((records) =>
      fc.tuple(
        fc.constant(records),
        fc.shuffledSubarray(records, { minLength: records.length }),
        fc.shuffledSubarray(log, { minLength: log.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([records, others, otherLog]) => {
        const known = projectKnots(records, standingMarks(log));
        expect(projectKnots(others, standingMarks(otherLog))).toEqual(known);
      }),
    );
  });
});

const SEED = 20260116;
const WORDS = 'войска отошли на север к старым позициям где ждут вагоны с хлебом и письма из дома'.split(' ');

/** A page read from a worn original: words come out wrong twice as often as by the table that ships. */
function wornPage(random: Random): readonly Outcome[] {
  const rows = Array.from({ length: 30 }, () =>
    Array.from({ length: 8 }, () => {
      const confidence = 0.97 - 0.6 * random.unit() ** 3;
      const isRight = random.chance(1 - Math.min(1, 2 * (1 - calibrated(confidence))));
      const truth = random.pick(WORDS);
      return { truth, read: `${isRight ? truth : `${truth}ъ`}=${(confidence * 100).toFixed(1)}` };
    }),
  );
  const read = machineLines(...rows.map((row) => row.map((word) => word.read).join(' ')));
  const saved = machineLines(...rows.map((row) => row.map((word) => word.truth).join(' ')));
  return pageOutcomes(read, saved);
}

it(`on pages nobody has corrected, the probability comes nearer to what is true (seed ${SEED})`, () => {
  const random = seededRandom(SEED);
  const finished = Array.from({ length: 8 }, () => wornPage(random));
  const held = Array.from({ length: 20 }, () => wornPage(random)).flat();
  const records = finished.map((outcomes, i): PageOutcomes => {
    return { pageId: String(i), hash: 'a', text: tallied(outcomes), passes: [] };
  });
  const errorAfter = (pages: number) => {
    const log = records.slice(0, pages).map(({ pageId }) => gave(pageId, 'proofread', 'Анна', 'a'));
    return calibrationError(held, projectKnots(records, standingMarks(log)).text);
  };
  const errors = [0, 1, 2, 4, 8].map(errorAfter);
  expect(errors[0]).toBe(calibrationError(held, TYPESCRIPT_KNOTS));
  for (const [i, error] of errors.entries()) if (i > 0) expect(error).toBeLessThan(errors[i - 1] ?? 0);
  expect(errors[4]).toBeLessThan((errors[0] ?? 0) / 3);
});
