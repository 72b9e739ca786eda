import { CLI } from './failure-cli';
import { DISK } from './failure-disk';
import { SCANS } from './failure-scans';
import { REFUSED_FILES } from './refused-files';
import { words, type PlacesOf } from './failure-words';

/** What a project refuses. */
const PROJECT = {
  'version-damaged': words(
    'This version is damaged. Choose another one.',
    'Эта версия повреждена. Выберите другую.',
  ),
  'page-damaged': words(
    'Every version of sheet {page} is damaged. Check the document’s files, or recognise the sheet again.',
    'Повреждены все версии листа {page}. Проверьте файлы документа или распознайте лист заново.',
  ),
  'scan-changed': words(
    'The scan {file} is not the file that was given to the document. Check the document’s files.',
    'Скан {file} не тот, что был дан документу. Проверьте файлы документа.',
  ),
  'project-damaged': words(
    'project.json is damaged (at {member}). Copy the newest file of {folder} over it; the pages themselves are in history/.',
    'Файл project.json повреждён (место: {member}). Замените его новейшим файлом из {folder}; сами листы лежат в history/.',
  ),
  'sample-damaged': words(
    'The sample that comes with the app is damaged. Install the app again.',
    'Пример, поставляемый с программой, повреждён. Установите программу заново.',
  ),
  'no-such-version': words(
    'This version is not there any more. Choose another one.',
    'Этой версии больше нет. Выберите другую.',
  ),
  'no-such-page': words(
    'The document has no sheet {page}. Choose another one.',
    'Листа {page} в документе нет. Выберите другой.',
  ),
  'no-such-reference': words('The document has no such reference.', 'Такой публикации в документе нет.'),
  'no-such-scan': words(
    'The document has no such scan. Check the document’s files.',
    'Такого скана в документе нет. Проверьте файлы документа.',
  ),
  'nothing-to-export': words(
    'There is no text to export yet. Recognise the sheets first.',
    'Текста для экспорта ещё нет. Сначала распознайте листы.',
  ),
  'report-on-all': words(
    'A report is on all sheets with text. Leave out --sheets and --proofread.',
    'Отчёт составляется по всем листам с текстом. Уберите --sheets и --proofread.',
  ),
  'package-needs-pages': words(
    'A package holds PAGE or ALTO files. Write --format page or --format alto.',
    'Пакет составляется из файлов PAGE или ALTO. Укажите --format page или --format alto.',
  ),
  'bag-broken': words(
    'The package is damaged: {count:file differs|files differ} from their checksums, the first is {file}. Nothing was taken. Get it again.',
    'Пакет повреждён: не сходится с контрольными суммами {count:файл|файла|файлов}, первый — {file}. Ничего не взято. Получите пакет заново.',
  ),
  'no-such-task': words(
    'There is no task {id} in this folder. `batch --plan` lists them.',
    'Задания {id} в этой папке нет. Список заданий печатает `batch --plan`.',
  ),
  'no-translation': words(
    'The document has no translation to put beside the text. Add one first.',
    'В документе нет перевода, который можно поставить рядом с текстом. Сначала добавьте его.',
  ),
  'list-closed': words(
    'This list is not open any more. Open it again.',
    'Этот список уже закрыт. Откройте его снова.',
  ),
  'not-a-project': words(
    'There is no document here. Choose the folder that holds project.json.',
    'В этой папке нет документа. Выберите папку, где лежит project.json.',
  ),
  'slow-to-open': words(
    'The document’s folder answers too slowly to wait for it at the start. Press “Try again”, and give it a few minutes.',
    'Папка документа отвечает слишком медленно, чтобы ждать её при запуске. Нажмите «Повторить» и подождите несколько минут.',
  ),
  'newer-format': words(
    'A newer version of Sverka made this document. Open it with that version.',
    'Этот документ создан более новой версией программы. Обновите программу.',
  ),
  'newer-project': words(
    'A newer version of Sverka made this document, so it is only shown. Save a copy elsewhere to work on it.',
    'Этот документ создан более новой версией программы и открыт только для чтения. Сохраните копию, чтобы работать.',
  ),
  'read-only-project': words(
    'This document can only be read. Save a copy elsewhere to work on it.',
    'Этот документ открыт только для чтения. Сохраните копию, чтобы работать.',
  ),
  'would-lose-lines': words(
    'Sheet {page}: {count} {count:line|lines} of the version before would be lost, and nobody deleted {count:it|them}. It was not saved. Copy the text elsewhere and open the sheet again.',
    'Лист {page}: пропали бы строки прежней версии ({count}), которых никто не удалял. Лист не сохранён. Скопируйте текст в другое место и откройте лист снова.',
  ),
  'would-lose-text': words(
    'Sheet {page} came back changed from its own XML. It was not saved; the text is kept in the journal. Report this.',
    'Лист {page} прочитался из своего XML изменённым. Он не сохранён; текст остался в журнале. Сообщите об этом.',
  ),
  'cannot-encode': words(
    'Sheet {page} holds characters that cannot be written as XML. Delete them and save again.',
    'На листе {page} есть знаки, которые нельзя записать в XML. Удалите их и сохраните снова.',
  ),
  'not-empty': words(
    'There is something in this folder. Choose an empty one.',
    'В этой папке уже что-то есть. Выберите пустую.',
  ),
  'inside-itself': words(
    'This folder lies in the document itself. Choose another one.',
    'Эта папка лежит внутри самого документа. Выберите другую.',
  ),
  'not-proofread': words(
    'Nobody has proofread this sheet. Proofread it first.',
    'Этот лист ещё никто не вычитал. Сначала вычитайте его.',
  ),
  'same-person': words(
    'Whoever proofread a sheet cannot validate it. A second person must look at it.',
    'Кто вычитал лист, не может его и проверить. Его должен прочесть второй человек.',
  ),
  'not-a-name': words(
    'Give the name in Russian letters and in Latin ones.',
    'Введите имя русскими буквами и латинскими.',
  ),
  'not-a-word': words(
    'Give one word: letters, with hyphens inside at most.',
    'Введите одно слово: буквы, внутри можно дефис.',
  ),
};

