'use client';

import { IconDownload } from '@tabler/icons-react';
import { Disclosure } from '@/components/ui/disclosure';
import classes from './export-menu.module.css';

interface ExportMenuProps {
  formats: readonly { name: string; href: string; holds: string }[];
}

/** Downloads of exactly the list that is shown: its filters, words and order. */
export function ExportMenu({ formats }: ExportMenuProps) {
  return (
    <Disclosure title="Export" label="Export" icon={<IconDownload size={15} aria-hidden />}>
      <ul className={classes.formats}>
        {formats.map(({ name, href, holds }) => (
          <li key={name}>
            <a href={href} download className={classes.format}>
              {name}
            </a>
            <p>{holds}</p>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
