/** The editor puts itself here, so that signs can be put at its caret from elsewhere. */
let editor: ((text: string) => void) | null = null;

/** Registers what takes in text at the caret; returns its own unregister. */
export function onInsertion(insert: (text: string) => void): () => void {
  editor = insert;
  return () => {
    if (editor === insert) editor = null;
  };
}

/** Puts text at the caret, in place of what is selected, and gives the keys back to the text. */
export function insertAtCaret(text: string): void {
  editor?.(text);
}