/** What keeps something off paper. */
const PRINTING = {
  'print-failed': words(
    'It was not printed ({reason}). Check the printer, or export a PDF and print that.',
    'Напечатать не удалось ({reason}). Проверьте принтер или сохраните PDF и напечатайте его.',
  ),
  'pdf-failed': words(
    'The PDF was not made ({reason}). Export the report or the texts in another format.',
    'PDF создать не удалось ({reason}). Сохраните отчёт или тексты в другом формате.',
  ),
  'prints-already': words(
    'Something is being printed or laid out already. Wait for it, or close its dialog.',
    'Печать или вёрстка уже идёт. Дождитесь её конца или закройте окно печати.',
  ),
  'prints-too-much': words(
    'The document has more than {most} sheets with text, too many to be laid out on paper at once. Export them in parts, or as a searchable PDF.',
    'В документе больше {most} листов с текстом: сверстать столько за один раз нельзя. Сохраните их частями или как PDF с текстом.',
  ),
};

/** What is wrong with a document that was handed over in one file. */
const ARCHIVES = {
  'archive-too-large': words(
    'The document is too large for one file (over 4 GB or 65,000 files). Save a copy in a folder and hand that over.',
    'Документ слишком велик для одного файла (больше 4 ГБ или 65 000 файлов). Сохраните копию в папку и передайте её.',
  ),
  'archive-damaged': words(
    'The file is damaged or incomplete. Nothing was taken from it. Ask for it to be handed over again.',
    'Файл повреждён или неполон. Из него ничего не взято. Попросите передать его заново.',
  ),
  'archive-unsafe': words(
    'The file holds something that no document has: {entry}. Nothing was taken from it. Ask whoever handed it over.',
    'В файле есть то, чего в документе не бывает: {entry}. Из него ничего не взято. Спросите того, кто его передал.',
  ),
  'archive-empty': words(
    'There is no document in this file. Choose one whose name ends in .sverka.zip.',
    'В этом файле нет документа. Выберите файл, имя которого кончается на .sverka.zip.',
  ),
  'zip-too-large': words(
    'The zip has more than {most} pictures, or is over 4 GB packed or 8 GB unpacked. Unpack it and add its folders in parts.',
    'В архиве больше {most} изображений, либо он больше 4 ГБ (8 ГБ без сжатия). Распакуйте его и добавляйте папки по частям.',
  ),
  'zip-damaged': words(
    'The zip is damaged or incomplete. Nothing was taken from it. Download or copy it again.',
    'Архив повреждён или неполон. Из него ничего не взято. Скачайте или скопируйте его заново.',
  ),
  'zip-unsafe': words(
    'The zip holds a file under a name or in a form that cannot be taken safely: {entry}. Unpack it yourself and add its folder.',
    'В архиве есть файл, который нельзя взять без опаски из-за имени или вида: {entry}. Распакуйте архив сами и добавьте папку.',
  ),
  'zip-without-pictures': words(
    'There are no scans in this zip. Choose one with pictures, or add the pictures themselves.',
    'В этом архиве нет сканов. Выберите архив с изображениями или добавьте сами изображения.',
  ),
  'other-document': words(
    'This is another document, not a copy of the one that is open. Open it as a document of its own.',
    'Это другой документ, а не копия открытого. Откройте его как отдельный документ.',
  ),
};

