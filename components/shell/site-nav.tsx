'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import classes from './site-nav.module.css';

const PLACES = [
  { href: '/inventory', word: 'Inventory' },
  { href: '/import', word: 'Import' },
  { href: '/rules', word: 'Rules' },
];

export function SiteNav() {
  const pathname = usePathname();
  return (
    <nav aria-label="Pages" className={classes.nav}>
      {PLACES.map(({ href, word }) => (
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
  );
}
