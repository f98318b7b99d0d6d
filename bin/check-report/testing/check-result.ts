import type { CheckedFinding, CheckResult } from '@/lib/services/check-files';
import type { CheckedPolicy } from '@/lib/services/policies/check-policies';

/** A name as somebody who wants to be rendered would choose it. */
export const HOSTILE =
  '</td><img src=x onerror=alert(1)> | **bold** `code` [link](https://evil.example) @octocat #1 www.evil.example \u001b[31m\u202e\n# heading';

export function makeChecked(overrides: Partial<CheckedFinding> = {}): CheckedFinding {
  return {
    rule: 'AUTH-04',
    severity: 'high',
    confidence: 'high',
    api: 'Shop',
    method: 'POST',
    path: '/orders',
    key: '/orders',
    host: 'api.example.com',
    source: null,
    qualifier: '',
    evidence: [
      {
        says: 'Nothing is required.',
        spec: { title: 'Shop', revision: 1, file: 'specs/shop.yaml', line: 12 },
      },
    ],
    firstSeen: null,
    lastSeen: null,
    isNew: true,
    gain: 12.34,
    explanation: { says: ['`POST /orders` asks nothing.'], steps: ['Ask for `X-Key`.', 'Test it.'] },
    ...overrides,
  };
}

/** A policy that two places fail. */
export function makeCheckedPolicy(overrides: Partial<CheckedPolicy> = {}): CheckedPolicy {
  return {
    name: 'writes-are-safe',
    title: 'Writes are safe',
    severity: 'high',
    about: 'endpoint',
    passed: 3,
    failed: 1,
    unknown: 2,
    excepted: 0,
    isInForce: true,
    failures: [{ api: 'Shop', endpoint: 'POST /orders', id: null, because: 'Observed: never.' }],
    unknowns: [],
    ...overrides,
  };
}

/** One API with the findings. */
export function makeResult(findings: CheckedFinding[], overrides: Partial<CheckResult> = {}): CheckResult {
  return {
    apis: [
      {
        api: 'Shop',
        findings,
        unobservable: [{ rule: 'INV-11', because: 'No records are kept of the API here.', subjects: 1 }],
        score: {
          score: 61.8,
          grade: 'D',
          band: 'high',
          debt: 15,
          deductions: [],
          evidenceCoverage: 0.5,
          weights: 1,
        },
      },
    ],
    policies: [],
    notes: [],
    isIncomplete: false,
    failures: [],
    ...overrides,
  };
}
