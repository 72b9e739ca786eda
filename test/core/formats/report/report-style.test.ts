import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { REPORT_CSS, REPORT_CSS_SHA256 } from '../../../../app/core/formats/report/report-style';

it('names the hash of the style sheet as it stands, or browsers refuse it', () => {
  expect(REPORT_CSS_SHA256).toBe(createHash('sha256').update(REPORT_CSS).digest('base64'));
});
