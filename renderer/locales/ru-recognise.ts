import type { enRecognise } from './en-recognise';
import type { Translated } from './plural';

/** The same words in Russian. */
export const ruRecognise: Translated<typeof enRecognise> = {
  recognise: 'Распознать',
  recognising: 'Распознаётся {{done}} из {{total}}',
  recogniseAll: 'Распознать все листы',
  recognisePage: 'Распознать этот лист',
  recognitionDone: 'Распознавание закончено.',
  recognitionWaits: 'Распознавание начнётся, как только будут прочитаны все листы документа.',
  sheetsStillRead:
    'Прочитаны ещё не все листы документа. Повторите замену, когда внизу исчезнет надпись «Прочитано листов».',
  sheetsRead: 'Прочитано листов: {{read}} из {{total}}',
  recognitionCancelled: 'Распознавание остановлено. Готовые листы сохранены.',
  recognitionFailed: 'Лист {{page}} не распознан: {{reason}}',
  recognisedKept: 'Ваш текст не изменён; новое чтение тоже сохранено.',
  recognisingPaused: 'Пауза: {{done}} из {{total}}',
  recognitionNoticed: {
    one: 'Распознавание закончено. На {{count}} листе не всё стало текстом, первый — {{page}}: на каждом сказано, что не вошло.',
    few: 'Распознавание закончено. На {{count}} листах не всё стало текстом, первый — {{page}}: на каждом сказано, что не вошло.',
    many: 'Распознавание закончено. На {{count}} листах не всё стало текстом, первый — {{page}}: на каждом сказано, что не вошло.',
    other:
      'Распознавание закончено. На {{count}} листа не всё стало текстом, первый — {{page}}: на каждом сказано, что не вошло.',
  },
};
