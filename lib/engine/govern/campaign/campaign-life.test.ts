import { expect, it } from 'vitest';
import { CampaignState } from '@/lib/contracts/campaign';
import { afterCampaignStep, dueEnd, notBefore } from './campaign-life';

const led = (step: 'start' | 'close' | 'cancel') =>
  Object.fromEntries(CampaignState.options.map((state) => [state, afterCampaignStep(state, step)]));

it('starts a draft alone, closes what runs alone, and cancels both', () => {
  expect(led('start')).toEqual({ draft: 'running', running: null, closed: null, cancelled: null });
  expect(led('close')).toEqual({ draft: null, running: 'closed', closed: null, cancelled: null });
  expect(led('cancel')).toEqual({ draft: 'cancelled', running: 'cancelled', closed: null, cancelled: null });
});

it('is late when the due day is over', () => {
  expect(dueEnd('2026-02-28').toISOString()).toBe('2026-03-01T00:00:00.000Z');
});

it('never records a time before the last one', () => {
  const [earlier, later] = [new Date('2026-01-01'), new Date('2026-01-02')];
  expect(notBefore(earlier, later)).toBe(later);
  expect(notBefore(later, earlier)).toBe(later);
  expect(notBefore(earlier, null)).toBe(earlier);
});
