import { DropdownMenu } from 'radix-ui';
import { Check, ListFilter } from 'lucide-react';
import { KINDS, type Kind } from '../../../../app/core/discrepancy/discrepancy';
import { kindName, severityName } from '../../../../app/core/discrepancy/names';
import { WHOLE_QUEUE, type QueueTarget } from '../../../../app/core/view-settings';
import { queuedFlags, VISITED } from '../../../../app/core/session/selectors-flags';
import { useKeys } from '../../use-keys';
import { dispatch, useReview } from '../../../shell/store';
import { useWords } from '../../use-words';

/** What F3 stops at: which severities, which kinds, this sheet or all. Remembered for the project. */
export function QueueMenu() {
  const { say, language } = useWords();
  const { first, tip } = useKeys();
  const key = first('next-discrepancy') ?? tip('next-discrepancy');
  const queue = useReview((state) => state.desk.viewSettings.queue);
  const located = useReview((state) => state.flags.located);
  const count = useReview((state) => queuedFlags(state).length);
  const found = KINDS.filter((kind) => located.some(({ discrepancy }) => discrepancy.kind === kind));
  const change = (part: Partial<QueueTarget>) =>
    dispatch({ type: 'view-changed', change: { queue: { ...queue, ...part } } });
  const isWhole = queue.kinds.length === 0 && queue.severities.length === 0 && !queue.isThisPage;
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="button button-plain queue-button">
        <ListFilter size={14} />
        <span>{say(isWhole ? 'queueAll' : 'queueSome', { key, count })}</span>
      </DropdownMenu.Trigger>
      <DropdownMenu.Content className="menu queue-menu" align="start" sideOffset={4} loop>
        <Item
          label={say('queueThisPage')}
          isOn={queue.isThisPage}
          onChange={(isThisPage) => change({ isThisPage })}
        />
        <DropdownMenu.Separator className="menu-line" />
        <DropdownMenu.Label className="menu-label">{say('severity')}</DropdownMenu.Label>
        {VISITED.map((severity) => (
          <Item
            key={severity}
            label={severityName(severity, language)}
            isOn={queue.severities.includes(severity)}
            onChange={(isOn) => change({ severities: toggled(queue.severities, severity, isOn) })}
          />
        ))}
        <DropdownMenu.Separator className="menu-line" />
        <DropdownMenu.Label className="menu-label">{say('kindOfDiscrepancy')}</DropdownMenu.Label>
        {found.map((kind: Kind) => (
          <Item
            key={kind}
            label={kindName(kind, language)}
            isOn={queue.kinds.includes(kind)}
            onChange={(isOn) => change({ kinds: toggled(queue.kinds, kind, isOn) })}
          />
        ))}
        <DropdownMenu.Separator className="menu-line" />
        <DropdownMenu.Item
          className="menu-item"
          disabled={isWhole}
          onSelect={() => dispatch({ type: 'view-changed', change: { queue: WHOLE_QUEUE } })}
        >
          {say('queueReset')}
        </DropdownMenu.Item>
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
}

function toggled<T>(values: readonly T[], value: T, isOn: boolean): readonly T[] {
  const others = values.filter((each) => each !== value);
  return isOn ? [...others, value] : others;
}

type ItemProps = {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
};

/** The menu stays open, since several are often chosen together. */
function Item({ label, isOn, onChange }: ItemProps) {
  return (
    <DropdownMenu.CheckboxItem
      className="menu-item"
      checked={isOn}
      onCheckedChange={onChange}
      onSelect={(event) => event.preventDefault()}
    >
      <span className="menu-check">
        <DropdownMenu.ItemIndicator>
          <Check size={14} />
        </DropdownMenu.ItemIndicator>
      </span>
      {label}
    </DropdownMenu.CheckboxItem>
  );
}
