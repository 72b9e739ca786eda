import { useState } from 'react';
import { selectPage } from '../../../state/project';
import { useWords } from '../../../state/words';
import { PageVersions } from './page-versions';
import { Timeline } from './timeline';

type Scope = 'sheet' | 'review';

/** The versions of the sheet in view, or of the whole review. */
export function HistoryPanel() {
  const { say } = useWords();
  const [scope, setScope] = useState<Scope>('sheet');
  const [openHash, setOpenHash] = useState<string | null>(null);
  const show = (pageId: string, hash: string) => {
    selectPage(pageId);
    setOpenHash(hash);
    setScope('sheet');
  };
  return (
    <div className="history">
      <div className="scope" role="group" aria-label={say('versionsOf')}>
        <ScopeButton own="sheet" scope={scope} onScope={setScope} label={say('thisSheet')} />
        <ScopeButton own="review" scope={scope} onScope={setScope} label={say('wholeReview')} />
      </div>
      {scope === 'sheet' ? (
        <PageVersions openHash={openHash} onOpen={setOpenHash} />
      ) : (
        <Timeline onShow={show} />
      )}
    </div>
  );
}

type ScopeButtonProps = {
  readonly own: Scope;
  readonly scope: Scope;
  readonly label: string;
  readonly onScope: (scope: Scope) => void;
};

function ScopeButton({ own, scope, label, onScope }: ScopeButtonProps) {
  return (
    <button type="button" aria-pressed={own === scope} onClick={() => onScope(own)}>
      {label}
    </button>
  );
}
