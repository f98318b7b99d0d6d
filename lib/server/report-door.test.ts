import { afterEach, expect, test, vi } from 'vitest';
import { UnavailableError } from '@/lib/services/errors';
import { handleReportPdf } from './report-door';

vi.mock('./find-chromium', () => ({ findChromium: () => undefined }));
afterEach(() => vi.restoreAllMocks());

test('says what to install where there is no Chromium', async () => {
  const response = await handleReportPdf(new Request('http://localhost/api/v1/reports/estate/pdf'), null);
  expect(response.status).toBe(new UnavailableError('').status);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(await response.json()).toMatchObject({
    title: 'Not available',
    detail: expect.stringContaining('apt-get install chromium'),
  });
});

test('prints no page for what is no id of an API', async () => {
  for (const id of ['../../settings', '0', '-1', '1e9', '', '12345678901']) {
    const response = await handleReportPdf(new Request('http://localhost/'), id);
    expect(response.status).toBe(404);
  }
});
