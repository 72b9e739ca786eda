import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { REVIEW_VERBS, type ReviewVerb } from '../../app/ipc';
import { isCallOf, isWithin, mayBegin } from '../../app/ipc/call-limits';
import { hostileArgs } from '../helpers/hostile-args';
import { IPC_SAMPLES } from '../helpers/ipc-samples';

const VERBS = Object.keys(REVIEW_VERBS) as readonly ReviewVerb[];
const SETS = 500;
const SEED = 20_261_129;

describe('what the window may send', () => {
  test.each(VERBS)('%s: its sample is taken, and what is not of its shape is refused', (verb) => {
    const { args } = REVIEW_VERBS[verb];
    expect(v.safeParse(args, IPC_SAMPLES[verb]).issues).toBeUndefined();
    const sets = hostileArgs(IPC_SAMPLES[verb], SEED, SETS);
    const taken = sets.filter((set) => isCallOf(verb, set) && v.is(args, set));
    // A change can leave a good argument, such as another note: then it has no other fields than the sample.
    for (const set of taken)
      expect(fieldsOf(IPC_SAMPLES[verb])).toEqual(expect.arrayContaining(fieldsOf(set)));
    expect(taken.length).toBeLessThan(SETS / 2);
  });

  test.each(VERBS)('%s: every text, list and table in it has an upper bound', (verb) => {
    expect(unboundedIn(REVIEW_VERBS[verb].args as unknown as Schema, verb)).toEqual([]);
  });
});

function fieldsOf(value: unknown): string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value).sort() : [];
}

/** The parts of a valibot schema that are looked into. */
type Schema = {
  readonly type: string;
  readonly pipe?: readonly { readonly type: string }[];
  readonly entries?: Readonly<Record<string, Schema>>;
  readonly item?: Schema;
  readonly wrapped?: Schema;
  readonly value?: Schema;
  readonly key?: Schema;
  readonly options?: readonly unknown[];
};

const BOUNDS: Readonly<Record<string, readonly string[]>> = {
  string: ['max_length', 'regex'],
  array: ['max_length'],
  record: ['max_entries'],
};

function unboundedIn(schema: Schema, path: string): readonly string[] {
  const steps = (schema.pipe ?? []).map(({ type }) => type);
  const bounds = BOUNDS[schema.type];
  const own = bounds === undefined || bounds.some((bound) => steps.includes(bound)) ? [] : [path];
  const inner = [
    ...Object.entries(schema.entries ?? {}),
    ...(['item', 'wrapped', 'key'] as const).map((part) => [part, schema[part]] as const),
    ...(schema.type === 'variant'
      ? (schema.options ?? []).map((one) => ['option', one as Schema] as const)
      : []),
    ...(schema.type === 'record' ? [['value', schema.value] as const] : []),
  ];
  return [
    ...own,
    ...inner.flatMap(([name, part]) => (part === undefined ? [] : unboundedIn(part, `${path}.${name}`))),
  ];
}

describe('the weight of a call', () => {
  test('is of texts, keys and values, and is told as soon as it is too much', () => {
    expect(isWithin({ ab: 'cde' }, 7)).toBe(true);
    expect(isWithin({ ab: 'cde' }, 6)).toBe(false);
    expect(isWithin(new Array(1_000_000_000), 1_000_000)).toBe(false);
  });

  test('leaves room for a text of eight million characters that somebody pastes', () => {
    const source = { kind: 'pasted', text: 'я'.repeat(8_000_000) };
    expect(isCallOf('text.plan', { source })).toBe(true);
    expect(v.is(REVIEW_VERBS['text.plan'].args, { source })).toBe(true);
  });

  test('is too much where values are nested without end', () => {
    const ring: { inner?: unknown } = {};
    ring.inner = ring;
    expect(isWithin(ring, 1_000_000)).toBe(false);
  });
});

describe('a flood of calls', () => {
  const many = (verb: ReviewVerb, count: number) => Array.from({ length: count }, () => verb);

  test('is refused beyond its bound, whatever verb it is of', () => {
    expect(mayBegin('page.read', many('page.read', 1_999))).toBe(true);
    for (const verb of VERBS) expect(mayBegin(verb, many('page.read', 2_000)), verb).toBe(false);
  });

  test('opens no more than a few dialogs, and holds up nothing else', () => {
    expect(mayBegin('files.pick', many('project.pick', 7))).toBe(true);
    expect(mayBegin('files.pick', many('export.start', 8))).toBe(false);
    expect(mayBegin('page.save', many('files.pick', 8))).toBe(true);
  });
});
