'use client';

import { Menu, UnstyledButton } from '@mantine/core';
import { IconLogout, IconSettings } from '@tabler/icons-react';
import Link from 'next/link';
import type { Viewer } from '@/components/account/me-provider';
import { signOut } from '@/lib/client/accounts';
import { ColorSchemeChoice } from './color-scheme-choice';
import classes from './person-menu.module.css';

/** Who is signed in, and the way to their settings and out. */
export function PersonMenu({ name, role }: Pick<Viewer, 'name' | 'role'>) {
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <UnstyledButton
          className={classes.person}
          data-initials={initials(name)}
          aria-label={`${name}, ${role}: account`}
        />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {name} · {role}
        </Menu.Label>
        <div className={classes.scheme}>
          <ColorSchemeChoice />
        </div>
        <Menu.Divider />
        <Menu.Item
          component={Link}
          href="/settings/account"
          leftSection={<IconSettings size={15} aria-hidden />}
        >
          Settings
        </Menu.Item>
        <Menu.Item
          leftSection={<IconLogout size={15} aria-hidden />}
          onClick={async () => {
            await signOut();
            location.assign('/sign-in');
          }}
        >
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => [...(word ?? '')][0] ?? '',
  );
  return letters.join('').toUpperCase();
}
