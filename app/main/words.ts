import type { Language } from '../core/base/language';

const EN = {
  openProject: 'Open a document',
  chooseScans: 'Choose scans',
  chooseScanFolder: 'Choose a folder of scans',
  chooseReferences: 'Choose texts to compare with',
  chooseText: 'Choose the text of this sheet',
  chooseTextFolder: 'Choose a folder of page files',
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
  recent: 'Open recent',
  unsavedTitle: 'Some changes are not saved in the document’s folder yet',
  unsavedJournaled: 'They are safe on this computer and will be offered when you open the document again.',
  unsavedLost: 'They could not be kept on this computer either. If you close now, they are lost.',
  stay: 'Go back',
  closeAnyway: 'Close',
  windowGone: 'The window stopped because of a fault in the program',
  windowGoneDetail:
    'Your text is safe: what was saved is in the project, and what you typed last is offered when the window is shown again.',
  showAgain: 'Show the window again',
  unprotected: 'This system does not let Sverka protect itself',
  unprotectedDetail:
    'Scans are read in windows that the system shuts off from everything else. Here it forbids that to programs in an AppImage (Ubuntu does so since 24.04). Install the deb package instead, or let an administrator run:\n\n{{command}}\n\nOpen scans that you do not trust only after that.',
  openUnprotected: 'Open without protection',
  recognised: 'Every sheet is recognised.',
  recognisedNotAll: 'Recognition is finished. Sheets that failed: {{count}}.',
};

const RU: typeof EN = {
  openProject: 'Открыть документ',
  chooseScans: 'Выбрать сканы',
  chooseScanFolder: 'Выбрать папку со сканами',
  chooseReferences: 'Выбрать тексты для сравнения',
  chooseText: 'Выбрать текст этого листа',
  chooseTextFolder: 'Выбрать папку с файлами страниц',
  allFiles: 'Все файлы',
  exportTo: 'Экспорт',
  copyTo: 'Выберите пустую папку для копии',
  file: 'Файл',
  edit: 'Правка',
  text: 'Текст',
  view: 'Вид',
  review: 'Проверка',
  discrepancy: 'Расхождение',
  help: 'Справка',
  quit: 'Выйти',
  recent: 'Недавние документы',
  unsavedTitle: 'Часть правки ещё не сохранена в папке документа',
  unsavedJournaled: 'Она сохранена на этом компьютере и будет предложена при следующем открытии.',
  unsavedLost: 'Сохранить её на этом компьютере тоже не удалось. Если закрыть сейчас, она пропадёт.',
  stay: 'Вернуться',
  closeAnyway: 'Закрыть',
  windowGone: 'Окно остановилось из-за ошибки в программе',
  windowGoneDetail:
    'Ваш текст цел: сохранённое лежит в проекте, а набранное последним будет предложено, когда окно откроется снова.',
  showAgain: 'Открыть окно снова',
  unprotected: 'Эта система не даёт «Сверке» защитить себя',
  unprotectedDetail:
    'Сканы читаются в окнах, которые система отгораживает от всего остального. Здесь она запрещает это программам в AppImage (Ubuntu — начиная с 24.04). Поставьте вместо него пакет deb или попросите администратора выполнить:\n\n{{command}}\n\nНе открывайте до этого сканы, которым не доверяете.',
  openUnprotected: 'Открыть без защиты',
  recognised: 'Все листы распознаны.',
  recognisedNotAll: 'Распознавание окончено. Не удалось листов: {{count}}.',
};

/** What the menu and the system dialogs say. */
export function mainWords(language: Language): typeof EN {
  return language === 'ru' ? RU : EN;
}
