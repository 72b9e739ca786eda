import type { PageImage } from '../../../app/core/transcription';

export type DrawnPage = { readonly image: PageImage; readonly canvas: OffscreenCanvas };

/** An open scan, whatever its format: its pages' sizes, and each page drawn when asked. */
export type ScanDocument = {
  readonly pages: readonly PageImage[];
  readonly drawPage: (index: number) => Promise<DrawnPage>;
  readonly close: () => Promise<void>;
};
