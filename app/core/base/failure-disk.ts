import { words } from './failure-words';

/** What a disk refuses. */
export const DISK = {
  'disk-full': words(
    'The disk is full. Free some space, or save a copy elsewhere.',
    'Диск заполнен. Освободите место или сохраните копию в другом месте.',
  ),
  'read-only': words(
    'The medium can only be read. Save a copy in another folder.',
    'Носитель только для чтения. Сохраните копию в другой папке.',
  ),
  'no-permission': words(
    'You do not have permission to write here. Ask for it, or save a copy in another folder.',
    'Нет права записи в эту папку. Попросите его или сохраните копию в другой папке.',
  ),
  'too-big': words(
    'This file is over 2 GB, which no file of a document is. It was not read. Bring it back from a backup.',
    'Этот файл больше 2 ГБ, таких файлов в документах не бывает. Он не прочитан. Верните его из резервной копии.',
  ),
  'not-plain': words(
    'This is a link or a device, not a plain file. Nothing is read or written through it. Put the file itself in its place.',
    'Это ссылка или устройство, а не обычный файл. Через неё ничего не читается и не пишется. Положите на её место сам файл.',
  ),
  vanished: words(
    'It is not there any more. Plug the medium in again, or save a copy elsewhere.',
    'Этого места больше нет. Подключите носитель или сохраните копию в другом месте.',
  ),
  'no-answer': words(
    'The medium does not answer. Check the network or the cable, or save a copy elsewhere.',
    'Носитель не отвечает. Проверьте сеть или кабель либо сохраните копию в другом месте.',
  ),
  'path-too-long': words(
    'The path is too long for this system. Move the document to a folder with a shorter path.',
    'Путь слишком длинный. Перенесите документ в папку с более коротким путём.',
  ),
  busy: words(
    'The file is in use by another program. Close that program, or wait a moment, and try again.',
    'Файл занят другой программой. Закройте её или попробуйте чуть позже.',
  ),
  exists: words(
    'Something else already has this name. Look at it before you try again.',
    'Такое имя уже занято. Посмотрите, что это, прежде чем пробовать снова.',
  ),
  unconfirmed: words(
    'The system could not confirm that it is safe on the medium. Save again.',
    'Система не подтвердила запись. Сохраните ещё раз.',
  ),
  io: words(
    'The medium failed. Save a copy on another one, and check this one.',
    'Ошибка носителя. Сохраните копию на другой и проверьте этот.',
  ),
};
