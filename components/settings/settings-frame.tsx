import type { ReactNode } from 'react';
import { type Place, PlacesFrame } from '@/components/shell/places-frame';

const PLACES: readonly Place[] = [
  { href: '/settings/account', word: 'Account', needs: 'session.me' },
  { href: '/settings/tokens', word: 'Tokens', needs: 'tokens.list' },
  { href: '/settings/people', word: 'People', needs: 'people.list' },
  { href: '/settings/teams', word: 'Teams', needs: 'teams.list' },
  { href: '/settings/webhooks', word: 'Webhooks', needs: 'destinations.list' },
  { href: '/settings/trackers', word: 'Trackers', needs: 'trackers.list' },
  { href: '/settings/assignment', word: 'Assignment', needs: 'assignments.add' },
  { href: '/settings/rules', word: 'Rules', needs: 'rules.settings' },
  { href: '/settings/audit', word: 'Audit log', needs: 'audit.list' },
];

export function SettingsFrame({ children }: { children: ReactNode }) {
  return (
    <PlacesFrame label="Settings" places={PLACES}>
      {children}
    </PlacesFrame>
  );
}
