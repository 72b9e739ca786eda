import { commands, request } from './command';

/** How the scan and its text are looked at. */
export const SCAN_COMMANDS = commands([
  {
    ...{ id: 'zoom-in', group: 'view', keys: ['Mod+Equal'], repeats: true },
    title: { en: 'Zoom in on the scan', ru: 'Увеличить скан' },
    needs: ['project'],
    run: request({ kind: 'view-command', id: 'zoom-in' }),
  },
  {
    ...{ id: 'zoom-out', group: 'view', keys: ['Mod+Minus'], repeats: true },
    title: { en: 'Zoom out of the scan', ru: 'Уменьшить скан' },
    needs: ['project'],
    run: request({ kind: 'view-command', id: 'zoom-out' }),
  },
  {
    ...{ id: 'fit-page', group: 'view', keys: ['Mod+0'] },
    title: { en: 'Fit the sheet', ru: 'Лист целиком' },
    needs: ['project'],
    run: request({ kind: 'view-command', id: 'fit-page' }),
  },
  {
    ...{ id: 'fit-width', group: 'view', keys: ['Mod+1'] },
    title: { en: 'Fit the width', ru: 'По ширине' },
    needs: ['project'],
    run: request({ kind: 'view-command', id: 'fit-width' }),
  },
  {
    ...{ id: 'fit-line', group: 'view', keys: ['Mod+2'] },
    title: { en: 'Fit the line', ru: 'Строка целиком' },
    needs: ['project'],
    run: request({ kind: 'view-command', id: 'fit-line' }),
  },
  {
    ...{ id: 'rotate-view', group: 'view', keys: ['Mod+Shift+Period'] },
    title: { en: 'Rotate the sheet', ru: 'Повернуть лист' },
    needs: ['project'],
    run: { type: 'sheet-turned' },
  },
  {
    ...{ id: 'level-sheet', group: 'view', keys: ['Mod+Shift+Comma'] },
    title: { en: 'Level the sheet…', ru: 'Выровнять лист…' },
    meaning: {
      en: 'Turns the sheet by degrees, so that its lines lie level',
      ru: 'Доворачивает лист на градусы, чтобы строки легли ровно',
    },
    needs: ['project'],
    run: { type: 'levelling-started' },
  },
  {
    ...{ id: 'level-right', group: 'view', keys: [], repeats: true },
    title: { en: 'Turn by a tenth of a degree to the right', ru: 'Довернуть на 0,1° вправо' },
    needs: ['project'],
    run: { type: 'level-stepped', stepDeg: 0.1 },
  },
  {
    ...{ id: 'level-left', group: 'view', keys: [], repeats: true },
    title: { en: 'Turn by a tenth of a degree to the left', ru: 'Довернуть на 0,1° влево' },
    needs: ['project'],
    run: { type: 'level-stepped', stepDeg: -0.1 },
  },
  {
    ...{ id: 'level-none', group: 'view', keys: [] },
    title: { en: 'As the scan lies', ru: 'Без выравнивания' },
    needs: ['project'],
    run: { type: 'level-dropped' },
  },
  {
    ...{ id: 'crop-sheet', group: 'view', keys: [] },
    title: { en: 'Crop the sheet…', ru: 'Обрезать лист…' },
    meaning: {
      en: 'Shows and reads the part in a frame; the scan itself stays whole',
      ru: 'Показывается и читается часть в рамке; сам скан остаётся целым',
    },
    needs: ['project'],
    run: { type: 'framing-started', purpose: 'crop' },
  },
  {
    ...{ id: 'crop-none', group: 'view', keys: [] },
    title: { en: 'Show the whole scan', ru: 'Показать скан целиком' },
    needs: ['project'],
    run: { type: 'crop-dropped' },
  },
  {
    ...{ id: 'split-sheet', group: 'view', keys: [] },
    title: { en: 'Split the spread into two sheets…', ru: 'Разделить разворот на два листа…' },
    needs: ['project', 'writable'],
    run: { type: 'dialog-opened', dialog: { kind: 'split-sheets' } },
  },
  {
    ...{ id: 'split-columns', group: 'view', keys: [] },
    title: { en: 'Read two columns one after the other', ru: 'Читать две колонки одну за другой' },
    meaning: {
      en: 'Breaks lines that were read across both columns; nothing is read anew, and Ctrl+Z takes it back',
      ru: 'Делит строки, прочитанные через обе колонки; заново ничего не читается, Ctrl+Z вернёт как было',
    },
    needs: ['project', 'writable', 'text'],
    run: { type: 'columns-wanted' },
  },
  {
    ...{ id: 'follow-line', group: 'view', keys: ['Alt+5'] },
    title: { en: 'Scan follows the line', ru: 'Скан следит за строкой' },
    needs: ['project'],
    run: { type: 'follow-toggled' },
  },
  {
    ...{ id: 'toggle-boxes', group: 'view', keys: ['Mod+B'] },
    title: { en: 'Boxes on the scan', ru: 'Рамки на скане' },
    needs: ['project'],
    ticks: 'shows-boxes',
    run: { type: 'view-toggled', shows: 'showsBoxes' },
  },
  {
    ...{ id: 'toggle-spelling', group: 'view', keys: [] },
    title: { en: 'Underline unknown words', ru: 'Подчёркивать незнакомые слова' },
    needs: ['project'],
    ticks: 'shows-spelling',
    run: { type: 'view-toggled', shows: 'showsSpelling' },
  },
  {
    ...{ id: 'invert-scan', group: 'view', keys: [] },
    title: { en: 'Invert the scan', ru: 'Негатив' },
    needs: ['project'],
    ticks: 'inverted',
    run: { type: 'scan-inverted' },
  },
  {
    ...{ id: 'hold-ink', group: 'view', keys: ['F4'] },
    title: { en: 'Hold: only the ink', ru: 'Удерживать: только скан' },
    needs: ['project'],
    run: { type: 'hold-toggled', held: 'ink' },
    isHeld: true,
  },
  {
    ...{ id: 'hold-text', group: 'view', keys: ['F8'] },
    title: { en: 'Hold: the text over the scan', ru: 'Удерживать: текст поверх скана' },
    needs: ['project'],
    run: { type: 'hold-toggled', held: 'text' },
    isHeld: true,
  },
  {
    ...{ id: 'hold-loupe', group: 'view', keys: ['F9'] },
    title: { en: 'Hold: magnifying glass', ru: 'Удерживать: лупа' },
    needs: ['project'],
    run: { type: 'hold-toggled', held: 'loupe' },
    isHeld: true,
  },
]);
