import { PLAIN_INTERFACE } from '../../settings/interface-size';
import { commands, request } from './command';

/** How the window is arranged, and where one is in it. */
export const DESK_COMMANDS = commands([
  {
    ...{ id: 'toggle-pages', group: 'view', keys: ['Alt+1'] },
    title: { en: 'Show or hide the sheets', ru: 'Показать или убрать листы' },
    needs: ['project'],
    ticks: 'shows-sheets',
    run: { type: 'view-toggled', shows: 'showsPages' },
  },
  {
    ...{ id: 'toggle-scan', group: 'view', keys: ['Alt+2'] },
    title: { en: 'Show or hide the scan', ru: 'Показать или убрать скан' },
    needs: ['project'],
    ticks: 'shows-scan',
    run: { type: 'view-toggled', shows: 'showsScan' },
  },
  {
    ...{ id: 'toggle-side', group: 'view', keys: ['Alt+3'] },
    title: { en: 'Show or hide the side panel', ru: 'Показать или убрать боковую панель' },
    needs: ['project'],
    ticks: 'shows-side',
    run: { type: 'view-toggled', shows: 'showsSide' },
  },
  {
    ...{ id: 'next-layout', group: 'view', keys: ['Alt+4'], repeats: true },
    title: { en: 'Next layout of scan and text', ru: 'Следующее расположение скана и текста' },
    needs: ['project'],
    run: { type: 'layout-stepped' },
  },
  {
    ...{ id: 'scan-left', group: 'view', keys: [] },
    title: { en: 'Scan on the left', ru: 'Скан слева' },
    needs: ['project'],
    ticks: 'scan-left',
    run: { type: 'scan-placed', side: 'left' },
  },
  {
    ...{ id: 'scan-right', group: 'view', keys: [] },
    title: { en: 'Scan on the right', ru: 'Скан справа' },
    needs: ['project'],
    ticks: 'scan-right',
    run: { type: 'scan-placed', side: 'right' },
  },
  {
    ...{ id: 'scan-top', group: 'view', keys: [] },
    title: { en: 'Scan above', ru: 'Скан сверху' },
    needs: ['project'],
    ticks: 'scan-top',
    run: { type: 'scan-placed', side: 'top' },
  },
  {
    ...{ id: 'scan-bottom', group: 'view', keys: [] },
    title: { en: 'Scan below', ru: 'Скан снизу' },
    needs: ['project'],
    ticks: 'scan-bottom',
    run: { type: 'scan-placed', side: 'bottom' },
  },
  {
    ...{ id: 'next-pane', group: 'view', keys: ['F6'], repeats: true },
    title: { en: 'To the next pane', ru: 'К следующей панели' },
    needs: ['project'],
    run: request({ kind: 'step-pane', step: 1 }),
  },
  {
    ...{ id: 'previous-pane', group: 'view', keys: ['Shift+F6'], repeats: true },
    title: { en: 'To the previous pane', ru: 'К предыдущей панели' },
    needs: ['project'],
    run: request({ kind: 'step-pane', step: -1 }),
  },
  {
    ...{ id: 'text-larger', group: 'view', keys: ['Mod+Shift+Equal'], repeats: true },
    title: { en: 'Larger text', ru: 'Крупнее текст' },
    needs: ['project'],
    run: { type: 'text-size-stepped', stepPx: 1 },
  },
  {
    ...{ id: 'text-smaller', group: 'view', keys: ['Mod+Shift+Minus'], repeats: true },
    title: { en: 'Smaller text', ru: 'Мельче текст' },
    needs: ['project'],
    run: { type: 'text-size-stepped', stepPx: -1 },
  },
  {
    ...{ id: 'interface-larger', group: 'view', keys: [], repeats: true },
    title: { en: 'Larger interface', ru: 'Крупнее окно и кнопки' },
    needs: [],
    run: { type: 'interface-stepped', step: 1 },
  },
  {
    ...{ id: 'interface-smaller', group: 'view', keys: [], repeats: true },
    title: { en: 'Smaller interface', ru: 'Мельче окно и кнопки' },
    needs: [],
    run: { type: 'interface-stepped', step: -1 },
  },
  {
    ...{ id: 'interface-plain', group: 'view', keys: [] },
    title: { en: 'Reset interface size', ru: 'Обычный размер окна и кнопок' },
    needs: [],
    run: request({ kind: 'change-settings', change: { interfacePercent: PLAIN_INTERFACE } }),
  },
  {
    ...{ id: 'show-facts', group: 'view', keys: ['Mod+E'] },
    title: { en: 'Facts of the sheet', ru: 'Факты листа' },
    needs: ['project'],
    run: { type: 'panel-shown', tab: 'facts' },
  },
  {
    ...{ id: 'show-sheet', group: 'view', keys: ['Mod+I'] },
    title: { en: 'Details of the sheet', ru: 'Сведения о листе' },
    needs: ['project'],
    run: { type: 'panel-shown', tab: 'sheet' },
  },
  {
    ...{ id: 'next-page', group: 'view', keys: ['Alt+PageDown'], repeats: true },
    title: { en: 'Next sheet', ru: 'Следующий лист' },
    needs: ['project'],
    run: { type: 'page-stepped', step: 1 },
  },
  {
    ...{ id: 'previous-page', group: 'view', keys: ['Alt+PageUp'], repeats: true },
    title: { en: 'Previous sheet', ru: 'Предыдущий лист' },
    needs: ['project'],
    run: { type: 'page-stepped', step: -1 },
  },
  {
    ...{ id: 'theme', group: 'view', keys: [] },
    title: { en: 'Light or dark', ru: 'Светлая или тёмная тема' },
    needs: [],
    run: request({ kind: 'switch-theme' }),
  },
  {
    ...{ id: 'language', group: 'view', keys: [] },
    title: { en: 'Русский / English', ru: 'Русский / English' },
    needs: [],
    run: { type: 'language-switched' },
  },
]);
