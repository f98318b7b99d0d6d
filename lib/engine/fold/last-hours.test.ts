import { expect, test } from 'vitest';
import { lastHours } from './last-hours';
import { CLIENT_ERRORS, REQUESTS, Timeline } from './timeline';

function timelineOf(times: readonly string[]): Timeline {
  const timeline = new Timeline();
  for (const time of times) {
    const rows = timeline.touch(Date.parse(time) / 3_600_000);
    for (const column of [REQUESTS, CLIENT_ERRORS])
      rows[timeline.offset + column] = (rows[timeline.offset + column] as number) + 1;
  }
  return timeline;
}

test('tells the hours up to the last request, silent ones too', () => {
  const hours = lastHours(timelineOf(['2026-11-25T22:00Z', '2026-11-26T01:00Z', '2026-11-26T01:00Z']));
  expect(
    hours.map(({ requests, clientErrors, serverErrors }) => [requests, clientErrors, serverErrors]),
  ).toEqual([
    [1, 1, 0],
    [0, 0, 0],
    [0, 0, 0],
    [2, 2, 0],
  ]);
  expect(hours[0]?.hourMs).toBe(Date.parse('2026-11-25T22:00Z'));
});

test('goes back seven days at most, and nowhere without a request', () => {
  const hours = lastHours(timelineOf(['2026-11-01T00:00Z', '2026-11-26T01:00Z']));
  expect(hours).toHaveLength(168);
  expect(hours.reduce((sum, { requests }) => sum + requests, 0)).toBe(1);
  expect(lastHours(new Timeline())).toEqual([]);
});
