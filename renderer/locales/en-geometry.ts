/** Words of how a sheet lies on its scan, in English. */
export const enGeometry = {
  frameCrop: 'Crop the sheet',
  frameCropDo: 'Crop',
  levelSheet: 'Level the sheet',
  levelHint:
    'Draw a line along a line of text, or press ← and →: a tenth of a degree, with Shift a whole one. Enter takes it.',
  levelDegrees: 'Degrees to the right',
  levelNone: 'As scanned',
  levelDo: 'Take',
};
