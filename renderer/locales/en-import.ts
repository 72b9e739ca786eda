/** Taking the text of sheets from another program's file. */
export const enImport = {
  imported: {
    one: '{{file}}: the text of {{count}} sheet was taken ({{sheets}}). {{rest}} The one before it is in the history.',
    other:
      '{{file}}: the text of {{count}} sheets was taken ({{sheets}}). {{rest}} The ones before are in the history.',
  },
  importedFolder: {
    one: '{{folder}}: the text of {{count}} sheet was taken; the one before it is in the history. {{rest}}',
    other:
      '{{folder}}: the texts of {{count}} sheets were taken; the ones before are in the history. {{rest}}',
  },
  importedNone:
    '{{folder}}: no file there is of a sheet of this document. Files are matched by the names of the pictures.',
  importedLeft: 'Sheets without a file: {{number}}.',
  importedOthers: 'Files not taken: {{files}}.',
  importLeftOut: 'Left out: {{what}}.',
  importAllTaken: 'Nothing was left out.',
  importWithoutText: 'No text in the file for these sheets, which are left as they were: {{sheets}}.',
  importNoText: '{{file}}: this file has no text. The sheet stays as it was. Choose a file with text.',
  importQuestion: 'Take the text from this file?',
  importQuestionFile: 'Look at this before the text of {{file}} is taken:',
  importQuestionHint: 'The current text stays in the history.',
  importTake: 'Take it anyway',
};
