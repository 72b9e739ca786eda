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
  splitSheets: 'Split…',
  splitSheetsHint: 'A scan of two pages side by side becomes two sheets; its text is divided, too',
  splitHint:
    'Each ticked spread becomes two sheets on the same scan. Arrow keys or the pointer move its line.',
  splitDo: { one: 'Split {{count}} sheet', other: 'Split {{count}} sheets' },
  splitSheetNamed: 'Sheet {{name}}',
  splitLine: 'Line between the pages of sheet {{name}}',
  splitLooking: 'Looking for the fold…',
  splitNot: 'No spread, stays as it is',
  splitFound: 'Line found between the pages',
  splitGuess: 'No fold found: check the line',
  splitNames: 'Will be {{left}} and {{right}}',
};
