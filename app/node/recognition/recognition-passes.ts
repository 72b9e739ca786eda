import type { RecognisedPage } from '../../core/recognise/engine';
import { PASS_KINDS, type PassKind } from '../../core/recognise/account';
import { accountText, readAccount, type KeptAccount } from '../../core/recognise/account-schema';
import { ok } from '../../core/base/result';
import type { RevisionInfo } from '../../core/project/revision';
import { certaintiesOf } from '../../core/recognise/pass-certainty';
import { pageText, type Page } from '../../core/page/transcription';
import type { ProjectStore } from '../project/project-store';
import type { PageCodec } from '../history/revision-files';
import type { StoreResult } from '../disk/store-error';

/**
 * Keeps every pass of a run of recognition as a Reading of its own: `sequence` is its place, `note` its kind. The first holds
 * the account of the whole run.
 */
export async function keepReadings(
  store: ProjectStore,
  codec: PageCodec,
  pageId: string,
  { image, readings, account, leftOut = [] }: RecognisedPage,
  atUtc: string,
): Promise<StoreResult<null>> {
  for (const [index, { preparation, lines }] of readings.entries()) {
    const info: RevisionInfo = {
      ...{ pageId, sequence: index + 1, parentHash: null, reason: 'recognised', who: '', atUtc },
      note: preparation,
      ...(index === 0 && account !== undefined ? { account: accountText(account, leftOut) } : {}),
    };
    const kept = await store.addReading(
      pageId,
      Buffer.from(codec.encode({ id: pageId, image, lines }, info)),
    );
    if (!kept.ok) return kept;
  }
  return ok(null);
}

/** A pass of a run of recognition, with its kind. */
export type KeptPass = { readonly kind: PassKind; readonly page: Page };

/** The passes of the newest run of recognition over a page, in their order. What cannot be read is left out. */
export async function latestRun(
  store: ProjectStore,
  codec: PageCodec,
  pageId: string,
): Promise<StoreResult<readonly KeptPass[]>> {
  const stored = await store.readings(pageId);
  if (!stored.ok) return stored;
  const passes = stored.value.flatMap(({ bytes }) => {
    const read = codec.decode(Buffer.from(bytes).toString('utf8'));
    if (!read.ok || read.value.info === null) return [];
    const { info, page } = read.value;
    return isPass(info) ? [{ info, page }] : [];
  });
  const newest = passes.reduce((last, { info }) => (info.atUtc > last ? info.atUtc : last), '');
  return ok(
    passes
      .filter(({ info }) => info.atUtc === newest)
      .sort((a, b) => a.info.sequence - b.info.sequence)
      .map(({ info, page }) => ({ kind: info.note as PassKind, page })),
  );
}

/** The pages of those passes. */
export async function latestPasses(
  store: ProjectStore,
  codec: PageCodec,
  pageId: string,
): Promise<StoreResult<readonly Page[]>> {
  const run = await latestRun(store, codec, pageId);
  return run.ok ? ok(run.value.map(({ page }) => page)) : run;
}

/** The account of the newest run of recognition over a page, as it was kept; null where none was. */
export async function latestAccount(
  store: ProjectStore,
  codec: PageCodec,
  pageId: string,
): Promise<StoreResult<KeptAccount | null>> {
  const stored = await store.readings(pageId);
  if (!stored.ok) return stored;
  const infos = stored.value.flatMap(({ bytes }) => {
    const read = codec.decode(Buffer.from(bytes).toString('utf8'));
    return read.ok && read.value.info !== null && isPass(read.value.info) ? [read.value.info] : [];
  });
  const newest = infos.reduce((last, { atUtc }) => (atUtc > last ? atUtc : last), '');
  const kept = infos.find(({ atUtc, account }) => atUtc === newest && account !== undefined)?.account;
  return ok(kept === undefined ? null : readAccount(kept));
}

/** What the window knows of the passes: their texts, and how sure each was of its words. */
export async function latestCertainReadings(
  store: ProjectStore,
  codec: PageCodec,
  pageId: string,
): Promise<
  StoreResult<{ readonly readings: readonly string[]; readonly certainties: readonly (readonly number[])[] }>
> {
  const passes = await latestPasses(store, codec, pageId);
  if (!passes.ok) return passes;
  return ok({ readings: passes.value.map(pageText), certainties: passes.value.map(certaintiesOf) });
}

/** Their texts. */
export async function latestReadings(
  store: ProjectStore,
  codec: PageCodec,
  pageId: string,
): Promise<StoreResult<readonly string[]>> {
  const passes = await latestPasses(store, codec, pageId);
  return passes.ok ? ok(passes.value.map(pageText)) : passes;
}

function isPass({ reason, note }: RevisionInfo): boolean {
  return reason === 'recognised' && (PASS_KINDS as readonly string[]).includes(note);
}
