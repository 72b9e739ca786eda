/** Taking the text of sheets from another program's file. */
export const enImport = {
  imported: {
    one: '{{file}}: the text of {{count}} sheet was taken ({{sheets}}). {{rest}} The one before it is in the history.',
    other:
      '{{file}}: the text of {{count}} sheets was taken ({{sheets}}). {{rest}} The ones before are in the history.',
  },
  importLeftOut: 'Left out: {{what}}.',
  importAllTaken: 'Nothing was left out.',
  importWithoutText: 'Without text in the file, and left as they were: sheets {{sheets}}.',
  importNoText: '{{file}}: this file has no text. The sheet stays as it was. Choose a file with text.',
  importQuestion: 'Take the text from this file?',
  importQuestionFile: 'Look at this before the text of {{file}} is taken:',
  importQuestionHint: 'The text that stands there now stays in the history.',
  importTake: 'Take it all the same',
};
