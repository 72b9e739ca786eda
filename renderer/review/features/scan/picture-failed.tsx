import { useEffect, useState } from 'react';
import { api, type Answer } from '../../../api';
import { setState } from '../../../state/store';
import { useWords } from '../../../state/words';
import { Button } from '../../../ui/button';

type Props = { readonly pageId: string; readonly onRetry: () => void };

/** In the picture's place when it could not be drawn: why, and what can be done. */
export function PictureFailed({ pageId, onRetry }: Props) {
  const { say, textOf } = useWords();
  const [problem, setProblem] = useState<Answer<'page.pictureProblem'>>(null);
  useEffect(() => {
    let isGone = false;
    void api.call('page.pictureProblem', { pageId }).then((told) => {
      if (!isGone && told.ok) setProblem(told.value);
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
        <Button onClick={() => setState({ dialog: { kind: 'password', pageId } })}>{say('unlock')}</Button>
      ) : (
        <Button onClick={onRetry}>{say('tryAgain')}</Button>
      )}
    </div>
  );
}
