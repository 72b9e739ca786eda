import { describe, expect, it } from 'vitest';
import { pageDpi } from '../../../app/core/scan/page-dpi';

describe('the resolution of a page', () => {
  it('is that of the scan that fills it, between 150 and 600 dpi', () => {
    expect(pageDpi([{ coverage: 1, dpi: 299.9 }])).toBe(300);
    expect(pageDpi([{ coverage: 0.9, dpi: 72 }])).toBe(150);
    expect(pageDpi([{ coverage: 0.9, dpi: 2400 }])).toBe(600);
  });

  it('is 300 dpi where there is nothing but a stamp, or nothing at all', () => {
    expect(pageDpi([])).toBe(300);
    expect(pageDpi([{ coverage: 0.1, dpi: 600 }])).toBe(300);
  });

  it('counts the strips of a scan together', () => {
    expect(pageDpi(Array.from({ length: 10 }, () => ({ coverage: 0.1, dpi: 200 })))).toBe(200);
  });

  it('is that of the fine letters on a coarse background, not of a small fine stamp', () => {
    const background = { coverage: 1, dpi: 150 };
    expect(pageDpi([background, { coverage: 0.8, dpi: 400 }])).toBe(400);
    expect(pageDpi([background, { coverage: 0.02, dpi: 600 }])).toBe(150);
  });
});
