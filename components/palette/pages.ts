import { findingsHref } from '@/components/findings/findings-url';
import { inventoryHref } from '@/components/inventory/inventory-url';
import type { PaletteEntry } from './palette-entry';

const page = (label: string, href: string, detail: string | null = null): PaletteEntry => ({
  id: href,
  label,
  detail,
  go: { href },
});

/** Every page, and the filters that people want most. */
export const PAGES: readonly PaletteEntry[] = [
  page('Overview', '/'),
  page('Inventory', '/inventory'),
  page('APIs', '/apis'),
  page('Findings', '/findings'),
  page('Sources', '/sources', 'import files, connect a source'),
  page('Rules', '/rules'),
  page('Lifecycle of APIs', '/governance/lifecycle', 'what is leaving, and who still calls it'),
  page('Review campaigns', '/governance/campaigns'),
  page('Policies', '/governance/policies', 'what must hold of APIs and endpoints'),
  page('Exceptions', '/governance/exceptions', 'accepted risks, false positives'),
  page('Settings', '/settings/account'),
  page('Webhooks', '/settings/webhooks', 'Slack, Teams, signed events'),
  page('Trackers', '/settings/trackers', 'tickets in GitHub, GitLab, Jira'),
  page('API reference', '/reference'),
  page('Posture report of the estate', '/reports/estate', 'print, PDF'),
];

export const LISTS: readonly PaletteEntry[] = [
  page('Shadow endpoints', inventoryHref({ name: ['shadow'] }), 'Inventory'),
  page('Deprecated endpoints in use', inventoryHref({ name: ['zombie'] }), 'Inventory'),
  page('Unauthenticated endpoints', inventoryHref({ name: ['unauthenticated'] }), 'Inventory'),
  page(
    'New endpoints this week',
    inventoryHref({ appeared: ['week'], sort: 'firstSeen', order: 'desc' }),
    'Inventory',
  ),
  page('Overdue findings', findingsHref({ overdue: true }), 'Findings'),
  page('Findings that wait for a decision', findingsHref({ waiting: true }), 'Findings'),
];
