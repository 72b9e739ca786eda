import type { Dictionary } from '../../core/discrepancy/evidence/aids';
import { checkFindings, type Checked } from '../../core/discrepancy/check';
import type { CheckInput, CheckSettings } from '../../core/discrepancy/evidence/evidence';
import { joinReadings } from '../../core/discrepancy/evidence/witnesses';
import {
  joinPages,
  placeDoubts,
  sheetDoubts,
  sheetText,
  type DocumentText,
} from '../../core/check/document-text';
import { ok } from '../../core/base/result';
import type { Page } from '../../core/page/transcription';
import { pageXmlCodec } from '../history/page-codec';
import type { InkReading } from '../../core/given/ink-reading';
import { withoutCovered } from '../../core/given/uncovered';
import { inkWitness } from '../recognition/ink-witness';
import { latestReadings } from '../recognition/recognition-passes';
import type { ProjectStore } from '../project/project-store';
import type { PageCodec } from '../history/revision-files';
import type { StoreResult } from '../disk/store-error';

/** A whole project as the check sees it. */
export type ReviewDocument = {
  readonly pages: readonly Page[];
  readonly document: DocumentText;
  readonly input: CheckInput;
};

/** Reads every page's current text and every reference. Pages without text yet are left out. */
export async function readReviewDocument(
  store: ProjectStore,
  settings: CheckSettings = { strictDiplomatic: false },
  codec: PageCodec = pageXmlCodec,
): Promise<StoreResult<ReviewDocument>> {
  const project = store.project();
  const pages: Page[] = [];
  const passes: (readonly string[])[] = [];
  const ink: (InkReading | null)[] = [];
  for (const { id } of project.pages) {
    const current = await store.readPage(id);
    if (!current.ok) return current;
    if (current.value.revision === null) continue;
    pages.push(current.value.revision.page);
    const read = await latestReadings(store, codec, id);
    if (!read.ok) return read;
    passes.push(read.value);
    // The check counts sheets with text.
    if (current.value.revision.page.lines.length === 0) continue;
    const witness = await inkWitness(store, codec, current.value.revision.page);
    if (!witness.ok) return witness;
    ink.push(witness.value && withoutCovered(witness.value, current.value.revision.page.lines));
  }
  const references = [];
  for (const [index, { role, label }] of project.references.entries()) {
    const text = await store.referenceText(index);
    if (!text.ok) return text;
    references.push({ file: label, role, text: text.value });
  }
  const document = joinPages(pages);
  const transcription = {
    file: project.title,
    text: document.text,
    sheetStarts: document.sheetStarts,
    archival: project.archival,
  };
  const knowledge = await store.factKnowledge();
  if (!knowledge.ok) return knowledge;
  const projectWords = await store.words();
  if (!projectWords.ok) return projectWords;
  const verdicts = await store.verdicts();
  if (!verdicts.ok) return verdicts;
  const knots = await store.knots();
  const written = pages.filter((page) => page.lines.length > 0);
  const input = {
    ...{ transcription, references, settings, knowledge: knowledge.value },
    projectWords: projectWords.value,
    doubts: placeDoubts(
      document,
      written.map((page) => sheetDoubts(page, sheetText(page), knots.text)),
    ),
    readings: joinReadings(passes),
    ink,
    corrections: Object.values(verdicts.value).flatMap(({ correction }) => correction ?? []),
  };
  return ok({ pages, document, input });
}

export function checkDocument(review: ReviewDocument, dictionary: Dictionary | null): Checked {
  return checkFindings(review.input, { dictionary });
}
