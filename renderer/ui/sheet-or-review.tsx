export type SheetOrReview = 'sheet' | 'review';

type Props = {
  /** What is being chosen, for screen readers. */
  readonly label: string;
  /** The names of the two. */
  readonly names: Readonly<Record<SheetOrReview, string>>;
  readonly chosen: SheetOrReview;
  readonly onChoose: (chosen: SheetOrReview) => void;
};

const BOTH: readonly SheetOrReview[] = ['sheet', 'review'];

/** The sheet in view or the whole review, one of them pressed. */
export function SheetOrReviewChoice({ label, names, chosen, onChoose }: Props) {
  return (
    <div className="scope" role="group" aria-label={label}>
      {BOTH.map((each) => (
        <button key={each} type="button" aria-pressed={each === chosen} onClick={() => onChoose(each)}>
          {names[each]}
        </button>
      ))}
    </div>
  );
}
