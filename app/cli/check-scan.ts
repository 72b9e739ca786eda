import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { indexAt } from '../core/base/positions';
import type { Checked } from '../core/discrepancy/check';
import { checkFindings } from '../core/discrepancy/check';
import type { CheckInput } from '../core/discrepancy/evidence/evidence';
import type { Crops } from '../core/formats/report/report-html';
import { fileSpans } from '../core/given/file-offsets';
import { noticeText } from '../core/recognise/notice';
import { createReview } from '../node/review/new-review';
import { cutCrops } from '../node/review/export-report';
import { readReviewDocument } from '../node/review/review-document';
import { scanPlaces, type ScanPlace } from '../node/review/scan-places';
import { makePagePictures } from '../node/scans/page-pictures';
import { makeScanShelf } from '../node/scans/scan-shelf';
import type { ProjectStore } from '../node/project/project-store';
import { runRecognition } from '../node/recognition/recognition-job';
import { reasonFor, unfinishedLine, type Unfinished } from './account';
import { takeGivenText } from './given-text';
import { CliError, cliErrorIn, needEngine, type CliIo } from './io';
import type { CheckOptions } from './options';
import { failure } from '../core/base/result';
import { expandScans } from './scan-packages';
import { givenFiles, progressTeller } from './scans';

/** A text checked against its scans. */
export type ScanChecked = {
  /** Offsets, lines and columns are those of the file. */
  readonly checked: Checked;
  /** The same on the sheets, for a report with pictures. */
  readonly onSheets: { readonly input: CheckInput; readonly checked: Checked };
  readonly places: Readonly<Record<string, ScanPlace>>;
  readonly crops: Crops;
  readonly failed: readonly Unfinished[];
};

/** Recognises the scans, lays the text on them and checks it, in a folder that is taken away again. */
export async function checkOnScans(
  io: CliIo,
  file: string,
  fileText: string,
  input: CheckInput,
  options: CheckOptions,
): Promise<ScanChecked> {
  const folder = await mkdtemp(join(tmpdir(), 'sverka-check-'));
  try {
    return await checkIn(io, folder, file, fileText, input, options);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function checkIn(
  io: CliIo,
  folder: string,
  file: string,
  fileText: string,
  input: CheckInput,
  options: CheckOptions,
): Promise<ScanChecked> {
  const engine = needEngine(io);
  const { given } = givenFiles((await expandScans(options.scan)).scans);
  const { password, language } = options;
  const created = await createReview(io.deps, engine, {
    ...{
      parentFolder: folder,
      folderName: 'document',
      title: basename(file),
      archival: null,
      sourceNote: '',
    },
    scans: given.map(({ path }) => (password === undefined ? { path } : { path, password })),
    references: [],
  });
  if (!created.ok) throw cliErrorIn(options.scan[0] ?? file, created.error);
  const store = created.value;
  const shelf = makeScanShelf(engine, store);
  for (const { sha256 } of store.project().scans) if (password !== undefined) shelf.unlock(sha256, password);
  try {
    const failed = await recognise(io, store, shelf, options);
    await takeGivenText(io, store, file, language);
    const review = await readReviewDocument(store, input.settings);
    if (!review.ok) throw cliErrorIn(file, review.error);
    const { settings, projectWords, knowledge, references } = input;
    const { transcription } = review.value.input;
    const taught = { settings, references, ...(projectWords === undefined ? {} : { projectWords }) };
    const laid: CheckInput = {
      ...review.value.input,
      ...{ ...taught, ...(knowledge === undefined ? {} : { knowledge }), transcription },
    };
    const checked = checkFindings(laid, { dictionary: await io.dictionary() });
    const pictures = makePagePictures(store, shelf);
    const needsCrops = options.format === 'json' || options.format === 'html';
    const crops: Crops = needsCrops
      ? await cutCrops(engine, pictures, review.value, checked.discrepancies)
      : new Map();
    const pageIds = store.project().pages.map(({ id }) => id);
    return {
      checked: inFile(checked, transcription.text, fileText),
      onSheets: { input: laid, checked },
      places: scanPlaces(review.value, checked.discrepancies, pageIds, crops),
      ...{ crops, failed },
    };
  } finally {
    await shelf.close();
    await store.close();
  }
}

async function recognise(
  io: CliIo,
  store: ProjectStore,
  shelf: ReturnType<typeof makeScanShelf>,
  { language, readings }: CheckOptions,
): Promise<readonly Unfinished[]> {
  const end = await runRecognition({
    ...{ store, shelf, codec: io.deps.codec, nowUtc: io.deps.nowUtc, readings, atOnce: 2 },
    pageIds: store.project().pages.map(({ id }) => id),
    signal: io.signal ?? new AbortController().signal,
    onState: progressTeller(io),
    onPage: () => undefined,
  });
  if (io.isTerminal) io.err('\n');
  if (io.signal?.aborted === true) throw new CliError(failure('cancelled'));
  const place = (pageId: string) => ({ file: store.project().title, page: Number(pageId) });
  for (const { pageId, notice } of end.notices)
    io.err(unfinishedLine({ ...place(pageId), reason: noticeText(notice, language) }, language));
  return end.failures.map((one) => reasonFor(place(one.pageId), one, language));
}

/** The places of the laid text as places of the file. */
function inFile({ discrepancies, summary }: Checked, laid: string, file: string): Checked {
  const spanOf = fileSpans(laid, file);
  const starts = [0, ...[...file.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return {
    summary,
    discrepancies: discrepancies.map((one) => {
      const { from, to } = spanOf(one);
      const line = indexAt(starts, from);
      return {
        ...{
          ...one,
          from,
          to,
          text: file.slice(from, to),
          line: line + 1,
          column: from - (starts[line] ?? 0) + 1,
        },
        ...(one.related === undefined ? {} : { related: one.related.map(spanOf) }),
      };
    }),
  };
}
