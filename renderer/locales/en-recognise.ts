/** Words of recognition, and of a long document whose sheets are still being read, in English. */
export const enRecognise = {
  recognise: 'Recognise',
  recognising: 'Recognising {{done}} of {{total}}',
  recogniseAll: 'Recognise all sheets',
  recognisePage: 'Recognise this sheet',
  recognitionDone: 'Recognition is finished.',
  recognitionNoticed: {
    one: 'Recognition is finished. On {{count}} sheet, {{page}}, something was left out; the sheet says what.',
    other:
      'Recognition is finished. On {{count}} sheets, the first is {{page}}, something was left out; each sheet says what.',
  },
  recognitionWaits: 'Recognition begins as soon as all sheets of this document have been read.',
  sheetsStillRead:
    'Some sheets of this document have not been read yet. Replace again when “Sheets read” is gone from the line at the bottom.',
  sheetsRead: 'Sheets read: {{read}} of {{total}}',
  recognitionCancelled: 'Recognition was stopped. Finished sheets are kept.',
  recognitionFailed: 'Sheet {{page}} could not be recognised: {{reason}}',
  recognisedKept: 'Your text was not changed; the new reading is kept as well.',
  recognisingPaused: 'Paused at {{done}} of {{total}}',
};
