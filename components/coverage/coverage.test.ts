import { expect, test } from 'vitest';
import { loadInventoryState, toEndpointFilter } from '@/components/inventory/inventory-url';
import { coverageParts, coverageSentence } from './coverage';

const parts = coverageParts({ name: 'R&D', documentedAndSeen: 5, seenOnly: 2, documentedOnly: 0 });

test('each part links to the endpoints that it counts', () => {
  const filters = parts.map(({ href }) =>
    toEndpointFilter(loadInventoryState(new URLSearchParams(href.slice('/inventory'.length)))),
  );
  expect(filters).toEqual([
    { api: ['R&D'], documentation: ['documented'], traffic: ['active', 'quiet'] },
    { api: ['R&D'], documentation: ['undocumented', 'removed'], traffic: ['active', 'quiet'] },
    { api: ['R&D'], documentation: ['documented'], traffic: ['never-seen', 'unobservable'] },
  ]);
});

test('says its numbers in words', () => {
  expect(coverageSentence(parts)).toBe('5 documented and seen, 2 seen only, 0 documented only');
});
