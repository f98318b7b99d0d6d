import { expect, it } from 'vitest';
import { readStage } from './read-stage';

it.each([
  [{ current: 1, deprecated: 5, sunsetPassed: 2, retired: 9 }, 'active'],
  [{ current: 0, deprecated: 1, sunsetPassed: 2, retired: 9 }, 'deprecated'],
  [{ current: 0, deprecated: 0, sunsetPassed: 1, retired: 9 }, 'sunset'],
  [{ current: 0, deprecated: 0, sunsetPassed: 0, retired: 1 }, 'retired'],
  [{ current: 0, deprecated: 0, sunsetPassed: 0, retired: 0 }, 'active'],
] as const)('an API is as far as the last of its endpoints: %o', (counts, stage) => {
  expect(readStage(counts)).toBe(stage);
});
