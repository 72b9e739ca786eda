import { useState } from 'react';
import { SheetOrReviewChoice, type SheetOrReview } from '../../../ui/sheet-or-review';
import { PageVersions } from './page-versions';
import { Timeline } from './timeline';
import { useWords } from '../../use-words';
import { dispatch } from '../../../shell/store';

/** The versions of the sheet in view, or of the whole review. */
export function HistoryPanel() {
  const { say } = useWords();
  const [scope, setScope] = useState<SheetOrReview>('sheet');
  const [openHash, setOpenHash] = useState<string | null>(null);
  const show = (pageId: string, hash: string) => {
    dispatch({ type: 'page-selected', pageId });
    setOpenHash(hash);
    setScope('sheet');
  };
  return (
    <div className="history">
      <SheetOrReviewChoice
        label={say('versionsOf')}
        names={{ sheet: say('thisSheet'), review: say('wholeReview') }}
        chosen={scope}
        onChoose={setScope}
      />
      {scope === 'sheet' ? (
        <PageVersions openHash={openHash} onOpen={setOpenHash} />
      ) : (
        <Timeline onShow={show} />
      )}
    </div>
  );
}
