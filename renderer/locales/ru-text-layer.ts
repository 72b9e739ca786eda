import type { enTextLayer } from './en-text-layer';
import type { Translated } from './plural';

/** The same words in Russian. */
export const ruTextLayer: Translated<typeof enTextLayer> = {
  layerNotRussian: {
    one: 'В PDF для этого листа есть {{count}} слово. Начало:',
    few: 'В PDF для этого листа есть {{count}} слова. Начало:',
    many: 'В PDF для этого листа есть {{count}} слов. Начало:',
    other: 'В PDF для этого листа есть {{count}} слова. Начало:',
  },
  takeTextLayer: {
    one: 'Взять текст из PDF ({{count}} слово)',
    few: 'Взять текст из PDF ({{count}} слова)',
    many: 'Взять текст из PDF ({{count}} слов)',
    other: 'Взять текст из PDF ({{count}} слова)',
  },
  noTextLayer: 'В файле этого листа своего текста нет.',
  textLayerTaken: 'Текст взят из PDF. Сверьте его со сканом: это может быть старое распознавание.',
  layerQuestion: 'Текст из PDF не похож на русский',
  layerQuestionHint:
    'Возможно, он на другом языке, или скан читала программа, которая не знает русских букв. Распознавание листа даст текст самого скана.',
  layerRecognise: 'Лучше распознать лист',
  layerTake: 'Взять текст из PDF',
};
