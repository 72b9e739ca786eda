import { describe, expect, it } from 'vitest';
import { cascaded, visiblePlace } from '../../app/main/window-place';

const screen = { x: 0, y: 0, width: 1920, height: 1040 };
const place = { x: 100, y: 50, width: 1366, height: 768, isMaximized: false };

describe('where a window was', () => {
  it('counts while a screen shows enough of it', () => {
    expect(visiblePlace(place, [screen])).toEqual(place);
    expect(visiblePlace({ ...place, x: 1_900 }, [screen])).toBeNull();
    expect(visiblePlace({ ...place, x: 2_500 }, [screen, { ...screen, x: 1_920 }])).not.toBeNull();
    expect(visiblePlace(null, [screen])).toBeNull();
  });
});

describe('another window', () => {
  it('stands where the last one stood, unless one is there', () => {
    expect(cascaded(place, [], screen)).toEqual(place);
    expect(cascaded(place, [{ x: 600, y: 300 }], screen)).toEqual(place);
  });

  it('goes a step to the right and down for each that is in the way', () => {
    expect(cascaded(place, [place], screen)).toMatchObject({ x: 132, y: 82 });
    expect(cascaded(place, [place, { x: 132, y: 82 }], screen)).toMatchObject({ x: 164, y: 114 });
  });

  it.each([
    ['a small screen', { x: 0, y: 0, width: 1366, height: 740 }, { ...place, x: 0, y: 0, height: 740 }],
    ['a large one', screen, place],
    ['a second one', { x: -1920, y: 100, width: 1920, height: 1040 }, { ...place, x: -1800, y: 200 }],
  ])('never covers another’s corner nor leaves %s, however many there are', (_, area, first) => {
    const windows = [first];
    for (let count = 0; count < 12; count += 1) {
      const next = cascaded(first, windows, area);
      expect(windows.some(({ x, y }) => x === next.x && y === next.y)).toBe(false);
      expect(visiblePlace(next, [area])).toEqual(next);
      expect(next.y).toBeGreaterThanOrEqual(area.y);
      windows.push(next);
    }
  });
});