/** What is wrong with a file that somebody gave. */
const FILES = {
  missing: words(
    'There is no such file. Check the name and the folder.',
    'Такого файла нет. Проверьте имя и папку.',
  ),
  'no-text': words(
    'The file has no text in it. Give a file with text.',
    'В файле нет текста. Выберите файл с текстом.',
  ),
  'other-text': words(
    'This text is not that of the scans: only {percent} % of it was read there. Give the text of these sheets, or better scans.',
    'Это текст не этих сканов: на них прочитано лишь {percent} % его знаков. Укажите текст этих листов или сканы получше.',
  ),
  'not-text': words(
    'This is not a text file. Save it as plain text (UTF-8) and try again.',
    'Это не текстовый файл. Сохраните его как простой текст (UTF-8).',
  ),
  'no-encoding': words(
    'This is text, but its encoding cannot be told: it fits no code page of Russian well enough, or two of them equally. Open it in the program it comes from, save it as plain text in UTF-8 and give that file.',
    'Это текст, но его кодировку определить нельзя: ни одна русская кодовая страница не подходит достаточно хорошо или две подходят одинаково. Откройте файл в той программе, где он сделан, сохраните как обычный текст в UTF-8 и дайте этот файл.',
  ),
  'pasted-pages': words(
    'This is the source of a file in {format}, with its markup, and was not put into the text. Save it as a file and choose “Take the text from a file”.',
    'Это исходный код файла {format} вместе с разметкой, в текст он не вставлен. Сохраните его в файл и выберите «Взять текст из файла».',
  ),
  'file-too-large': words(
    'The file is larger than 64 MB. Split it into parts.',
    'Файл больше 64 МБ. Разделите его на части.',
  ),
  'is-folder': words('This is a folder. Name the file in it.', 'Это папка. Укажите файл в ней.'),
  'not-a-folder': words(
    'This is a file, not a folder. Choose another place.',
    'Это файл, а не папка. Выберите другое место.',
  ),
  unreadable: words(
    'The file cannot be read ({reason}). Check who may read it.',
    'Файл нельзя прочитать ({reason}). Проверьте, кому это разрешено.',
  ),
  'damaged-document': words(
    'The document is damaged: a part of it cannot be read. Open it in the program it comes from, save it anew and give that file.',
    'Документ повреждён: часть его не читается. Откройте его в той программе, где он сделан, сохраните заново и дайте этот файл.',
  ),
  'no-text-layer': words(
    'This PDF has no text in it, only images. Add it as a scan; its text is recognised then.',
    'В этом PDF нет текста, только изображения. Добавьте его как скан, и текст будет распознан.',
  ),
  malformed: words(
    'The XML is not well formed (line and column {at}). Save the file again in the program that made it.',
    'Файл XML составлен с ошибками (строка и знак {at}). Сохраните его заново в той программе, где он сделан.',
  ),
  'too-large': words(
    'The file is too large, or its elements are nested too deeply. Split it into pages.',
    'Файл слишком велик, или его элементы вложены слишком глубоко. Разделите его на страницы.',
  ),
  'too-many-lines': words(
    'The file has {count} lines for one sheet; a sheet takes {limit}. Split it into pages, or lay it on the whole document as a given text.',
    'В файле {count} строк на один лист, а лист вмещает {limit}. Разделите файл на страницы или дайте его как готовый текст всего документа.',
  ),
  'line-too-long': words(
    'Line {line} of the file has {count} characters, which is no line of a document. Break it into lines and give the file again.',
    'В строке {line} файла {count} знаков: таких строк в документах нет. Разбейте её на строки и дайте файл снова.',
  ),
  'id-too-long': words(
    'The id of line {line} in the file has {count} characters. Save the file anew in the program that made it.',
    'Обозначение (id) строки {line} в файле длиной {count} знаков. Сохраните файл заново в той программе, где он сделан.',
  ),
  'coordinate-too-large': words(
    'Line {line} of the file lies more than {limit} px away, outside of any sheet. Save the file anew in the program that made it.',
    'Строка {line} файла лежит дальше {limit} точек, за пределами любого листа. Сохраните файл заново в той программе, где он сделан.',
  ),
  'dtd-refused': words(
    'The XML file has a DOCTYPE, which is refused. Remove it and try again.',
    'В файле XML есть DOCTYPE, такие не принимаются. Удалите его и попробуйте снова.',
  ),
  'wrong-format': words(
    'The file is not {formats}. Convert it, or choose another file.',
    'Этот файл — не {formats}. Преобразуйте его или выберите другой.',
  ),
  'too-many-pages': words(
    'The file has {pages} {pages:page|pages}, and the document has only {left} from this sheet on. Go to the first sheet that it belongs to.',
    'Страниц в файле: {pages}, а листов начиная с этого — только {left}. Перейдите к первому листу, к которому он относится.',
  ),
  'needs-engine': words(
    'Files of other programs are read in the app only. Open the document there.',
    'Файлы других программ читаются только в самой программе. Откройте документ в ней.',
  ),
  'not-spliced': words(
    'The changes do not fit into the original PAGE file. Save them as a new file.',
    'Изменения не помещаются в исходный файл PAGE. Сохраните их новым файлом.',
  ),
};

