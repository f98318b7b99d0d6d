'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import classes from './site-nav.module.css';

const PLACES = [
  { href: '/', word: 'Overview' },
  { href: '/inventory', word: 'Inventory' },
  { href: '/apis', word: 'APIs' },
  { href: '/findings', word: 'Findings' },
  { href: '/governance', word: 'Governance' },
  { href: '/sources', word: 'Sources' },
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
          aria-current={isWithin(pathname, href) ? 'page' : undefined}
        >
          {word}
        </Link>
      ))}
    </nav>
  );
}

function isWithin(pathname: string, href: string): boolean {
  return pathname === href || (href !== '/' && pathname.startsWith(`${href}/`));
}
