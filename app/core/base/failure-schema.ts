import * as v from 'valibot';
import type { Failure } from './result';
import { FAILURE_CODES } from './failure-table';

const value = v.union([v.pipe(v.string(), v.maxLength(40_000)), v.number()]);

/** A failure as it travels between windows and main: a code of the table, and plain values. */
export const FAILURE_SCHEMA: v.GenericSchema<unknown, Failure> = v.pipe(
  v.strictObject({
    code: v.picklist(FAILURE_CODES),
    params: v.record(v.pipe(v.string(), v.maxLength(40)), value),
  }),
  v.readonly(),
);
