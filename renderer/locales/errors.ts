import type { Language } from '../../app/core/discrepancy/messages';
import { openErrorText } from '../../app/core/formats/detect/refusals';
import type { Failure } from '../../app/core/result';
import { isScanErrorCode, scanMessage } from '../../app/core/scan/messages';

/** Russian for what main says in English, by its code. What is wrong with a scan main says in either language. */
const RU: Readonly<Record<string, string>> = {
  'disk-full': 'Диск заполнен. Освободите место или сохраните копию в другом месте.',
  'read-only': 'Носитель только для чтения. Сохраните копию в другой папке.',
  'no-permission': 'Нет права записи в эту папку. Попросите его или сохраните копию в другой папке.',
  vanished: 'Этого места больше нет. Подключите носитель или сохраните копию в другом месте.',
  'path-too-long': 'Путь слишком длинный. Перенесите проект в папку с более коротким путём.',
  busy: 'Файл занят другой программой. Закройте её или попробуйте чуть позже.',
  exists: 'Такое имя уже занято. Выберите другое.',
  unconfirmed: 'Система не подтвердила запись. Сохраните ещё раз.',
  io: 'Ошибка носителя. Сохраните копию на другой и проверьте этот.',
  damaged: 'Файл повреждён. Возьмите его из резервной копии.',
  'not-found': 'Такого здесь нет.',
  'not-a-project': 'В этой папке нет сверки. Выберите папку, где лежит project.json.',
  'newer-format': 'Эта сверка создана более новой Сверкой. Обновите программу.',
  'read-only-project': 'Эта сверка открыта только для чтения. Сохраните копию, чтобы работать.',
  'would-lose-lines': 'Сохранение потеряло бы строки, которых никто не удалял. Текст остался в журнале.',
  'would-lose-text': 'Сохранение потеряло бы текст. Он остался в журнале.',
  'cannot-encode': 'В тексте есть знаки, которые нельзя записать. Удалите их и сохраните снова.',
  'not-empty': 'В этой папке уже что-то есть. Выберите пустую.',
  'not-proofread': 'Этот лист ещё никто не вычитал. Сначала вычитайте его.',
  'same-person': 'Кто вычитал лист, не может его и проверить. Его должен прочесть второй человек.',
  'no-journal': 'Папка программы для несохранённой правки недоступна для записи. Сохраняйте чаще.',
  'no-project': 'Сверка не открыта. Сначала откройте её.',
  'unknown-file': 'Этот файл больше не известен программе. Выберите его заново.',
  malformed: 'Файл XML составлен с ошибками. Сохраните его заново в той программе, где он сделан.',
  'dtd-refused': 'В файле XML есть DOCTYPE, такие не принимаются. Удалите его и попробуйте снова.',
  'wrong-format':
    'Это не PAGE XML, ALTO, hOCR, TEI и не простой текст — или листов в файле больше, чем осталось в сверке.',
  missing: 'Файла больше нет. Проверьте имя и папку.',
  empty: 'Файл пуст. Выберите файл с текстом.',
  'not-a-folder': 'Это файл, а не папка. Выберите другое место.',
  'too-large': 'Файл слишком велик. Разделите его на части.',
  unreadable: 'Этого файла прочитать нельзя: возможно, это папка. Выберите файл в ней.',
};

/** What a person is told of a failure: in their language, with what to do next. */
export function errorText(error: Failure, language: Language): string {
  const { code, message } = error;
  if (isScanErrorCode(code)) return scanMessage(code, language);
  const ofText = openErrorText(error, language);
  if (ofText !== null) return `${fileOf(error)}${ofText}`;
  return language === 'en' ? message : (RU[code] ?? message);
}

/** The name of the file that a failure is about, to stand before what is said of it. */
function fileOf({ params }: Failure): string {
  const file = params?.['file'];
  return file === undefined ? '' : `${file}: `;
}
