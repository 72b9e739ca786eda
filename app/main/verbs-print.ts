import { fail, ok, type Result } from '../core/base/result';
import type { ReviewArgs, ReviewVerb } from '../ipc';
import { exportProject } from '../node/review/export-project';
import { facingHtml } from '../node/review/paper';
import { noProject, type AppContext, type VerbHandlers } from './context';
import type { Session } from './session';

type PrintVerb = Extract<ReviewVerb, 'print.start'>;

/** Prints through the system's dialog what is exported as a PDF as well. */
export function printVerbs(context: AppContext): VerbHandlers<PrintVerb> {
  let isPrinting = false;
  const start = async ({ what }: ReviewArgs<'print.start'>): Promise<Result<boolean>> => {
    const { session } = context;
    if (session === null) return noProject();
    if (isPrinting) return fail('prints-already');
    isPrinting = true;
    try {
      const { language } = context.settings.settings();
      const html =
        what === 'facing'
          ? await facingHtml(session.store, { pageIds: null, language })
          : await report(context, session);
      if (!html.ok) return html;
      const picture = (pageId: string) => session.pictures.read(pageId, 'full');
      return await context.paper.print({ html: html.value, picture });
    } finally {
      isPrinting = false;
    }
  };
  return { 'print.start': start };
}

/** The report as it is exported; a file would hold the same. */
async function report(context: AppContext, { store, pictures }: Session): Promise<Result<string>> {
  const { language, stepsOff } = context.settings.settings();
  let written = '';
  const done = await exportProject(
    {
      ...{ language, store, pictures, engine: context.engine, disk: context.deps.disk, makePdf: null },
      creator: `Sverka ${context.version}`,
      nowUtc: context.deps.nowUtc,
      dictionary: await context.dictionary(),
      settings: { strictDiplomatic: false, stepsOff },
      sink: (_, bytes) => {
        written = Buffer.from(bytes).toString('utf8');
        return Promise.resolve(ok(null));
      },
    },
    'report',
    'report.html',
  );
  return done.ok ? ok(written) : done;
}
