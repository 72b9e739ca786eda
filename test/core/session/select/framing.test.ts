import { describe, expect, it } from 'vitest';
import { firstFrame, insideImage } from '../../../../app/core/session/select/framing';
import { IMAGE, pageOfTexts } from '../../../helpers/session';

const PAGE = pageOfTexts('0001', 'первая', 'вторая');
const bare = { ...PAGE, lines: PAGE.lines.map((one, i) => (i === 1 ? { ...one, boxPx: null } : one)) };

describe('the first frame', () => {
  it('is around the Line, with room above and below where more is to be read', () => {
    expect(firstFrame(PAGE, 0, 'line')).toEqual({ x0: 100, y0: 100, x1: 900, y1: 130 });
    expect(firstFrame(PAGE, 0, 'read')).toMatchObject({ y0: 85, y1: 145 });
  });

  it('of a Line without ink is below the last one above it that has some', () => {
    const frame = firstFrame(bare, 1, 'line');
    expect(frame?.y0).toBeGreaterThanOrEqual(130);
    expect(frame).toMatchObject({ x0: 100, x1: 900 });
  });

  it('is somewhere on a page without any ink; around no Line there is none', () => {
    const empty = { ...PAGE, lines: [] };
    expect(firstFrame(empty, 0, 'read')).not.toBeNull();
    expect(firstFrame(empty, 0, 'line')).toBeNull();
  });
});

describe('a frame that was drawn', () => {
  it('is the right way round, not empty, and inside the image', () => {
    expect(insideImage({ x0: 50, y0: 60, x1: 10, y1: 20 }, IMAGE)).toEqual({
      x0: 10,
      y0: 20,
      x1: 50,
      y1: 60,
    });
    expect(insideImage({ x0: 5, y0: 5, x1: 5, y1: 5 }, IMAGE)).toEqual({ x0: 5, y0: 5, x1: 13, y1: 13 });
    const far = insideImage({ x0: 5_000, y0: -90, x1: 6_000, y1: -50 }, IMAGE);
    expect(far).toEqual({ x0: IMAGE.widthPx - 8, y0: 0, x1: IMAGE.widthPx, y1: 8 });
  });
});
