import { useEffect, useState } from 'react';
import { api } from '../../../api';
import { takeTextLayer } from '../../../state/project';
import { useReview } from '../../../state/store';
import { useWords } from '../../../state/words';
import { Button } from '../../../ui/button';

/** Offers the text that a PDF holds beside its image, where it holds any. */
export function TextLayerButton({ isDisabled }: { readonly isDisabled: boolean }) {
  const { say } = useWords();
  const pageId = useReview((state) => state.pageId);
  const [words, setWords] = useState(0);
  useEffect(() => {
    let isGone = false;
    setWords(0);
    if (pageId === null) return;
    void api.call('page.textLayer', { pageId, isTaken: false }).then((found) => {
      if (!isGone && found.ok) setWords(found.value.words);
    });
    return () => {
      isGone = true;
    };
  }, [pageId]);
  if (words === 0) return null;
  return (
    <Button disabled={isDisabled} onClick={() => void takeTextLayer()}>
      {say('takeTextLayer', { count: words })}
    </Button>
  );
}
