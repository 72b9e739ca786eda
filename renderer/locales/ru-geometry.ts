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
};
