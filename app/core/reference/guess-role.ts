import type { ReferenceRole } from '../discrepancy/discrepancy';

/** Whether a file holds a translation, from its name alone: the window does not read files. */
export function guessRole(name: string): ReferenceRole {
  return /transl|перевод|engl|англ|[-_. (]en[-_. )]/i.test(name) ? 'translation' : 'transcription';
}
