import { basename } from 'node:path';
import { fail, ok, type Result } from '../core/base/result';
import type { ReviewArgs, ReviewResults, ReviewVerb } from '../ipc';
import {
  OTHER_TEXT_BELOW,
  planText,
  sheetsNotRead,
  takeText,
  type TextToTake,
} from '../node/review/take-text';
import { readBytes } from '../node/project/reference-file';
import { noProject, unknownHandle, type AppContext, type VerbHandlers } from './context';
import { chooseText } from './verbs-page';

type TextVerb = Extract<ReviewVerb, `text.${string}`>;
type Source = ReviewArgs<'text.plan'>['source'];

/** Verbs about a text that is laid on the scans of the open project. */
export function textVerbs(context: AppContext): VerbHandlers<TextVerb> {
  return {
    'text.plan': ({ source }) => plan(context, source),
    'text.take': async ({ source }) => {
      const given = await textOf(context, source);
      if (!given.ok) return given;
      if (given.value === null) return fail('no-text');
      const made = await planText(given.value.text);
      if (!made.ok) return made;
      return await takeText(given.value.text, made.value, context.settings.settings().who);
    },
  };
}

async function plan(context: AppContext, source: Source): Promise<Result<ReviewResults['text.plan']>> {
  const given = await textOf(context, source);
  if (!given.ok) return given;
  if (given.value === null) return ok(null);
  const { text, named } = given.value;
  const notRead = await sheetsNotRead(text.store, text.codec);
  if (!notRead.ok) return notRead;
  const made = await planText(text);
  if (!made.ok) return made;
  const { fileName, sheets, likeness, notes } = made.value;
  const fileNotes = notes.map((note) => ({ file: fileName, note }));
  if (source.kind === 'file' && fileNotes.length > 0) context.send('file-notes', fileNotes);
  const isOther = likeness < OTHER_TEXT_BELOW;
  return ok({ source: named, fileName, sheets, likeness, isOther, notRead: notRead.value });
}

type Given = { readonly text: TextToTake; readonly named: Source };

/** Null where the person chose no file. `named` has the file that was chosen. */
async function textOf(context: AppContext, source: Source): Promise<Result<Given | null>> {
  const { session } = context;
  if (session === null) return noProject();
  const { codec, readForeign } = context.deps;
  const tools = { store: session.store, codec, readForeign };
  if (source.kind === 'pasted') {
    const bytes = Buffer.from(source.text, 'utf8');
    return ok({ text: { ...tools, bytes, fileName: 'text.txt' }, named: source });
  }
  const path = source.handle === null ? await chooseText(context) : context.handles.path(source.handle);
  if (path === null) return source.handle === null ? ok(null) : unknownHandle();
  const bytes = await readBytes(path);
  if (!bytes.ok) return bytes;
  const handle = source.handle ?? context.handles.give(path);
  return ok({
    text: { ...tools, bytes: bytes.value, fileName: basename(path) },
    named: { kind: 'file', handle },
  });
}
