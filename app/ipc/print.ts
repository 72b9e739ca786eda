import * as v from 'valibot';
import { carries, verb } from './verb';

/** What is put on paper. */
export const PRINT_VERBS = {
  /** The scans with their texts beside them, or the report, through the system's dialog; false where it was cancelled. */
  'print.start': verb({ what: v.picklist(['facing', 'report']) }, carries<boolean>()),
} as const;
