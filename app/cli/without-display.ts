/** What the main thread of the app gives to the command line in a thread beside it. */
export type WithoutDisplay = {
  readonly args: readonly string[];
  readonly version: string;
  readonly resourcesFolder: string;
  /** `[0]` becomes 1 when the verb has ended, and `[1]` is its exit code then. */
  readonly ended: Int32Array;
};
