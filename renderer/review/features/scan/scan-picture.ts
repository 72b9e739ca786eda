import OpenSeadragon from 'openseadragon';
import { sheetPictures, type Picture } from '../../../shell/sheet-pictures';

export type AskedPicture = {
  /** Of the picture asked for last; what an earlier one has to say comes too late. */
  asked: symbol | null;
  /** Lets the picture that is shown go. */
  letGo: () => void;
  /** The viewer knows how large its room is. */
  isMeasured: boolean;
};

/** A pane that is put up has its size a few frames later, and the viewer sees that later still. */
const MOST_FRAMES = 60;
const NARROWEST_PX = 60;

/**
 * Takes the picture before away at once and shows this one when it is there. The viewer's own queue would lay one that
 * comes late under or over the one that was asked for after it. `isAgain`: what was loaded before is not it.
 */
export function openPicture(
  viewer: OpenSeadragon.Viewer,
  shown: AskedPicture,
  url: string,
  isAgain: boolean,
  onFail: () => void,
): void {
  viewer.close();
  shown.letGo();
  if (isAgain) sheetPictures.forget(url);
  shown.letGo = sheetPictures.hold(url);
  const asked = (shown.asked = Symbol(url));
  const open = (picture: Picture) => {
    if (shown.asked === asked) viewer.open({ tileSource: sourceOf(url, picture) });
  };
  const there = sheetPictures.now(url);
  if (there !== null && shown.isMeasured) return open(there);
  Promise.all([sheetPictures.load(url, true), measured(viewer, shown)]).then(
    ([picture]) => open(picture),
    () => {
      if (shown.asked === asked) onFail();
    },
  );
}

/** A picture that is laid out in a room of another size is magnified with it beyond all measure. */
async function measured(viewer: OpenSeadragon.Viewer, shown: AskedPicture): Promise<void> {
  const isSame = () => {
    const { clientWidth } = viewer.element;
    return clientWidth > NARROWEST_PX && Math.abs(viewer.viewport.getContainerSize().x - clientWidth) < 2;
  };
  for (let frame = 0; frame < MOST_FRAMES && !shown.isMeasured && !(frame > 2 && isSame()); frame += 1)
    await new Promise(requestAnimationFrame);
  shown.isMeasured = true;
}

/** The picture as one tile. The viewer draws from it, and leaves it alone when it has done. */
function sourceOf(url: string, picture: Picture): OpenSeadragon.TileSource {
  const { width, height } = picture.canvas;
  const source = new OpenSeadragon.TileSource({
    ...{ width, height, tileWidth: width, tileHeight: height, tileOverlap: 0, minLevel: 0, maxLevel: 0 },
  });
  source.getTileUrl = () => url;
  source.downloadTileStart = (job) => job.finish(picture, null, 'context2d');
  source.downloadTileAbort = () => undefined;
  return source;
}

/** The viewer empties every canvas that it has done with; that of a sheet may be shown again. */
export function keepSheetPictures(): void {
  OpenSeadragon.converter.learnDestroy('context2d', (picture: Picture) => {
    if (!sheetPictures.isOwn(picture)) picture.canvas.width = 0;
  });
}
