'use client';

import { IconLogout, IconSettings } from '@tabler/icons-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { Viewer } from '@/components/account/me-provider';
import { Disclosure } from '@/components/ui/disclosure';
import { signOut } from '@/lib/client/accounts';
import { ColorSchemeChoice } from './color-scheme-choice';
import classes from './person-menu.module.css';

/** Who is signed in, and the way to their settings and out. Another page puts it away. */
export function PersonMenu({ name, role }: Pick<Viewer, 'name' | 'role'>) {
  const pathname = usePathname();
  return (
    <Disclosure
      key={pathname}
      title="Account"
      label={`${name}, ${role}: account`}
      icon={<span data-initials={initials(name)} aria-hidden />}
      iconOnly={classes.person}
    >
      <p className={classes.who}>
        {name} · {role}
      </p>
      <ColorSchemeChoice />
      <ul className={classes.ways}>
        <li>
          <Link href="/settings/account" className={classes.way}>
            <IconSettings size={15} aria-hidden />
            Settings
          </Link>
        </li>
        <li>
          <button
            type="button"
            className={classes.way}
            onClick={async () => {
              await signOut();
              location.assign('/sign-in');
            }}
          >
            <IconLogout size={15} aria-hidden />
            Sign out
          </button>
        </li>
      </ul>
    </Disclosure>
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => [...(word ?? '')][0] ?? '',
  );
  return letters.join('').toUpperCase();
}
