type Props<T extends string> = {
  /** What is being chosen, for screen readers. */
  readonly label: string;
  readonly options: readonly (readonly [T, string])[];
  readonly chosen: T;
  readonly onChoose: (chosen: T) => void;
};

/** Two or three ways of looking at the same thing, one of them pressed. */
export function Scope<T extends string>({ label, options, chosen, onChoose }: Props<T>) {
  return (
    <div className="scope" role="group" aria-label={label}>
      {options.map(([id, name]) => (
        <button key={id} type="button" aria-pressed={id === chosen} onClick={() => onChoose(id)}>
          {name}
        </button>
      ))}
    </div>
  );
}
