/** What the font without ink is called in the resources of a page, so that text of ours is told from others'. */
export const TEXT_FONT = 'SverkaText';

/** Entry of a stream's dictionary that holds text of ours and nothing else. */
export const TEXT_MARK = 'SverkaText';
