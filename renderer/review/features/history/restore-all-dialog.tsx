import { useEffect, useState } from 'react';
import type { RestorePlan, TimelineEntry } from '../../../api';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { timeOf, titleOf } from './version-words';
import { planRestore } from '../../../shell/requests';
import { useSheetNumbers } from '../../use-sheet-numbers';
import { useWords } from '../../use-words';
import { perform } from '../../../shell/store';

type Props = { readonly entry: TimelineEntry; readonly onClose: () => void };

/** Says what the whole review would lose and gain by going back to a version, and does it when asked to. */
export function RestoreAllDialog({ entry, onClose }: Props) {
  const { say, language } = useWords();
  const { info, hash } = entry;
  const [plan, setPlan] = useState<RestorePlan | null>(null);
  const [isRestoring, setIsRestoring] = useState(false);
  useEffect(() => {
    void planRestore({ pageId: info.pageId, hash }).then((found) =>
      found === null ? onClose() : setPlan(found),
    );
    // eslint-disable-next-line react-hooks/exhaustive-deps -- planned once, for the version it was opened with
  }, []);
  const restore = async () => {
    if (plan === null) return;
    setIsRestoring(true);
    await perform({ type: 'requested', effect: { kind: 'restore-all', plan } });
    onClose();
  };
  const numberOf = useSheetNumbers();
  const hasChanges = plan !== null && plan.sheets.length > 0;
  return (
    <Dialog title={say('restoreAllTitle')} closeLabel={say('close')} onClose={onClose}>
      <p>
        {say('restoreAllTo')}: <strong>{titleOf(info, say)}</strong>,{' '}
        {say('page', { number: numberOf(info.pageId) })}, {timeOf(info, language)}
        {info.who === '' ? '' : `, ${info.who}`}
      </p>
      {plan === null ? <p className="dim restore-plan">{say('comparing')}</p> : <Plan plan={plan} />}
      <footer className="dialog-actions">
        <Button onClick={onClose}>{say('cancel')}</Button>
        <Button look="primary" disabled={!hasChanges || isRestoring} onClick={() => void restore()}>
          {say(isRestoring ? 'restoring' : 'restoreAll')}
        </Button>
      </footer>
    </Dialog>
  );
}

function Plan({ plan: { sheets, withoutText } }: { readonly plan: RestorePlan }) {
  const { say } = useWords();
  const numberOf = useSheetNumbers();
  if (sheets.length === 0) return <p className="restore-plan">{say('restoreAllNothing')}</p>;
  const lines = sheets.reduce((sum, sheet) => sum + sheet.lines, 0);
  return (
    <div className="restore-plan">
      <p className="strong">
        {say('restoreAllCounts', {
          sheets: say('pageCount', { count: sheets.length }),
          lines: say('lineCount', { count: lines }),
        })}
      </p>
      <ul tabIndex={0} aria-label={say('pages')}>
        {sheets.map((sheet) => (
          <li key={sheet.pageId}>
            <span>{say('page', { number: numberOf(sheet.pageId) })}</span>{' '}
            <span className="dim">{say('lineCount', { count: sheet.lines })}</span>
          </li>
        ))}
      </ul>
      {withoutText.length === 0 ? null : (
        <p className="dim">
          {say('restoreAllWithoutText', { sheets: withoutText.map(numberOf).join(', ') })}
        </p>
      )}
      <p className="dim">{say('restoreAllHint')}</p>
    </div>
  );
}
