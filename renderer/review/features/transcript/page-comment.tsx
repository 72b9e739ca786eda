import { MessageSquare } from 'lucide-react';
import { runCommand } from '../../../shell/run-command';
import { useKeys } from '../../use-keys';
import { useReview } from '../../../shell/store';

/** What somebody noted on the sheet, above its text; a click opens it. */
export function PageComment({ pageId }: { readonly pageId: string }) {
  const comment = useReview((state) => state.text.pages[pageId]?.page?.comment);
  const { tip } = useKeys();
  if (comment === undefined) return null;
  return (
    <button
      type="button"
      className="page-comment"
      title={tip('comment-page')}
      onClick={() => runCommand('comment-page')}
    >
      <MessageSquare size={16} aria-hidden /> <span>{comment}</span>
    </button>
  );
}
