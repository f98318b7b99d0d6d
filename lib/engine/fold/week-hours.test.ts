import { expect, test } from 'vitest';
import { REQUESTS, Timeline } from './timeline';
import { sumWeek } from './week-hours';

function timelineOf(times: readonly string[]): Timeline {
  const timeline = new Timeline();
  for (const time of times) {
    const rows = timeline.touch(Date.parse(time) / 3_600_000);
    rows[timeline.offset + REQUESTS] = (rows[timeline.offset + REQUESTS] as number) + 1;
  }
  return timeline;
}

test('counts by weekday and hour, Monday first', () => {
  const week = sumWeek(
    timelineOf(['2026-11-23T00:00Z', '2026-11-23T00:00Z', '2026-11-26T09:00Z', '2026-11-29T23:00Z']),
  );
  expect(week).toMatchObject({
    firstMs: Date.parse('2026-11-23T00:00Z'),
    lastMs: Date.parse('2026-11-29T23:00Z'),
  });
  const found = week?.requests.flatMap((hours, day) =>
    hours.flatMap((count, hour) => (count > 0 ? [[day, hour, count]] : [])),
  );
  expect(found).toEqual([
    [0, 0, 2],
    [3, 9, 1],
    [6, 23, 1],
  ]);
});

test('days that keep no hours do not count, and without hours there is no week', () => {
  expect(sumWeek(new Timeline())).toBeNull();
  const week = sumWeek(timelineOf(['2026-01-05T10:00Z', '2026-11-23T12:00Z']));
  expect(week?.requests.flat().reduce((sum, count) => sum + count, 0)).toBe(1);
});
