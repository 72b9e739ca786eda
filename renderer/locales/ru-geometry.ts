/** Words of how a sheet lies on its scan, in Russian. */
export const ruGeometry = {
  frameCrop: 'Обрезка листа',
  frameCropDo: 'Обрезать',
  levelSheet: 'Выравнивание листа',
  levelHint:
    'Проведите черту вдоль строки или нажимайте ← и →: по десятой доле градуса, с Shift — по целому. Enter — принять.',
  levelDegrees: 'Градусов вправо',
  levelNone: 'Как на скане',
  levelDo: 'Принять',
  splitSheets: 'Разделить…',
  splitSheetsHint: 'Скан двух страниц станет двумя листами; текст тоже делится',
  splitHint:
    'Каждый отмеченный разворот станет двумя листами на том же скане. Черту двигают стрелки или мышь.',
  splitDo: {
    one: 'Разделить {{count}} лист',
    few: 'Разделить {{count}} листа',
    many: 'Разделить {{count}} листов',
    other: 'Разделить {{count}} листа',
  },
  splitSheetNamed: 'Лист {{name}}',
  splitLine: 'Черта между страницами листа {{name}}',
  splitLooking: 'Ищем сгиб…',
  splitNot: 'Не разворот, останется как есть',
  splitFound: 'Черта между страницами найдена',
  splitGuess: 'Сгиб не найден: проверьте черту',
  splitNames: 'Станут {{left}} и {{right}}',
};
