import type { Rule } from '../rule';
import { caseDiffers } from './case-differs';
import { digitLetterMix } from './digit-letter-mix';
import { extraText } from './extra-text';
import { missingText } from './missing-text';
import { mixedScript } from './mixed-script';
import { movedText } from './moved-text';
import { nameDiffers } from './name-differs';
import { notComparable } from './not-comparable';
import { numberDiffers } from './number-differs';
import { punctuationDiffers } from './punctuation-differs';
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
  digitLetterMix,
  mixedScript,
  punctuationDiffers,
  caseDiffers,
];
