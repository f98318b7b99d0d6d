import type { ReactNode } from 'react';
import { type Place, PlacesFrame } from '@/components/shell/places-frame';

const PLACES: readonly Place[] = [
  { href: '/governance/lifecycle', word: 'Lifecycle', needs: 'lifecycle.board' },
  { href: '/governance/campaigns', word: 'Reviews', needs: 'campaigns.list' },
  { href: '/governance/policies', word: 'Policies', needs: 'policies.list' },
  { href: '/governance/exceptions', word: 'Exceptions', needs: 'findings.exceptions' },
  { href: '/settings/audit', word: 'Audit log', needs: 'audit.list' },
];

export function GovernanceFrame({ children }: { children: ReactNode }) {
  return (
    <PlacesFrame label="Governance" places={PLACES} isWide>
      {children}
    </PlacesFrame>
  );
}
