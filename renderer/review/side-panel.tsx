import { Tabs } from 'radix-ui';
import { useKeys } from '../state/keys';
import { setState, useReview, type SideTab } from '../state/store';
import { useWords } from '../state/words';
import { openDiscrepancies } from '../state/navigation';
import { DiscrepancyPanel } from './features/discrepancies/discrepancy-panel';
import { FactsPanel } from './features/facts/facts-panel';
import { HistoryPanel } from './features/history/history-panel';
import { ComparedPanel } from './features/reference/compared-panel';
import { ReferencePanel } from './features/reference/reference-panel';

const TABS: readonly SideTab[] = ['discrepancies', 'facts', 'translation', 'reference', 'history'];

/** Right-hand panel: discrepancies, the references, the versions. */
export function SidePanel() {
  const { say } = useWords();
  const { tip } = useKeys();
  const tab = useReview((state) => state.tab);
  const located = useReview((state) => state.located);
  useReview((state) => state.view?.verdicts);
  const count = openDiscrepancies(located).length;
  return (
    <Tabs.Root
      className="side-panel"
      value={tab}
      onValueChange={(value) => setState({ tab: value as SideTab })}
    >
      <Tabs.List className="tabs" aria-label={say('discrepancies')}>
        {TABS.map((id) => (
          <Tabs.Trigger
            key={id}
            value={id}
            className="tab"
            title={id === 'facts' ? tip('show-facts') : undefined}
          >
            {say(id)}
            {id === 'discrepancies' && count > 0 ? ` ${count}` : ''}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      <Tabs.Content value="discrepancies" className="tab-content" tabIndex={-1}>
        <DiscrepancyPanel />
      </Tabs.Content>
      <Tabs.Content value="facts" className="tab-content">
        <FactsPanel />
      </Tabs.Content>
      <Tabs.Content value="translation" className="tab-content">
        <ReferencePanel role="translation" />
      </Tabs.Content>
      <Tabs.Content value="reference" className="tab-content">
        <ComparedPanel />
      </Tabs.Content>
      <Tabs.Content value="history" className="tab-content">
        <HistoryPanel />
      </Tabs.Content>
    </Tabs.Root>
  );
}
