import { useState } from 'react';
import type { ArchivalReference, Publication } from '../../../../app/core/project';
import { archivalOrNull, NO_ARCHIVAL } from './archival-fields';
import { ask } from '../../../shell/requests';

export type DocumentDetails = {
  readonly title: string;
  readonly archival: ArchivalReference;
  /** What a chosen text says of the publication, or null. */
  readonly publication: Publication | null;
  readonly typeTitle: (title: string) => void;
  readonly setArchival: (archival: ArchivalReference) => void;
  /** Fills what nobody has typed from a chosen text, if it is the page of a publication. */
  readonly takeFrom: (handle: string) => Promise<void>;
};

/** What the new review is about. What a person typed is never replaced; `suggested` is for want of a better title. */
export function useDocumentDetails(suggested: string): DocumentDetails {
  const [typed, setTyped] = useState<string | null>(null);
  const [published, setPublished] = useState('');
  const [archival, setArchival] = useState(NO_ARCHIVAL);
  const [publication, setPublication] = useState<Publication | null>(null);
  const takeFrom = async (handle: string) => {
    const details = await ask('reference.describe', { handle });
    if (details === null) return;
    setPublication((known) => known ?? details.publication);
    setPublished((known) => (known === '' ? details.title : known));
    const { citation } = details;
    if (citation !== null) setArchival((known) => (archivalOrNull(known) === null ? citation : known));
  };
  return {
    title: typed ?? (published === '' ? suggested : published),
    archival,
    publication,
    typeTitle: setTyped,
    setArchival,
    takeFrom,
  };
}
