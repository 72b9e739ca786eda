import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Language } from '../core/discrepancy/messages';
import type { ArchivalReference } from '../core/project';
import { fail, ok, type Result } from '../core/result';
import { withoutEngine } from './foreign-page';
import type { NewReference } from './project-create';
import { readReferences } from './reference-file';

const bilingual = v.object({ en: v.string(), ru: v.string() });
const fileName = v.pipe(v.string(), v.regex(/^[\w.-]+$/));
const schema = v.object({
  title: bilingual,
  citation: v.object({
    archive: bilingual,
    fond: v.string(),
    opis: v.string(),
    delo: v.string(),
    list: v.string(),
  }),
  files: v.object({ scan: fileName, transcription: fileName, translation: fileName }),
  sourceNote: bilingual,
});

export type Sample = {
  readonly scanPath: string;
  readonly title: string;
  readonly sourceNote: string;
  readonly archival: ArchivalReference;
  readonly references: readonly NewReference[];
};

const LABELS: Readonly<Record<'transcription' | 'translation', Readonly<Record<Language, string>>>> = {
  transcription: { en: 'Published Russian text', ru: 'Опубликованный русский текст' },
  translation: { en: 'English translation', ru: 'Английский перевод' },
};

/** The document that comes with the app, from `resources/sample`. */
export async function readSample(folder: string, language: Language): Promise<Result<Sample>> {
  try {
    const parsed = v.parse(schema, JSON.parse(await readFile(join(folder, 'sample.json'), 'utf8')));
    const references: NewReference[] = [];
    for (const role of ['transcription', 'translation'] as const) {
      const read = await readReferences(join(folder, parsed.files[role]), role, withoutEngine);
      if (!read.ok) return read;
      references.push(...read.value.map((reference) => ({ ...reference, label: LABELS[role][language] })));
    }
    const { archive, fond, opis, delo, list } = parsed.citation;
    return ok({
      scanPath: join(folder, parsed.files.scan),
      title: parsed.title[language],
      sourceNote: parsed.sourceNote[language],
      archival: { archive: archive[language], fond, opis, delo, list },
      references,
    });
  } catch {
    return fail('damaged', 'The sample that comes with the app is damaged. Install the app again.');
  }
}
