import { Tabs } from 'radix-ui';
import { DiscrepancyPanel } from './features/discrepancies/discrepancy-panel';
import { FactsPanel } from './features/facts/facts-panel';
import { HistoryPanel } from './features/history/history-panel';
import { SheetPanel } from './features/pages/sheet-panel';
import { ComparedPanel } from './features/reference/compared-panel';
import { ReferencePanel } from './features/reference/reference-panel';
import type { CommandId } from '../../app/core/session/commands';
import { useKeys } from './use-keys';
import { dispatch, useReview } from '../shell/store';
import type { SideTab } from '../../app/core/session/state';
import { useWords } from './use-words';

/** The tabs that a key leads to. */
const TAB_COMMANDS: Partial<Record<SideTab, CommandId>> = { facts: 'show-facts', sheet: 'show-sheet' };
const TABS: readonly SideTab[] = ['discrepancies', 'facts', 'translation', 'reference', 'history', 'sheet'];

/** Right-hand panel: discrepancies, the references, the versions. */
export function SidePanel() {
  const { say } = useWords();
  const { tip } = useKeys();
  const tab = useReview((state) => state.desk.tab);
  const tipOf = (id: SideTab) => {
    const command = TAB_COMMANDS[id];
    return command === undefined ? undefined : tip(command);
  };
  return (
    <Tabs.Root
      className="side-panel"
      value={tab}
      onValueChange={(value) => dispatch({ type: 'tab-chosen', tab: value as SideTab })}
    >
      <Tabs.List className="tabs" aria-label={say('discrepancies')}>
        {TABS.map((id) => (
          <Tabs.Trigger key={id} value={id} className="tab" title={tipOf(id)}>
            {say(id)}
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
      <Tabs.Content value="sheet" className="tab-content">
        <SheetPanel />
      </Tabs.Content>
    </Tabs.Root>
  );
}
