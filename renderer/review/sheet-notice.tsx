import { noticeParts, noticeText } from '../../app/core/recognise/notice';
import { dispatch, useReview } from '../shell/store';
import { Banner } from '../ui/banner';
import { Button } from '../ui/button';
import { useSheetNumbers } from './use-sheet-numbers';
import { useWords } from './use-words';

/**
 * What recognition left out of the sheet in view: words set aside, ink without text, images that could not be drawn; which words
 * are of letters that it does not know; and whether one reader read it instead of two. It stands below the text that it speaks
 * of: some sheets have one and some have none, and neither the card’s keys nor the text’s first line may move between them.
 */
export function SheetNoticed() {
  const { say, language } = useWords();
  const numberOf = useSheetNumbers();
  const pageId = useReview((state) => state.place.pageId);
  const notice = useReview(({ job: { noticed } }) => (pageId === null ? undefined : noticed[pageId]));
  if (notice === undefined || pageId === null) return null;
  const close = (
    <Button onClick={() => dispatch({ type: 'sheet-notice-seen', pageId })}>{say('noticeSeen')}</Button>
  );
  const page = numberOf(pageId);
  const { leftOut, letters } = noticeParts(notice);
  const said = [
    ...(leftOut === null ? [] : [say('sheetNotice', { page, what: noticeText(leftOut, language) })]),
    ...(letters === null ? [] : [say('sheetLetters', { page, what: noticeText(letters, language) })]),
    ...(notice.oneReader === 0 ? [] : [say('sheetOneReader', { page })]),
  ];
  return <Banner action={close}>{said.join(' ')}</Banner>;
}
