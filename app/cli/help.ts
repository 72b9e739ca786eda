import type { Language } from '../core/base/language';

/** Help of the verbs, in the language of the system. */
export const HELP = {
  program: {
    en: 'Checks the transcription of a scan against its reference texts.',
    ru: 'Сверяет расшифровку скана с текстами для сравнения.',
  },
  version: { en: 'output the version number', ru: 'показать версию программы' },
  exit: {
    en: {
      title: 'Exit codes',
      0: 'done',
      1: '--fail-on was met; verify found a loss',
      2: 'wrong use, or an input that could not be read: each is named, the others are done',
      3: 'nothing could be compared under --fail-on',
      75: 'batch --task: the reader stopped, or had too little time or memory; the task may be tried again',
    },
    ru: {
      title: 'Коды возврата',
      0: 'готово',
      1: 'сработало условие --fail-on; verify нашла потерю',
      2: 'неверный вызов или вход, который не прочитан: каждый назван, остальные сделаны',
      3: 'при --fail-on сравнить было нечего',
      75: 'batch --task: чтение прервалось, не хватило времени или памяти; задание можно повторить',
    },
  },
  review: {
    en: {
      verb: 'the whole job without a window: recognise, check, save version 1, write the report',
      out: 'the project folder to make',
      title: 'the project’s title',
    },
    ru: {
      verb: 'вся работа без окна: распознать, сверить, сохранить версию 1, написать отчёт',
      out: 'какую папку проекта создать',
      title: 'заглавие проекта',
    },
  },
  recognise: {
    en: {
      verb: 'recognise pages; finished pages are skipped, so it resumes',
      format: 'txt, page, json, separated by commas',
      out: 'where to write; standard output when left out',
      summary: 'print what was read, what failed and why as JSON (with --out)',
    },
    ru: {
      verb: 'распознать листы; готовые пропускаются, так что работу можно продолжить',
      format: 'txt, page, json через запятую',
      out: 'куда записать; если не указано, в стандартный вывод',
      summary: 'напечатать в JSON, что прочитано, что нет и почему (вместе с --out)',
    },
  },
  check: {
    en: {
      verb: 'list the discrepancies between a text and its references',
      failOn: 'exit 1 if there is one this bad, 3 if nothing could be compared',
      names: 'more names in both languages, one a line: Фын Си = Stalin',
      words: 'words that are right, one a line; or the folder of a document that has a list',
      diplomatic: 'strictly diplomatic: flag punctuation, case, ё/е, script and composed letters too',
      strict: 'the same as --diplomatic',
      keep: 'treat these as differences',
    },
    ru: {
      verb: 'перечислить расхождения текста с текстами для сравнения',
      failOn: 'код 1, если есть расхождение такой важности, и 3, если сравнить было нечего',
      names: 'ещё имена на обоих языках, по одному в строке: Фын Си = Stalin',
      words: 'верные слова, по одному в строке, или папка документа, в котором есть их список',
      diplomatic:
        'строго дипломатически: отмечать и знаки препинания, регистр, ё/е, алфавит и составные буквы',
      strict: 'то же, что --diplomatic',
      keep: 'считать различиями и это',
    },
  },
  evaluate: {
    en: 'character and word error rate of a text (or a folder of pages) against its truth',
    ru: 'доля ошибочных знаков и слов в тексте (или в папке листов) по сравнению с верным',
  },
  verify: {
    en: 'recompute every hash of a project and name each damaged file',
    ru: 'пересчитать все контрольные суммы проекта и назвать каждый повреждённый файл',
  },
  shared: {
    en: {
      reference: 'reference transcription (may be repeated)',
      translation: 'reference translation (may be repeated)',
      readings:
        '1 is fast; more is careful: a second reader, too, or where that cannot read the page so many passes, up to {most}',
      password: 'the password of protected PDFs',
      print: 'how to print',
      language: 'of messages and reports',
      unknownStep: 'Unknown step “{step}”; use {steps}.',
      wrongReadings: 'Give a whole number from 1 to {most}.',
      unknownFormat: 'Unknown format “{format}”; use txt, page, json.',
    },
    ru: {
      reference: 'публикация текста для сравнения (можно повторять)',
      translation: 'перевод для сравнения (можно повторять)',
      readings:
        '1 — быстро; больше — тщательно: читает и вторая программа, а где она не может, столько проходов, до {most}',
      password: 'пароль защищённых PDF',
      print: 'как печатать',
      language: 'язык сообщений и отчётов',
      unknownStep: 'Нет такого шага: «{step}»; есть {steps}.',
      wrongReadings: 'Укажите целое число от 1 до {most}.',
      unknownFormat: 'Нет такого формата: «{format}»; есть txt, page, json.',
    },
  },
  convert: {
    en: 'write a text, document or page file in another format; - is the standard output',
    ru: 'записать текст, документ или файл страниц в другом формате; - — стандартный вывод',
  },
  export: {
    en: 'write the current texts of a project in a format, or the report; PAGE and ALTO make a folder',
    ru: 'записать текущие тексты проекта в выбранном формате или отчёт; для PAGE и ALTO — папка',
  },
  format: { en: 'the format to write; else the name says it', ru: 'формат записи; иначе он виден из имени' },
  kinds: {
    en: {
      'facing-pdf': 'each scan beside its text (in the app)',
      report: 'report with cut-outs of the scans (in the app)',
      'report-pdf': 'the same report on paper (in the app)',
      csv: 'table of discrepancies',
    },
    ru: {
      'facing-pdf': 'каждый скан рядом с его текстом (в самой программе)',
      report: 'отчёт с фрагментами сканов (в самой программе)',
      'report-pdf': 'тот же отчёт для печати (в самой программе)',
      csv: 'таблица расхождений',
    },
  },
  out: { en: 'the file or folder to make', ru: 'какой файл или папку создать' },
  formats: { en: 'Formats', ru: 'Форматы' },
  text: {
    en: 'a text that claims to say what the scans say: it is laid on them and checked against the ink',
    ru: 'готовый текст этих сканов: он накладывается на них и сверяется с тем, что на них прочитано',
  },
  scan: {
    en: 'the scans of the text: check it against what is read there (in the app)',
    ru: 'сканы этого текста: сверить его с тем, что на них прочитано (в самой программе)',
  },
  take: {
    en: 'take the texts of a folder or zip of page files, matched by the names of their pictures',
    ru: 'взять тексты из папки или ZIP с файлами страниц, сопоставив их по именам изображений',
  },
  handOver: {
    en: {
      handOver: 'pack a whole project into one file (.sverka.zip) and read it back to check it',
      unpack: 'unpack a handed-over project into a folder of its own and check every hash',
      takeBack: 'take a colleague’s work, in a .sverka.zip or a folder, into the project it is a copy of',
      out: 'the file to write; an existing one gives way only to a whole one',
      folder: 'the folder in which the project’s own folder is made',
      who: 'your name, for versions that bring both together',
    },
    ru: {
      handOver: 'упаковать проект целиком в один файл (.sverka.zip) и перечитать его для проверки',
      unpack: 'распаковать переданный проект в отдельную папку и проверить все контрольные суммы',
      takeBack: 'внести работу коллеги, из .sverka.zip или папки, в проект, копией которого она является',
      out: 'какой файл записать; прежний файл заменяется только целым новым',
      folder: 'в какой папке создать папку проекта',
      who: 'ваше имя, для объединённых версий',
    },
  },
  completion: {
    en: 'print a script that makes a shell complete verbs and options',
    ru: 'напечатать скрипт, с которым оболочка дополняет команды и параметры',
  },
  shell: { en: 'which shell', ru: 'какая оболочка' },
  man: { en: 'print the manual page (roff)', ru: 'напечатать страницу руководства (roff)' },
  batch: {
    en: {
      verb: 'recognise, convert, check and export every document of a folder; what is done is passed over',
      out: 'the folder to make; its tree is that of the input',
      noRecognise: 'leave scans alone',
      plan: 'only print the tasks, a JSON line each',
      task: 'only do the tasks with these ids',
      collect: 'only sum up what was done, worst documents first',
      print: 'how to print the summary',
    },
    ru: {
      verb: 'распознать, преобразовать, проверить и экспортировать все документы папки; готовое пропускается',
      out: 'какую папку создать; её дерево повторяет исходное',
      noRecognise: 'не трогать сканы',
      plan: 'только напечатать задания, по строке JSON',
      task: 'выполнить только задания с этими номерами',
      collect: 'только подвести итог, худшие документы первыми',
      print: 'как печатать итог',
    },
  },
  exported: {
    en: {
      package: 'one file with pictures and pages (PAGE, ALTO): a zip, or a bag with METS and checksums',
      sheets: 'only these sheets: 3-5,9',
      proofread: 'only proofread sheets',
      cite: 'the archival reference above each sheet',
      flow: 'paragraphs instead of the lines of the original',
      join: 'join words divided at line ends',
      traces: 'leave out stamps, margin notes and handwriting',
      debris: 'with what recognition made of stamps and signatures and nobody can read',
      plainChanges: 'corrections not as tracked changes (DOCX)',
      illegible: 'what stands for illegible text',
      layout: 'what stands beside the text (DOCX)',
    },
    ru: {
      package:
        'один файл с изображениями и страницами (PAGE, ALTO): ZIP или пакет с METS и контрольными суммами',
      sheets: 'только эти листы: 3-5,9',
      proofread: 'только вычитанные листы',
      cite: 'архивный шифр над каждым листом',
      flow: 'абзацы вместо строк оригинала',
      join: 'соединять слова, разделённые переносом',
      traces: 'без штампов, помет на полях и рукописного текста',
      debris: 'с нечитаемыми обрывками штампов и подписей',
      plainChanges: 'исправления не в режиме рецензирования (DOCX)',
      illegible: 'чем обозначать неразборчивое',
      layout: 'что стоит рядом с текстом (DOCX)',
    },
  },
  examples: { en: 'Examples', ru: 'Примеры' },
} as const;

