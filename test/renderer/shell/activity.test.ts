import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { measureActivity } from '../../../renderer/shell/activity';
import { openState, pageOfTexts } from '../../helpers/session';
import { fakeMain, openReview } from '../../helpers/shell';

const STATE = openState([pageOfTexts('0001', 'лист 8')]);

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function measured() {
  const main = fakeMain();
  const { review } = openReview(main, STATE);
  const activity = measureActivity(review);
  const place = Object.assign(new EventTarget(), { hasFocus: () => true });
  activity.listenTo(place);
  const press = (afterMs: number) => {
    vi.advanceTimersByTime(afterMs);
    place.dispatchEvent(new Event('keydown'));
  };
  return { main, review, activity, place, press };
}

describe('the time of work', () => {
  it('is that between keys, written down every half minute', () => {
    const { main, press } = measured();
    press(0);
    press(5_000);
    press(5_000);
    vi.advanceTimersByTime(20_000);
    expect(main.argsOf('activity.add')).toEqual([{ seconds: { '0001': 10 } }]);
  });

  it('is none while the window is left, and what there is is written down then', () => {
    const { main, place, press } = measured();
    press(0);
    press(4_000);
    place.dispatchEvent(new Event('blur'));
    expect(main.argsOf('activity.add')).toEqual([{ seconds: { '0001': 4 } }]);
    press(3_000);
    place.dispatchEvent(new Event('blur'));
    expect(main.argsOf('activity.add')).toHaveLength(1);
  });

  it('goes to no other project', () => {
    const { main, review, activity, press } = measured();
    press(0);
    press(4_000);
    review.dispatch({ type: 'project-left' });
    activity.keep();
    expect(main.argsOf('activity.add')).toEqual([]);
  });
});
