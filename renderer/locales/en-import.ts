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
  textsBeside: {
    one: 'Take the text of {{count}} page file in {{name}} (PAGE, ALTO …) with the scans',
    other: 'Take the texts of {{count}} page files in {{name}} (PAGE, ALTO …) with the scans',
  },
  droppedAsPages: {
    one: 'The text of a sheet of this document ({{count}} file)',
    other: 'The texts of the sheets of this document ({{count}} files)',
  },
  importedNone:
    '{{folder}}: no file there is of a sheet of this document. Files are matched by the names of the pictures.',
  importedLeft: 'Sheets without a file: {{number}}.',
  importedOthers: 'Files not taken: {{files}}.',
  importLeftOut: 'Left out: {{what}}.',
  importAllTaken: 'Nothing was left out.',
  importWithoutText: 'No text in the file for these sheets, which are left as they were: {{sheets}}.',
  importNoText: '{{file}}: this file has no text. The sheet stays as it was. Choose a file with text.',
  givenTitle: 'Check a transcription against the scans',
  givenHint:
    'A text that claims to say what the scans say: typed by somebody, copied from a publication, delivered as a file. It is laid on the scans line by line, and every place where it departs from the ink is shown.',
  givenChoose: 'Choose a file…',
  givenPaste: 'Paste the text',
  givenPasteHint: 'The text of the scans, with or without the breaks of lines and sheets.',
  givenGo: 'Lay it on the scans',
  givenFile: '{{file}}: {{percent}} % of its letters were read alike on the scans.',
  givenOther:
    '{{file}}: only {{percent}} % of its letters were read on these scans. It seems to be another text.',
  givenSheet: 'Sheet',
  givenLines: 'Lines',
  givenAlike: 'Read alike',
  givenNow: 'Its text now',
  givenEmpty: 'none',
  givenMachine: 'recognised',
  givenPerson: 'written by a person',
  givenNothing: 'nothing of this text: it stays as it is',
  lineHidden: {
    one: '… {{count}} more character of this line',
    other: '… {{count}} more characters of this line',
  },
  lineHiddenHint:
    'No line of a document is this long, so only a part of it is shown, and only its beginning is looked at for spelling. Nothing of it is lost. Press Enter where a line ends on the scan, or take the text again from a file with line breaks.',
  lineThread: 'This line hangs by a thread',
  lineThreadHint:
    'Next to nothing was read on the scan as this line has it. If its frame is on another line, draw it anew.',
  lineNoPlace: 'This line has no place on the scan',
  lineNoPlaceHint: 'Nothing was found on the scan for this line. Draw its frame, or take the line out.',
  givenThreads: 'lines that hang by a thread: {{number}}',
  givenWithoutInk: 'lines without ink: {{number}}',
  givenNotRead: 'Sheets that could not be read, so that nothing is laid on them: {{sheets}}.',
  givenKeeps: 'The texts that stand there now stay in the history, and Undo brings them back.',
  givenTake: 'Take this text',
  givenLegend: 'I have a transcription',
  givenLegendHint:
    'A finished text of these scans (Word, text, PDF …): it is laid on them and checked against the ink.',
  givenRole: 'Transcription of these scans',
  textTaken: {
    one: '{{file}}: the text lies on {{count}} sheet; {{percent}} % was read alike. Every doubt is in the list.',
    other:
      '{{file}}: the text lies on {{count}} sheets; {{percent}} % was read alike. Every doubt is in the list.',
  },
  textNotTaken:
    'Recognition was stopped, so the text was not laid on the scans. Give it again when you like.',
  importQuestion: 'Take the text from this file?',
  importQuestionFile: 'Look at this before the text of {{file}} is taken:',
  importQuestionHint: 'The current text stays in the history.',
  importTake: 'Take it anyway',
};
