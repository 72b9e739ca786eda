import type { OpenScan, RecognisedPage } from '../core/engine';
import type { EngineResult, RecogniseOptions, ScanEngine } from '../node/scan-engine';

/** A scan that is open in the engine; it is opened again where the engine has died since. */
export type HeldScan = {
  readonly pageCount: number;
  readonly recognisePage: (index: number, options: RecogniseOptions) => Promise<EngineResult<RecognisedPage>>;
  readonly close: () => Promise<void>;
};

type Held = { readonly scan: OpenScan; readonly generation: number };

/** Opens a scan and keeps it open until it is closed. */
export async function holdScan(
  engine: ScanEngine,
  path: string,
  password: string | undefined,
): Promise<EngineResult<HeldScan>> {
  const open = () => engine.openScan(path, { password });
  const first = await open();
  if (!first.ok) return first;
  let held: Held | null = { scan: first.value, generation: engine.generation() };
  let opening: Promise<EngineResult<OpenScan>> | null = null;
  const isGood = (one: Held | null): one is Held => one !== null && one.generation === engine.generation();
  /** Pages that are read side by side share one opening. */
  const current = async (): Promise<EngineResult<Held>> => {
    if (isGood(held)) return { ok: true, value: held };
    opening ??= open().finally(() => (opening = null));
    const again = await opening;
    if (!again.ok) return again;
    held = { scan: again.value, generation: engine.generation() };
    return { ok: true, value: held };
  };
  return {
    ok: true,
    value: {
      pageCount: first.value.pages.length,
      recognisePage: async (index, options) => {
        const own = await current();
        if (!own.ok) return own;
        const read = await engine.recognisePage(own.value.scan, index, options);
        // Whatever was open in an engine that failed is gone.
        if (!read.ok && read.error.code === 'engine-failed' && held === own.value) held = null;
        return read;
      },
      close: async () => {
        if (isGood(held)) await engine.closeScan(held.scan);
      },
    },
  };
}
