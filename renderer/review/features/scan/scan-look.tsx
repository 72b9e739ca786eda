import { Popover } from 'radix-ui';
import { SlidersHorizontal } from 'lucide-react';
import { LOOK_RANGES, PLAIN_LOOK, thresholdTable, type ScanLook } from '../../../../app/core/view-settings';
import { Button } from '../../../ui/button';
import { dispatch, useReview } from '../../../shell/store';
import { useWords } from '../../use-words';

const FILTER_ID = 'scan-look';
/** Grey levels that a threshold tells apart. */
const STEPS = 50;
/** A step of the fine turn: a hand-fed scanner is seldom off by more than a few of these. */
const FINE_DEG = 0.5;

/** The CSS filter that shows a picture so; `none` for the scan as it is. */
export function lookFilter(look: ScanLook): string {
  const { brightness, contrast, gamma, isInverted, threshold } = look;
  const parts = [
    ...(gamma === 1 && threshold === null ? [] : [`url(#${FILTER_ID})`]),
    ...(brightness === 1 ? [] : [`brightness(${brightness})`]),
    ...(contrast === 1 ? [] : [`contrast(${contrast})`]),
    ...(isInverted ? ['invert(1)'] : []),
  ];
  return parts.length === 0 ? 'none' : parts.join(' ');
}

/** What CSS has no filter for: gamma, and black and white at a threshold. */
export function LookFilter({ look }: { readonly look: ScanLook }) {
  const { gamma, threshold } = look;
  const channels = ['R', 'G', 'B'] as const;
  return (
    <svg className="visually-hidden" aria-hidden="true">
      <filter id={FILTER_ID} colorInterpolationFilters="sRGB">
        {threshold === null ? null : <feColorMatrix type="saturate" values="0" />}
        <feComponentTransfer>
          {channels.map((channel) => (
            <Transfer key={channel} channel={channel} exponent={1 / gamma} threshold={threshold} />
          ))}
        </feComponentTransfer>
      </filter>
    </svg>
  );
}

type TransferProps = {
  readonly channel: 'R' | 'G' | 'B';
  readonly exponent: number;
  readonly threshold: number | null;
};

function Transfer({ channel, exponent, threshold }: TransferProps) {
  const props =
    threshold === null
      ? { type: 'gamma', exponent, amplitude: 1, offset: 0 }
      : { type: 'discrete', tableValues: thresholdTable(threshold, STEPS) };
  if (channel === 'R') return <feFuncR {...props} />;
  if (channel === 'G') return <feFuncG {...props} />;
  return <feFuncB {...props} />;
}

/** The button and the panel of sliders behind it. */
export function LookButton() {
  const { say } = useWords();
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <button type="button" aria-label={say('look')} title={say('look')}>
          <SlidersHorizontal size={16} />
        </button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="popover look" side="top" sideOffset={8} aria-label={say('look')}>
          <LookPanel />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function LookPanel() {
  const { say, language } = useWords();
  const look = useReview((state) => state.desk.viewSettings.look);
  const doubtBelow = useReview((state) => state.desk.viewSettings.doubtBelow);
  const number = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const percent = new Intl.NumberFormat(language, { style: 'percent' });
  const slider = (name: 'brightness' | 'contrast' | 'gamma') => (
    <Slider
      label={say(name)}
      range={LOOK_RANGES[name]}
      value={look[name]}
      shown={name === 'gamma' ? number.format(look[name]) : percent.format(look[name])}
      onChange={(value) => dispatch({ type: 'look-changed', change: { [name]: value } })}
    />
  );
  return (
    <>
      {slider('brightness')}
      {slider('contrast')}
      {slider('gamma')}
      <Check
        label={say('blackAndWhite')}
        isOn={look.threshold !== null}
        onChange={(isOn) => dispatch({ type: 'look-changed', change: { threshold: isOn ? 0.5 : null } })}
      />
      {look.threshold === null ? null : (
        <Slider
          label={say('threshold')}
          range={LOOK_RANGES.threshold}
          value={look.threshold}
          shown={percent.format(look.threshold)}
          onChange={(threshold) => dispatch({ type: 'look-changed', change: { threshold } })}
        />
      )}
      <Check
        label={say('invert')}
        isOn={look.isInverted}
        onChange={(isInverted) => dispatch({ type: 'look-changed', change: { isInverted } })}
      />
      <Turn />
      <Slider
        label={say('doubtBelow')}
        range={{ from: 0, to: 1, step: 0.05 }}
        value={doubtBelow}
        shown={percent.format(doubtBelow)}
        onChange={(value) => dispatch({ type: 'view-changed', change: { doubtBelow: value } })}
      />
      <Button onClick={() => dispatch({ type: 'look-changed', change: PLAIN_LOOK })}>
        {say('asScanned')}
      </Button>
      <p className="dim">{say('lookHint')}</p>
    </>
  );
}

/** Turns the picture by a little, to bring its lines level. */
function Turn() {
  const { say, language } = useWords();
  const turnDeg = useReview((state) => state.desk.viewSettings.look.turnDeg);
  const degrees = new Intl.NumberFormat(language, { style: 'unit', unit: 'degree', unitDisplay: 'narrow' });
  return (
    <div className="row">
      <span>{say('turnBy', { turn: degrees.format(turnDeg) })}</span>
      <div className="spacer" />
      <Button onClick={() => dispatch({ type: 'scan-turned', byDeg: -FINE_DEG })}>
        −{degrees.format(FINE_DEG)}
      </Button>
      <Button onClick={() => dispatch({ type: 'scan-turned', byDeg: FINE_DEG })}>
        +{degrees.format(FINE_DEG)}
      </Button>
    </div>
  );
}

type SliderProps = {
  readonly label: string;
  readonly range: { readonly from: number; readonly to: number; readonly step: number };
  readonly value: number;
  readonly shown: string;
  readonly onChange: (value: number) => void;
};

function Slider({ label, range, value, shown, onChange }: SliderProps) {
  return (
    <label className="slider">
      <span>{label}</span>
      <input
        type="range"
        min={range.from}
        max={range.to}
        step={range.step}
        value={value}
        onChange={(event) => onChange(Number(event.target.value))}
      />
      <output className="dim">{shown}</output>
    </label>
  );
}

type CheckProps = {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
};

function Check({ label, isOn, onChange }: CheckProps) {
  return (
    <label className="check">
      <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.target.checked)} />
      <span>{label}</span>
    </label>
  );
}
