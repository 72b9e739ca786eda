/** The panes in the order in which F6 visits them; those that are put away are skipped. */
const PANES = ['.page-strip', '.scan', '.transcript', '.side-panel'] as const;
const FOCUSABLE =
  '.cm-content, [aria-current] , [role="tab"][aria-selected="true"], button:not(:disabled), input, select, [tabindex="0"]';

/** Moves the keys to the next or previous pane, to what was chosen in it last. */
export function stepPane(step: 1 | -1): void {
  const panes = PANES.flatMap((name) => [...document.querySelectorAll<HTMLElement>(name)]);
  const current = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = panes[(current + step + panes.length) % panes.length];
  const target =
    next?.querySelector<HTMLElement>('.cm-content') ?? next?.querySelector<HTMLElement>(FOCUSABLE);
  target?.focus();
}
