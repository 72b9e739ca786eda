import type { StepsOff } from '../text/steps';
import { isInOldSpelling, modernised } from '../text/old-spelling';
import type { CheckInput } from './evidence/evidence';
import type { ReferenceText } from './align-texts/source-text';
import { type TranscriptIndex } from './align-texts/transcript-index';
import type { TextChange } from './align-texts/transcript-reindex';

/** The references in the transcription's language, which are compared word by word. */
export function sameLanguage(references: readonly ReferenceText[]): readonly ReferenceText[] {
  return references.filter((reference) => reference.role === 'transcription');
}

/**
 * Old machines ended lines with a carriage return alone; offsets hold. A reference that cannot be read is left to the
 * part that has to report it.
 */
export function withFeeds(reference: ReferenceText): ReferenceText {
  try {
    const { text } = reference;
    return text.includes('\r') ? { ...reference, text: text.replace(/\r(?!\n)/g, '\n') } : reference;
  } catch {
    return reference;
  }
}

type OldSpelling = {
  readonly fold?: (key: string) => string;
  /** Whether the transcription is still of the spelling, old or new, that it was of at first. */
  readonly isStill: (change: TextChange, left: TranscriptIndex) => boolean;
};

/** Where one text is in the spelling before 1918 and another in today's, the words of all are compared without it. */
export function oldSpelling({ transcription, references }: CheckInput, off: StepsOff): OldSpelling {
  if (off.has('old-spelling')) return { isStill: () => true };
  const isOld = isInOldSpelling(transcription.text);
  const others = sameLanguage(references).map(({ text }) => isInOldSpelling(text));
  const mayChange = others.length > 0;
  const isTouched = ({ inserted }: TextChange): boolean => isOld || /[ѣіѳѵъ]/iu.test(inserted);
  return {
    ...(others.some((other) => other !== isOld) ? { fold: modernised } : {}),
    isStill: (change, left) => !mayChange || !isTouched(change) || isInOldSpelling(left.text()) === isOld,
  };
}
