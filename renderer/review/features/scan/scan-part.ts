import OpenSeadragon from 'openseadragon';
import type { BoxPx } from '../../../../app/core/base/geometry';
import { wholeSheet, type ScanView } from '../../../../app/core/layout/scan-place';
import type { PageImage } from '../../../../app/core/page/transcription';
import type { ScanCamera } from './scan-camera';

type Part = { readonly image: PageImage | null; readonly cropPx: BoxPx | undefined };

/** Hides what of the picture is not the sheet, on each layer of it. */
export function clip(viewer: OpenSeadragon.Viewer, { image, cropPx }: Part): void {
  for (let i = 0; i < viewer.world.getItemCount(); i += 1) {
    const item = viewer.world.getItemAt(i);
    const size = item?.getContentSize();
    if (item === undefined || size === undefined || image === null) continue;
    item.setClip(
      cropPx === undefined ? null : clipOf(cropPx, size.x / image.widthPx, size.y / image.heightPx),
    );
  }
}

function clipOf({ x0, y0, x1, y1 }: BoxPx, acrossX: number, acrossY: number): OpenSeadragon.Rect {
  return new OpenSeadragon.Rect(x0 * acrossX, y0 * acrossY, (x1 - x0) * acrossX, (y1 - y0) * acrossY);
}

/** The view that a sheet had before all of it was shown, and of which part. */
export type HeldWhole = { readonly before: ScanView | null; readonly cropPx: BoxPx | undefined };

/** Shows the sheet from edge to edge until it is let go; one that was cropped meanwhile is then shown at its own width. */
export function wholeSheetShower(
  camera: ScanCamera,
  shown: { held: HeldWhole | null; readonly cropPx: BoxPx | undefined },
  whenShown: (run: () => void) => void,
): (isWhole: boolean) => void {
  return (isWhole) => {
    if (isWhole)
      return whenShown(() => {
        shown.held = { before: camera.view(), cropPx: shown.cropPx };
        placeWhole(camera);
      });
    const { held } = shown;
    shown.held = null;
    if (held?.before != null && held.cropPx === shown.cropPx) camera.place(held.before, true);
  };
}

export function placeWhole(camera: ScanCamera): void {
  const stage = camera.stage();
  if (stage !== null) camera.place(wholeSheet(stage), true);
}
