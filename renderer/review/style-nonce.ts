/** The nonce that the page was served with; without it the editor's style sheet is refused. */
export const styleNonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? '';
