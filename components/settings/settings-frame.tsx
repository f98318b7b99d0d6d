'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { useViewer } from '@/components/account/me-provider';
import { PERMISSIONS, type ProcedureName } from '@/lib/contracts/permissions';
import classes from './settings-frame.module.css';

const PLACES: readonly { href: string; word: string; needs: ProcedureName }[] = [
  { href: '/settings/account', word: 'Account', needs: 'session.me' },
  { href: '/settings/tokens', word: 'Tokens', needs: 'tokens.list' },
  { href: '/settings/people', word: 'People', needs: 'people.list' },
  { href: '/settings/teams', word: 'Teams', needs: 'teams.list' },
  { href: '/settings/webhooks', word: 'Webhooks', needs: 'destinations.list' },
  { href: '/settings/rules', word: 'Rules', needs: 'rules.settings' },
  { href: '/settings/audit', word: 'Audit log', needs: 'audit.list' },
];

/** The settings that the viewer may see, beside the one that is open. */
export function SettingsFrame({ children }: { children: ReactNode }) {
  const pathname = usePathname();
  const role = useViewer()?.role;
  const places = PLACES.filter(({ needs }) => {
    const { roles } = PERMISSIONS[needs];
    return roles === 'anyone' || (role !== undefined && roles.includes(role));
  });
  return (
    <div className={classes.frame}>
      <nav aria-label="Settings" className={classes.nav}>
        {places.map(({ href, word }) => (
          <Link
            key={href}
            href={href}
            className={classes.place}
            aria-current={pathname === href ? 'page' : undefined}
          >
            {word}
          </Link>
        ))}
      </nav>
      <div className={classes.content}>{children}</div>
    </div>
  );
}
