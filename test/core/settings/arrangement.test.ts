import { expect, it } from 'vitest';
import {
  fittingLayout,
  fittingShare,
  LAYOUTS,
  MAX_ARRANGEMENTS,
  nextLayout,
  sizeName,
  withArrangement,
  type Layout,
  type WindowRoom,
} from '../../../app/core/settings/arrangement';

const room = (widthPx: number, heightPx: number): WindowRoom => {
  return { widthPx, heightPx, pagesPx: 100, sidePx: 402, textPx: 704 };
};

it.each([
  [1280, 720, 'above'],
  [1366, 768, 'above'],
  [1600, 900, 'above'],
  [1920, 1080, 'beside'],
  [2560, 1440, 'beside'],
  // 1366 × 768 with the interface at 150 %, and at 90 %.
  [911, 512, 'drawer'],
  [1518, 853, 'above'],
] as const)('a window of %d × %d has the scan %s', (widthPx, heightPx, layout) => {
  expect(fittingLayout(room(widthPx, heightPx))).toBe(layout);
});

it('gives the scan at least as much width as the text, or the whole of it; the text no more than its lines', () => {
  for (const widthPx of [911, 1280, 1366, 1920, 2560]) {
    const here = room(widthPx, 768);
    const layout = fittingLayout(here);
    const share = fittingShare(layout, here);
    if (layout === 'above') continue;
    expect(share).toBeGreaterThanOrEqual(0.5);
    const centrePx = widthPx - 100 - (layout === 'drawer' ? 0 : 402);
    expect((1 - share) * centrePx).toBeLessThanOrEqual(Math.max(704, 0.5 * centrePx) + 1);
  }
});

it('comes round to the first layout after the last', () => {
  let layout: Layout = 'beside';
  const seen = LAYOUTS.map(() => (layout = nextLayout(layout)));
  expect(new Set(seen).size).toBe(LAYOUTS.length);
  expect(layout).toBe(LAYOUTS[0]);
});

it('remembers one choice for each size of window, the newest of them', () => {
  expect(sizeName({ widthPx: 1366, heightPx: 768 })).toBe(sizeName({ widthPx: 1390, heightPx: 790 }));
  expect(sizeName({ widthPx: 1366, heightPx: 768 })).not.toBe(sizeName({ widthPx: 1920, heightPx: 1080 }));
  const arrangement = { layout: 'above', isScanFirst: true, scanShare: null } as const;
  const own = withArrangement([], '1400x800', arrangement);
  expect(withArrangement(own, '1400x800', { ...arrangement, layout: 'drawer' })).toMatchObject([
    { size: '1400x800', arrangement: { layout: 'drawer' } },
  ]);
  let many = own;
  for (let i = 0; i < 30; i += 1) many = withArrangement(many, `${i}x${i}`, arrangement);
  expect(many).toHaveLength(MAX_ARRANGEMENTS);
  expect(many[many.length - 1]?.size).toBe('29x29');
});
