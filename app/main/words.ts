import type { Language } from '../core/discrepancy/messages';

const EN = {
  openProject: 'Open a review',
  chooseScans: 'Choose scans',
  chooseScanFolder: 'Choose a folder of scans',
  chooseReferences: 'Choose reference texts',
  chooseText: 'Choose the text of this sheet',
  allFiles: 'All files',
  exportTo: 'Export',
  copyTo: 'Choose an empty folder for the copy',
  file: 'File',
  edit: 'Edit',
  text: 'Text',
  view: 'View',
  review: 'Review',
  discrepancy: 'Discrepancy',
  help: 'Help',
  quit: 'Quit',
  unsavedTitle: 'Some typing is not in the project yet',
  unsavedJournaled: 'It is safe on this computer and will be offered when you open the review again.',
  unsavedLost: 'It could not be kept on this computer either. If you close now, it is lost.',
  stay: 'Go back',
  closeAnyway: 'Close',
  recognised: 'Every sheet is recognised.',
  recognisedNotAll: 'Recognition is finished. Sheets that failed: {{count}}.',
};

const RU: typeof EN = {
  openProject: 'Открыть сверку',
  chooseScans: 'Выбрать сканы',
  chooseScanFolder: 'Выбрать папку со сканами',
  chooseReferences: 'Выбрать эталонные тексты',
  chooseText: 'Выбрать текст этого листа',
  allFiles: 'Все файлы',
  exportTo: 'Экспорт',
  copyTo: 'Выберите пустую папку для копии',
  file: 'Файл',
  edit: 'Правка',
  text: 'Текст',
  view: 'Вид',
  review: 'Сверка',
  discrepancy: 'Расхождение',
  help: 'Справка',
  quit: 'Выйти',
  unsavedTitle: 'Часть правки ещё не в проекте',
  unsavedJournaled: 'Она сохранена на этом компьютере и будет предложена при следующем открытии.',
  unsavedLost: 'Сохранить её на этом компьютере тоже не удалось. Если закрыть сейчас, она пропадёт.',
  stay: 'Вернуться',
  closeAnyway: 'Закрыть',
  recognised: 'Все листы распознаны.',
  recognisedNotAll: 'Распознавание окончено. Не удалось листов: {{count}}.',
};

/** What the menu and the system dialogs say. */
export function mainWords(language: Language): typeof EN {
  return language === 'ru' ? RU : EN;
}
