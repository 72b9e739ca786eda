import { basename } from 'node:path';
import { failure, failureIn } from '../core/base/result';
import { OTHER_TEXT_BELOW, planText, takeText, type TextPlan } from '../node/review/take-text';
import type { ProjectStore } from '../node/project/project-store';
import { CliError, cliErrorIn, type CliIo } from './io';
import { makeInputs, tellNotes } from './input';
import { cliWord } from './words';
import type { Language } from '../core/base/language';

/** Lays the text of `file` on the sheets of a project whose scans were read, and makes it their text. */
export async function takeGivenText(
  io: CliIo,
  store: ProjectStore,
  file: string,
  language: Language,
): Promise<TextPlan> {
  const inputs = makeInputs(io, language);
  const bytes = await inputs.bytesOf(file);
  if (!bytes.ok) throw cliErrorIn(file, bytes.error);
  const fileName = file === '-' ? 'text.txt' : basename(file);
  const text = { store, codec: io.deps.codec, readForeign: inputs.read, bytes: bytes.value, fileName };
  const plan = await planText(text);
  if (!plan.ok) throw cliErrorIn(file, plan.error);
  inputs.notes.push(...plan.value.notes.map((note) => ({ file, note })));
  tellNotes(io, inputs);
  const percent = Math.round(plan.value.likeness * 100);
  if (plan.value.likeness < OTHER_TEXT_BELOW)
    throw new CliError(failureIn(file, failure('other-text', { percent })));
  const taken = await takeText(text, plan.value, '');
  if (!taken.ok) throw cliErrorIn(file, taken.error);
  const counts = { sheets: String(taken.value.length), percent: String(percent) };
  io.err(`${file}: ${cliWord('laid', language, counts)}\n`);
  return plan.value;
}
