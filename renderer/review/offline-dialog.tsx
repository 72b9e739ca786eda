import { Dialog } from '../ui/dialog';
import { useWords } from './use-words';

const SWITCHED_OFF = [
  ...(['offlineRequests', 'offlineNames', 'offlineCalls', 'offlineServices'] as const),
  ...(['offlineUpdates', 'offlineLinks'] as const),
] as const;
const CHECKS = ['offlineCheckCable', 'offlineCheckSystem', 'offlineCheckTests'] as const;

/** What keeps the program off the network, and how anybody can see for themselves that it does. */
export function OfflineDialog({ onClose }: { readonly onClose: () => void }) {
  const { say } = useWords();
  return (
    <Dialog title={say('offlineTitle')} closeLabel={say('close')} onClose={onClose} size="wide">
      <p>{say('offlineLead')}</p>
      <h3>{say('offlineOffTitle')}</h3>
      <Points keys={SWITCHED_OFF} />
      <p>{say('offlineCarried')}</p>
      <h3>{say('offlineCheckTitle')}</h3>
      <Points keys={CHECKS} />
      <p className="dim">{say('offlineShare')}</p>
    </Dialog>
  );
}

type PointsProps = { readonly keys: typeof SWITCHED_OFF | typeof CHECKS };

function Points({ keys }: PointsProps) {
  const { say } = useWords();
  return (
    <ul className="points">
      {keys.map((key) => (
        <li key={key}>{say(key)}</li>
      ))}
    </ul>
  );
}
