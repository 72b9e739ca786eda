// What software centres of Linux show of the program: AppStream metadata, in English and Russian.
// Format: freedesktop.org/software/appstream/docs, “desktop applications”.

const TEXTS = {
  summary: {
    en: 'Checks the transcription of a scan against its reference texts',
    ru: 'Сверяет расшифровку скана с опорными текстами',
  },
  about: {
    en: 'The scan of an old document stands beside its text. Every place where the text disagrees with the publication or the translation is flagged, and corrected versions are kept so that none can be lost. Everything is done on this computer; nothing goes onto a network.',
    ru: 'Скан старого документа стоит рядом с его текстом. Каждое место, где текст расходится с публикацией или переводом, отмечено, а исправленные версии хранятся так, что ни одна не пропадёт. Всё делается на этом компьютере, в сеть ничего не уходит.',
  },
};

/**
 * @param {object} given
 * @param {string} given.id of the application and its desktop entry, without “.desktop”
 * @param {string} given.name
 * @param {string} given.version
 * @param {string} given.date year-month-day
 * @param {string | null} given.homepage
 * @returns {string} XML
 */
export function appStreamXml({ id, name, version, date, homepage }) {
  const { summary, about } = TEXTS;
  const address = homepage === null ? [] : [`  <url type="homepage">${homepage}</url>`];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<component type="desktop-application">',
    `  <id>${id}</id>`,
    `  <name>${name}</name>`,
    '  <name xml:lang="ru">Сверка</name>',
    `  <summary>${summary.en}</summary>`,
    `  <summary xml:lang="ru">${summary.ru}</summary>`,
    '  <metadata_license>CC0-1.0</metadata_license>',
    '  <project_license>Apache-2.0</project_license>',
    '  <developer id="org.sverka"><name>The Sverka authors</name></developer>',
    '  <description>',
    `    <p>${about.en}</p>`,
    `    <p xml:lang="ru">${about.ru}</p>`,
    '  </description>',
    `  <launchable type="desktop-id">${id}.desktop</launchable>`,
    '  <content_rating type="oars-1.1"/>',
    '  <categories><category>Office</category><category>OCR</category></categories>',
    ...address,
    '  <provides><binary>sverka</binary></provides>',
    `  <releases><release version="${version}" date="${date}"/></releases>`,
    '</component>',
    '',
  ].join('\n');
}
