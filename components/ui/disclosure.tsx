'use client';

import { useClickOutside } from '@mantine/hooks';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import classes from './disclosure.module.css';

interface DisclosureProps {
  /** What the button says; where room is short, its icon alone is seen. */
  label: string;
  icon: ReactNode;
  /** Name of what it shows. */
  title: string;
  /** Looks of a button that is its icon alone, in place of the usual ones. */
  iconOnly?: string | undefined;
  children: ReactNode;
}

/** A button that shows a small panel below itself; a click elsewhere or Escape puts it away. */
export function Disclosure({ label, icon, title, iconOnly, children }: DisclosureProps) {
  const [isOpen, setOpen] = useState(false);
  const buttonRef = useRef<HTMLButtonElement>(null);
  const rootRef = useClickOutside<HTMLDivElement>(() => setOpen(false));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isOpen) return;
    event.preventDefault();
    event.stopPropagation();
    setOpen(false);
    buttonRef.current?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape anywhere inside puts the panel away
    <div ref={rootRef} className={classes.root} onKeyDown={onKeyDown}>
      <button
        ref={buttonRef}
        type="button"
        className={iconOnly ?? classes.button}
        title={label}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {icon}
        <span className={classes.label} data-hidden={iconOnly !== undefined || undefined}>
          {label}
        </span>
      </button>
      {isOpen && (
        <fieldset className={classes.panel} aria-label={title}>
          {children}
        </fieldset>
      )}
    </div>
  );
}
