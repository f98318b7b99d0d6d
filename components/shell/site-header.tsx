import Link from 'next/link';
import { ImportIndicator } from '@/components/import/import-indicator';
import { ColorSchemeChoice } from './color-scheme-choice';
import { Mark } from './mark';
import classes from './site-header.module.css';
import { SiteNav } from './site-nav';

export function SiteHeader() {
  return (
    <header className={classes.header}>
      <a className={classes.skip} href="#main">
        Skip to content
      </a>
      <Link href="/inventory" className={classes.brand} aria-label="Gnomon, to the inventory">
        <Mark />
        <span className={classes.name}>Gnomon</span>
      </Link>
      <SiteNav />
      <div className={classes.end}>
        <ImportIndicator />
        <ColorSchemeChoice />
      </div>
    </header>
  );
}
