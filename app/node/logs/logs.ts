import { FACT_LOG } from './fact-log';
import { INVENTORY_LOG } from './inventory-log';
import type { LogKind } from './log-files';
import { OUTCOME_LOG } from './outcome-log';
import { STATUS_LOG } from './status-log';
import { VERDICT_LOG } from './verdict-log';
import { WORD_LOG } from './word-log';

/** The logs in a project's folder: files of checked lines that only grow. */
export const PROJECT_LOGS: readonly LogKind[] = [
  ...[VERDICT_LOG, STATUS_LOG, FACT_LOG, WORD_LOG, OUTCOME_LOG],
  INVENTORY_LOG,
];