/** What the app itself refuses, and its faults. */
const APP = {
  'too-many-windows': words(
    'So many windows are open that the computer would become slow. Close one that you do not need.',
    'Открыто столько окон, что компьютер стал бы работать медленно. Закройте лишнее окно.',
  ),
  cancelled: words('Stopped.', 'Остановлено.'),
  'no-project': words('No document is open. Open one first.', 'Документ не открыт. Сначала откройте его.'),
  'unknown-file': words(
    'This file is no longer known to the app. Choose it again.',
    'Этот файл больше не известен программе. Выберите его заново.',
  ),
  'output-gone': words(
    '{file} is not there any more. Export it again.',
    'Файла {file} больше нет. Выполните экспорт ещё раз.',
  ),
  'output-not-opened': words(
    'No program opened {file}. Show it in its folder, and open it from there.',
    'Ни одна программа не открыла {file}. Покажите его в папке и откройте оттуда.',
  ),
  'already-recognising': words(
    'Recognition is already running. Wait, or stop it.',
    'Распознавание уже идёт. Подождите или остановите его.',
  ),
  'no-journal': words(
    'This computer’s own folder for unsaved typing cannot be written. Save often.',
    'Папка программы для несохранённой правки недоступна для записи. Сохраняйте чаще.',
  ),
  'bad-pattern': words(
    'This is not a regular expression. Check brackets and signs such as * or +.',
    'Это не регулярное выражение. Проверьте скобки и знаки вроде * и +.',
  ),
  refused: words('This window may not ask that.', 'Этому окну такое не разрешено.'),
  invalid: words(
    'The program asked itself for something that cannot be ({what}). Help → Report a problem shows what is known.',
    'Программа запросила у себя невозможное ({what}). Справка → Сообщить о неполадке покажет, что известно.',
  ),
  bug: words(
    'This could not be done because of a fault in the program ({what}). Help → Report a problem shows what is known.',
    'Сделать это не удалось из-за ошибки в программе ({what}). Справка → Сообщить о неполадке покажет, что известно.',
  ),
};

/**
 * Every failure that anybody can be told of, in both languages: the one table for the window, main, the command line and
 * reports. A new one is one line here; its code and the params that it takes are then types everywhere.
 */
export const FAILURES = {
  ...DISK,
  ...PROJECT,
  ...PRINTING,
  ...ARCHIVES,
  ...FILES,
  ...REFUSED_FILES,
  ...SCANS,
  ...APP,
  ...CLI,
} as const;

export type FailureCode = keyof typeof FAILURES;

export const FAILURE_CODES = Object.keys(FAILURES) as readonly FailureCode[];

/** The places that the words of a code have. */
export type FailurePlaces<Code extends FailureCode> = PlacesOf<(typeof FAILURES)[Code]['en']>;
