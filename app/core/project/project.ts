import type { SheetGeometry } from '../base/geometry';
import type { PageImage, PageStatus } from '../page/transcription';

/** The newest format of project.json that this program writes. A newer one opens read-only. */
export const PROJECT_FORMAT_VERSION = 1;

/** Where the original lies in its archive, as a finding aid cites it: АПРФ, ф. 45, оп. 1, д. 337, лл. 1–3. */
export type ArchivalReference = {
  readonly archive: string;
  readonly fond: string;
  readonly opis: string;
  readonly delo: string;
  /** Sheets as cited: `1–3`. */
  readonly list: string;
};

/** An original, kept as it was given. `file` is relative to the project folder, with forward slashes. */
export type ScanFile = { readonly file: string; readonly sha256: string; readonly bytes: number };

export type ProjectPage = {
  readonly id: string;
  /** SHA-256 of the ScanFile, and which of its pages this is, from 0. */
  readonly scanSha256: string;
  readonly scanIndex: number;
  /** What its picture was called when it was given, where the same bytes were kept before under another name. */
  readonly scanName?: string;
  readonly image: PageImage;
  readonly status: PageStatus;
  /** Its number or name in the archive, where that is not its place in the document. */
  readonly name?: string;
  /** Nothing is written on it. */
  readonly isBlank?: boolean;
  /** How it lies on its scan, until it has a text that says so itself. */
  readonly geometry?: SheetGeometry;
  /** Scans that it had before a better one took their place. */
  readonly formerScans?: readonly Pick<ProjectPage, 'scanSha256' | 'scanIndex' | 'scanName' | 'image'>[];
};

/** A text to compare with. `file` is the original as given, `textFile` its plain text (the same for a .txt). */
export type ProjectReference = {
  readonly role: ReferenceRole;
  readonly label: string;
  readonly file: string;
  readonly textFile: string;
};

/** What the archive's page of a published document says about it; empty where it says nothing. */
export type Publication = {
  /** The document's date as the publication writes it. */
  readonly date: string;
  /** How the publication asks to be cited. */
  readonly citation: string;
  readonly url: string;
  readonly summary: string;
  /** The language of the original. */
  readonly language: string;
};

export const NO_PUBLICATION: Publication = { date: '', citation: '', url: '', summary: '', language: '' };

/** What people can say of a Project as a whole. */
export type ProjectDescription = Pick<Project, 'title' | 'archival' | 'illegible'> & {
  readonly publication: Publication;
};

/** project.json: everything about a Project but its pages' text. Pages stand in reading order. */
export type Project = {
  readonly formatVersion: number;
  readonly id: string;
  readonly title: string;
  readonly createdUtc: string;
  readonly archival: ArchivalReference | null;
  /** Missing in projects of before there was such a member. */
  readonly publication?: Publication;
  /** What stands in the text for what cannot be read, if not [нрзб]. */
  readonly illegible?: string;
  /** Said wherever the scan is shown: the sample is a facsimile, not the archive's image. Empty for none. */
  readonly sourceNote: string;
  /** Since when every file and decision is listed in inventory.jsonl; projects of older programs lack it. */
  readonly inventorySinceUtc?: string;
  readonly scans: readonly ScanFile[];
  readonly pages: readonly ProjectPage[];
  readonly references: readonly ProjectReference[];
  /** Sheets and references that were removed. Everything of them is still there, and they can be put back. */
  readonly removedPages?: readonly ProjectPage[];
  readonly removedReferences?: readonly ProjectReference[];
};

/** The name that a file had when it was given, without the number and the hash it is stored under. */
export function givenFileName(file: string): string {
  return file.replace(/^.*\//s, '').replace(/^\d{4,9}-[0-9a-f]{32}-/, '');
}

export type ReferenceRole = 'transcription' | 'translation';
