import { noticeText } from '../../app/core/recognise/notice';
import { forgetNotice } from '../state/recognition';
import { useReview } from '../state/store';
import { useWords } from '../state/words';
import { Banner } from '../ui/banner';
import { Button } from '../ui/button';

/** What recognition left out of the sheet in view: words set aside, ink without text, images that could not be drawn. */
export function SheetNoticed() {
  const { say, language } = useWords();
  const pageId = useReview((state) => state.pageId);
  const notice = useReview((state) => (pageId === null ? undefined : state.noticed[pageId]));
  if (notice === undefined || pageId === null) return null;
  const close = <Button onClick={() => forgetNotice(pageId)}>{say('noticeSeen')}</Button>;
  return (
    <Banner action={close}>
      {say('sheetNotice', { page: Number(pageId), what: noticeText(notice, language) })}
    </Banner>
  );
}
