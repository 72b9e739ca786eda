import { useEffect } from 'react';
import type { PdfWay } from '../../../../app/core/formats/pdf/given/pdf-growth';
import type { ExportChoice } from '../../../../app/core/settings/export-choice';
import type { WordKey } from '../../../locales/en';
import { perform, useReview } from '../../../shell/store';
import { useWords } from '../../use-words';

/** Says before it is made what becomes of a PDF that came in; of pictures there is nothing to say. */
export function ExportPdfWay({ choice }: { readonly choice: ExportChoice }) {
  const { say } = useWords();
  const found = useReview((state) => state.aids.pdfWay);
  const { sheets, chosen } = choice;
  useEffect(() => {
    void perform({ type: 'requested', effect: { kind: 'find-pdf-way', sheets, chosen } });
  }, [sheets, chosen]);
  if (found === null || found.sheets !== sheets || found.chosen !== chosen) return null;
  const word = wordOf(found.way);
  return word === null ? null : <p role="status">{say(word)}</p>;
}

function wordOf(way: PdfWay): WordKey | null {
  switch (way.kind) {
    case 'grown':
      return way.isSigned ? 'pdfGrownSigned' : 'pdfGrown';
    case 'new':
      return NEW_WORDS[way.why];
    case 'pictures':
      return null;
  }
}

const NEW_WORDS: Readonly<Record<Extract<PdfWay, { kind: 'new' }>['why'], WordKey>> = {
  'some-sheets': 'pdfSomeSheets',
  protected: 'pdfProtected',
  certified: 'pdfCertified',
  damaged: 'pdfDamaged',
  'has-text': 'pdfHasText',
};
