/** Sizes of the interface, in percent of its own; the size of the transcription's type is chosen apart. */
export const INTERFACE_PERCENTS = [90, 100, 110, 125, 150] as const;
export type InterfacePercent = (typeof INTERFACE_PERCENTS)[number];

export const PLAIN_INTERFACE: InterfacePercent = 100;

/** The next size up or down; the last one stays. */
export function nextInterfacePercent(percent: InterfacePercent, step: 1 | -1): InterfacePercent {
  return INTERFACE_PERCENTS[INTERFACE_PERCENTS.indexOf(percent) + step] ?? percent;
}
