import type { Rule } from '../evidence/rule';
import { caseDiffers } from './case-differs';
import { copyCount } from './copy-count';
import { datePeriod } from './date-period';
import { digitLetterMix } from './digit-letter-mix';
import { extraText } from './extra-text';
import { factDiffers } from './fact-differs';
import { identifierInconsistent } from './identifier-inconsistent';
import { impossibleSign } from './impossible-sign';
import { pageFurniture } from './page-furniture';
import { impossibleDate } from './impossible-date';
import { inkDiffers } from './ink-differs';
import { unreadInk } from './unread-ink';
import { missingText } from './missing-text';
import { mixedScript } from './mixed-script';
import { movedText } from './moved-text';
import { nameDiffers } from './name-differs';
import { notComparable } from './not-comparable';
import { numberDiffers } from './number-differs';
import { punctuationDiffers } from './punctuation-differs';
import { numeralUnconfirmed } from './numeral-unconfirmed';
import { readingsDiffer } from './readings-differ';
import { repeatedLine } from './repeated-line';
import { sheetSequence } from './sheet-sequence';
import { translationGap } from './translation-gap';
import { sureSignDiffers } from './sure-sign-differs';
import { weakSignals } from './weak-signals';
import { wordBoundary } from './word-boundary';
import { wordDiffers } from './word-differs';

/** Every rule, one line each, in the order in which their findings are kept when several speak of one place. */
export const RULES: readonly Rule[] = [
  notComparable,
  missingText,
  extraText,
  movedText,
  numberDiffers,
  nameDiffers,
  wordDiffers,
  wordBoundary,
  pageFurniture,
  translationGap,
  factDiffers,
  identifierInconsistent,
  sheetSequence,
  impossibleDate,
  datePeriod,
  copyCount,
  digitLetterMix,
  mixedScript,
  impossibleSign,
  repeatedLine,
  inkDiffers,
  unreadInk,
  weakSignals,
  readingsDiffer,
  numeralUnconfirmed,
  punctuationDiffers,
  sureSignDiffers,
  caseDiffers,
];
