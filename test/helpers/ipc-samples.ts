import type { ReviewArgs, ReviewVerb } from '../../app/ipc';

const pageId = '0001';
const hash = 'a'.repeat(64);
const handle = 'b'.repeat(32);
const box = { x0: 1, y0: 2, x1: 30, y1: 40 };
const geometry = { turns: 1, levelDeg: -1.5, cropPx: box } as const;
const page = {
  geometry,
  id: pageId,
  image: { widthPx: 100, heightPx: 200, dpi: 300 },
  lines: [
    {
      ...{ id: 'l1', text: 'сто', boxPx: box, words: [{ from: 0, to: 3, boxPx: box, confidence: 0.5 }] },
      ...{ marks: [{ kind: 'doubtful' as const, from: 0, to: 3 }], comment: 'x' },
    },
  ],
  comment: 'y',
};
const archival = { archive: 'АПРФ', fond: '45', opis: '1', delo: '337', list: '1' };
const publication = { date: '1951', citation: 'c', url: 'u', summary: 's', language: 'ru' };
const references = [{ handle, role: 'translation' as const }];

const choice: ReviewArgs<'export.start'>['choice'] = {
  ...{ format: 'docx', sheets: 'all', chosen: '', isWithPage: false },
  text: {
    ...{ citesSheets: true, breaksPages: true, keepsLines: true, joinsWords: false, tracksChanges: true },
    ...{ hasTraces: true, hasDebris: false, illegible: '[нрзб]', layout: 'text' },
  },
};
const source = { kind: 'file', handle } as const;
const view: ReviewArgs<'view.keep'>['view'] = {
  arrangements: [{ size: '1400x800', arrangement: { layout: 'above', isScanFirst: true, scanShare: 0.4 } }],
  sheetViews: [{ pageId: '0001', x: 10, y: 20, scale: 0.5 }],
  ...{ showsPages: true, showsScan: true, showsSide: true, showsBoxes: true },
  ...{ showsSpelling: true, pagesPx: 100, sidePx: 372, textPx: 13, doubtBelow: 0.5 },
  look: { brightness: 1, contrast: 1, gamma: 1, isInverted: false, threshold: null, turnDeg: 0 },
  ...{ referenceLines: 'all', referencesShown: [], pagesShown: 'all' },
  queue: { kinds: [], severities: [], isThisPage: false },
};

/**
 * An argument of every verb, with every field that it may have. A verb without one does not compile, so that none is
 * left out of the hostile calls that are made of these.
 */
export const IPC_SAMPLES: { readonly [V in ReviewVerb]: ReviewArgs<V> } = {
  'app.state': {},
  'app.fault': { where: 'x', fault: { name: 'Error', frames: ['at x'] } },
  'diagnostics.read': {},
  'diagnostics.save': {},
  'settings.change': {
    ...{ language: 'en', theme: 'dark', who: 'Anna', hasSeenTour: true, interfacePercent: 100, stepsOff: [] },
    ...{ exportChoice: choice, keys: { undo: ['Mod+Z'] } },
  },
  'view.read': { projectId: 'abcdefgh' },
  'view.keep': { projectId: 'abcdefgh', view },
  'files.pick': { purpose: 'scan' },
  'window.needs': { met: [] },
  'output.show': { how: 'folder' },
  'window.reload': {},
  'window.open': { handle },
  'window.next': {},
  'window.unsaved': { state: 'saved', isFlushing: false },
  'project.openSample': {},
  'project.pick': {},
  'sheets.arrange': {
    sheets: [{ id: pageId, name: '12 об.', isBlank: true, geometry, scanSha256: hash, scanIndex: 0 }],
  },
  'sheets.split': { splits: [{ pageId, at: 0.5 }], who: 'Анна' },
  'sheets.add': { scans: [{ handle, password: 'p', isLargeAllowed: true }], at: 0 },
  'sheets.replaceScan': { pageId, scan: { handle, password: 'p', isLargeAllowed: true } },
  'references.arrange': { references: [{ textFile: 'references/a.txt', label: 'l', role: 'translation' }] },
  'references.paste': { text: 't', label: 'l', role: 'translation' },
  'archive.pick': { what: 'target' },
  'archive.handOver': { handle },
  'archive.open': { handle },
  'archive.takeBack': { handle },
  'archive.stop': {},
  'print.start': { what: 'facing' },
  'library.list': {},
  'library.forget': { handle },
  'library.note': { projectId: 'abcdefgh', left: 3, missing: 0, place: { pageId, sheet: 1, line: 0 } },
  'project.openRecent': { handle },
  'project.openDropped': { handle },
  'project.create': {
    ...{ title: 't', archival, publication, references },
    scans: [{ handle, password: 'p', isLargeAllowed: true }],
  },
  'project.addReferences': { references },
  'project.describe': { title: 't', archival, publication, illegible: '[неразб.]' },
  'project.saveCopy': { held: [{ page, baseHash: hash, deletedLines: 0 }], goesOn: true },
  'project.close': {},
  'project.verify': {},
  'project.missing': {},
  'scan.picture': { handle, password: 'p', isLargeAllowed: true },
  'scan.probe': { handle, password: 'p', isLargeAllowed: true },
  'scan.unlock': { pageId, password: 'p' },
  'reference.describe': { handle },
  'reference.read': { index: 0 },
  'export.pdfWay': { sheets: 'chosen', chosen: '1-3' },
  'export.start': { choice },
  'text.plan': { source },
  'text.take': { source },
  'page.read': { pageId },
  'page.history': { pageId },
  'page.pictureProblem': { pageId },
  'page.textLayer': { pageId, isTaken: false, isDoubtAccepted: false },
  'page.readRevision': { pageId, hash },
  'page.journal': { page, baseHash: hash },
  'page.save': { page, baseHash: hash, reason: 'saved', note: '', deletedLines: 0, mergedHash: hash },
  'page.import': { pageId, file: { handle, acceptedSha256: hash } },
  'page.importFolder': { folder: handle },
  'page.restore': { pageId, hash, note: '' },
  'page.settleRecovery': { pageId },
  'page.setStatus': { pageId, status: 'in-progress', hash },
  'history.timeline': { from: 0, count: 10, isAskedForOnly: false },
  'history.planRestore': { pageId, hash },
  'history.restoreAll': { sheets: [{ pageId, hash }], note: '' },
  'history.mergeBase': { pageId, mine: hash, theirs: hash },
  'verdict.add': {
    ...{ id: 'x', verdict: null, note: '', isLater: false, correction: { from: 'а', to: 'б' } },
    about: {
      ...{ kind: 'word-differs', pageId, lineId: 'l1', nth: 0, text: 'а', after: 'б' },
      reference: { from: 0, to: 1, file: 'f', text: 'б' },
    },
  },
  'fact.name': { ru: 'а', en: 'a', isKnown: true },
  'fact.pair': { ru: 'а', en: 'a', isByHand: true },
  'word.teach': { word: 'а', isKnown: true },
  'activity.add': { seconds: { [pageId]: 3 } },
  'statistics.read': {},
  'statistics.export': { flags: [{ pageId, kind: 'word-differs', isDecided: true }], settled: 0 },
  'recognition.start': { pageIds: [pageId], readings: 1 },
  'recognition.cancel': {},
  'recognition.pause': { isPaused: true },
  'recognition.prioritise': { pageId },
  'recognition.forget': {},
  'recognition.readRegion': { pageId, box, enlargement: 2, readings: 1 },
  'recognition.stopRegion': {},
};
