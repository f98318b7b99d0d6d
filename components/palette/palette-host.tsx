'use client';

import { Kbd } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import dynamic from 'next/dynamic';
import { useState, useSyncExternalStore } from 'react';
import classes from './palette-host.module.css';

const CommandPalette = dynamic(() => import('./command-palette').then((module) => module.CommandPalette), {
  ssr: false,
});

/** The button of the palette, and its keys on every page. The palette itself is loaded when it is first wanted. */
export function PaletteHost() {
  const [isWanted, setWanted] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const keys = useSyncExternalStore(never, keysHere, () => 'Ctrl K');
  const open = () => {
    setWanted(true);
    setOpen(true);
  };
  useHotkeys([['mod+K', () => (isOpen ? setOpen(false) : open())]], []);
  return (
    <>
      <button type="button" className={classes.button} onClick={open} aria-haspopup="dialog">
        <IconSearch size={15} aria-hidden />
        <span className={classes.word}>Find</span>
        <Kbd size="xs" className={classes.keys} aria-hidden>
          {keys}
        </Kbd>
      </button>
      {isWanted && <CommandPalette isOpen={isOpen} onClose={() => setOpen(false)} />}
    </>
  );
}

const never = () => () => {};

function keysHere(): string {
  return /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘ K' : 'Ctrl K';
}
