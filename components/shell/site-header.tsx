import Link from 'next/link';
import type { Viewer } from '@/components/account/me-provider';
import { ImportIndicator } from '@/components/import/import-indicator';
import { PaletteHost } from '@/components/palette/palette-host';
import { ColorSchemeChoice } from './color-scheme-choice';
import { Mark } from './mark';
import { PersonMenu } from './person-menu';
import classes from './site-header.module.css';
import { SiteNav } from './site-nav';

/** Before signing in it only says where one is. */
export function SiteHeader({ viewer }: { viewer: Viewer | null }) {
  return (
    <header className={classes.header}>
      <a className={classes.skip} href="#main">
        Skip to content
      </a>
      <Link href="/" className={classes.brand} aria-label="Gnomon, to the overview">
        <Mark />
        <span className={classes.name}>Gnomon</span>
      </Link>
      {viewer && <SiteNav />}
      <div className={classes.end}>
        {viewer && <ImportIndicator />}
        {viewer && <PaletteHost />}
        {viewer ? <PersonMenu name={viewer.name} role={viewer.role} /> : <ColorSchemeChoice />}
      </div>
    </header>
  );
}