/** What stands below the help of all verbs. */
export function exitHelp(language: Language): string {
  const { title, ...codes } = HELP.exit[language];
  return `\n${title}:\n${Object.entries(codes)
    .map(([code, meaning]) => `  ${code.padEnd(2)}  ${meaning}`)
    .join('\n')}`;
}

/** Lines to copy, by verb. */
export const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  review: [
    'sverka review scans/*.jpg --out Telegram --reference book.docx',
    'sverka review scans/*.jpg --text typed.docx --out Letter',
    'sverka review transkribus-export --out Case',
    'sverka review manifest.json --out Book',
    'sverka review case.pdf --out Case --translation case-en.txt --format json',
  ],
  recognise: [
    'sverka recognise page.jpg',
    'sverka recognise scans/*.tif --out text --format txt,page',
    'sverka recognise case.pdf --readings 3 --format json > case.json',
  ],
  check: [
    'sverka check text.txt --reference book.docx',
    'sverka check typed.docx --scan scans/*.jpg --format html > report.html',
    'cat text.txt | sverka check - --translation en.txt --format json',
    'sverka check page.xml --reference book.txt --fail-on high',
  ],
  evaluate: ['sverka evaluate read.txt truth.txt', 'sverka evaluate read truth --format json'],
  convert: [
    'sverka convert 0001.alto.xml 0001.hocr',
    'sverka convert letter.docx - --format txt',
    'sverka convert page.xml page.pdf',
    'cat page.xml | sverka convert - - --format tei',
  ],
  export: [
    'sverka export Telegram --format docx --out telegram.docx',
    'sverka export Telegram --format alto --out alto',
    'sverka export Telegram --format page --package ocrd-zip --out telegram.ocrd.zip',
    'sverka export Telegram --format txt --out telegram.txt --flow --sheets 3-5,9',
    'sverka export Telegram --format report-pdf --out report.pdf',
  ],
  batch: [
    'sverka batch archive --out text --format page',
    'sverka batch archive --out text --plan > tasks.jsonl',
    'sverka batch archive --out text --task 8f3c0d2a91b7e645 1d20c7be53f6a498',
    'sverka batch archive --out text --collect --print json',
  ],
  take: ['sverka take Telegram transkribus-export.zip', 'sverka take Telegram pages --format json'],
  'hand-over': ['sverka hand-over Telegram --out telegram.sverka.zip'],
  unpack: ['sverka unpack telegram.sverka.zip --out documents'],
  'take-back': [
    'sverka take-back Telegram telegram-boris.sverka.zip --who Anna',
    'sverka take-back Telegram shared/Telegram --format json',
  ],
  verify: ['sverka verify Telegram', 'sverka verify Telegram --format json'],
  completion: ['sverka completion bash > ~/.local/share/bash-completion/completions/sverka'],
  man: ['sverka man > sverka.1 && man ./sverka.1'],
};
