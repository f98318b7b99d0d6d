'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { useViewer } from '@/components/account/me-provider';
import { PERMISSIONS, type ProcedureName } from '@/lib/contracts/permissions';
import classes from './places-frame.module.css';

export interface Place {
  href: string;
  word: string;
  /** Who may not use it is not shown the place. */
  needs: ProcedureName;
}

/** Places of one subject that the viewer may see, beside the one that is open. */
export function PlacesFrame({
  label,
  places,
  isWide = false,
  children,
}: {
  label: string;
  places: readonly Place[];
  /** For tables and boards, rather than text and forms. */
  isWide?: boolean;
  children: ReactNode;
}) {
  const pathname = usePathname();
  const role = useViewer()?.role;
  const shown = places.filter(({ needs }) => {
    const { roles } = PERMISSIONS[needs];
    return roles === 'anyone' || (role !== undefined && roles.includes(role));
  });
  return (
    <div className={classes.frame} data-wide={isWide || undefined}>
      <nav aria-label={label} className={classes.nav}>
        {shown.map(({ href, word }) => (
          <Link
            key={href}
            href={href}
            className={classes.place}
            aria-current={pathname === href || pathname.startsWith(`${href}/`) ? 'page' : undefined}
          >
            {word}
          </Link>
        ))}
      </nav>
      <div className={classes.content}>{children}</div>
    </div>
  );
}
