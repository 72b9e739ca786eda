import { useEffect, useState } from 'react';
import type { Answer } from '../../../api';
import { askQuietly } from '../../../shell/requests';
import { Button } from '../../../ui/button';
import { useWords } from '../../use-words';
import { dispatch } from '../../../shell/store';

type Props = { readonly pageId: string; readonly onRetry: () => void };

/** In the picture's place when it could not be drawn: why, and what can be done. */
export function PictureFailed({ pageId, onRetry }: Props) {
  const { say, textOf } = useWords();
  const [problem, setProblem] = useState<Answer<'page.pictureProblem'>>(null);
  useEffect(() => {
    let isGone = false;
    void askQuietly('page.pictureProblem', { pageId }).then((found) => {
      if (!isGone) setProblem(found);
    });
    return () => {
      isGone = true;
    };
  }, [pageId]);
  return (
    <div className="picture-failed" role="alert">
      <p>
        {say('pictureFailed')} {problem === null ? null : textOf(problem)}
      </p>
      {problem?.code === 'password' ? (
        <Button onClick={() => dispatch({ type: 'dialog-opened', dialog: { kind: 'password', pageId } })}>
          {say('unlock')}
        </Button>
      ) : (
        <Button onClick={onRetry}>{say('tryAgain')}</Button>
      )}
    </div>
  );
}
