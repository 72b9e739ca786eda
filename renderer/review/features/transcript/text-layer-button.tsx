import { useEffect, useState } from 'react';
import { askQuietly } from '../../../shell/requests';
import { Button } from '../../../ui/button';
import { dispatch, useReview } from '../../../shell/store';
import { useWords } from '../../use-words';

/** Offers the text that a PDF holds beside its image, where it holds any. */
export function TextLayerButton({ isDisabled }: { readonly isDisabled: boolean }) {
  const { say } = useWords();
  const pageId = useReview((state) => state.place.pageId);
  const [words, setWords] = useState(0);
  useEffect(() => {
    let isGone = false;
    setWords(0);
    if (pageId === null) return;
    void askQuietly('page.textLayer', { pageId, isTaken: false, isDoubtAccepted: false }).then((found) => {
      if (!isGone && found !== null) setWords(found.words);
    });
    return () => {
      isGone = true;
    };
  }, [pageId]);
  if (words === 0) return null;
  return (
    <Button
      disabled={isDisabled}
      onClick={() =>
        dispatch({ type: 'requested', effect: { kind: 'take-text-layer', isDoubtAccepted: false } })
      }
    >
      {say('takeTextLayer', { count: words })}
    </Button>
  );
}
