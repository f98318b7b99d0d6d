'use client';

import { useMantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import classes from './color-scheme-choice.module.css';

const SCHEMES = [
  { value: 'auto', word: 'As the system', Icon: IconDeviceDesktop },
  { value: 'light', word: 'Light', Icon: IconSun },
  { value: 'dark', word: 'Dark', Icon: IconMoon },
] as const;

export function ColorSchemeChoice() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [isKnown, setKnown] = useState(false);
  // The choice is kept in the browser: the server cannot mark it.
  useEffect(() => setKnown(true), []);
  return (
    <fieldset className={classes.choice}>
      <legend className={classes.legend}>Colour scheme</legend>
      {SCHEMES.map(({ value, word, Icon }) => (
        <label key={value} className={classes.scheme} title={word}>
          <input
            type="radio"
            name="color-scheme"
            aria-label={word}
            checked={isKnown && colorScheme === value}
            onChange={() => setColorScheme(value)}
          />
          <Icon size={15} aria-hidden />
        </label>
      ))}
    </fieldset>
  );
}
