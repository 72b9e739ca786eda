/** Words of the text that a PDF holds beside its images, in English. */
export const enTextLayer = {
  takeTextLayer: {
    one: 'Take the text of the PDF ({{count}} word)',
    other: 'Take the text of the PDF ({{count}} words)',
  },
  noTextLayer: 'This sheet’s file holds no text of its own.',
  textLayerTaken: 'The text of the PDF is taken. Check it against the scan: it may be older OCR.',
  layerQuestion: 'The text of the PDF does not look like Russian',
  layerNotRussian: {
    one: 'The PDF holds {{count}} word for this sheet. It begins:',
    other: 'The PDF holds {{count}} words for this sheet. They begin:',
  },
  layerQuestionHint:
    'It may be in another language, or a program that does not know Russian may have read the scan. Recognising the sheet gives you the text of the scan itself.',
  layerRecognise: 'Recognise this sheet instead',
  layerTake: 'Take the text of the PDF',
};
