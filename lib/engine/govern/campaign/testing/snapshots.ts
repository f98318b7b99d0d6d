import type { Answer, Attestation, FrozenEndpoint, ReviewSummary } from '@/lib/contracts/campaign';
import type { SnapshotContent, SnapshotItem } from '@/lib/contracts/campaign-snapshot';

export function makeSummary(over: Partial<ReviewSummary> = {}): ReviewSummary {
  return {
    hosts: ['shop.example.com'],
    team: 'Orders',
    exposure: 'open',
    stage: 'active',
    deprecatedOn: null,
    sunsetOn: null,
    endpoints: { documented: 1, removed: 0, undocumented: 0 },
    unauthenticated: 0,
    sensitive: [],
    requests: 10,
    lastSeen: '2026-01-01T00:00:00.000Z',
    score: 91,
    grade: 'A',
    findings: { critical: 0, high: 0, medium: 0, low: 1, info: 0 },
    documents: [{ title: 'Shop', revision: 1, sha256: 'ab'.repeat(32) }],
    ...over,
  };
}

export function makeEndpoint(over: Partial<FrozenEndpoint> = {}): FrozenEndpoint {
  return {
    method: 'GET',
    path: '/orders',
    documentation: 'documented',
    traffic: 'active',
    lifecycle: 'current',
    authentication: 'always',
    ...over,
  };
}

export function makeAttestation(answer: Answer, reason = ''): Attestation {
  return { answer, reason, by: 'Grace', at: '2026-01-02T00:00:00.000Z', saw: makeSummary() };
}

export function makeItem(over: Partial<SnapshotItem> = {}): SnapshotItem {
  return {
    apiId: 1,
    api: 'Shop',
    fate: 'present',
    mergedInto: null,
    team: 'Orders',
    person: null,
    attestation: makeAttestation('correct'),
    summary: makeSummary(),
    endpoints: [makeEndpoint()],
    moreEndpoints: 0,
    ...over,
  };
}

export function makeContent(items: SnapshotItem[], over: Partial<SnapshotContent> = {}): SnapshotContent {
  return {
    format: 'gnomon-campaign/1',
    campaign: {
      id: 1,
      title: 'Spring review',
      description: '',
      scope: {},
      dueOn: '2026-01-31',
      cadenceDays: 365,
      createdBy: 'Ada',
      createdAt: '2026-01-01T00:00:00.000Z',
      startedAt: '2026-01-01T00:00:00.000Z',
      closedBy: 'Ada',
      closedAt: '2026-01-31T00:00:00.000Z',
    },
    progress: {
      items: items.length,
      open: 0,
      correct: items.length,
      wrong: 0,
      retire: 0,
      merged: 0,
      gone: 0,
    },
    auditHead: 'cd'.repeat(32),
    merges: [],
    items,
    ...over,
  };
}
