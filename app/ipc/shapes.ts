import * as v from 'valibot';
import { PREPARATIONS } from '../core/image/prepare';
import { handle, shortText } from '../ipc-shapes';

/** Shapes that several verbs of the review window share. */

/** A project's own id, as `project.json` has it. */
export const projectId = v.pipe(v.string(), v.regex(/^[0-9a-z-]{8,64}$/));

export const archival = v.nullable(
  v.strictObject({ archive: shortText, fond: shortText, opis: shortText, delo: shortText, list: shortText }),
);
export const publication = v.strictObject({
  date: shortText,
  citation: shortText,
  url: shortText,
  summary: shortText,
  language: shortText,
});

const role = v.picklist(['transcription', 'translation']);
export const references = v.pipe(v.array(v.strictObject({ handle, role })), v.maxLength(20), v.readonly());

/** Over how many differently prepared pictures a page is read. */
export const passes = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(PREPARATIONS.length));
