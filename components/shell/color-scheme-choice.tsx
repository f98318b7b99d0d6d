'use client';

import { useMantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { Segments } from '@/components/ui/segments';

const SCHEMES = [
  { value: 'auto', name: 'As the system', shown: <IconDeviceDesktop size={15} aria-hidden /> },
  { value: 'light', name: 'Light', shown: <IconSun size={15} aria-hidden /> },
  { value: 'dark', name: 'Dark', shown: <IconMoon size={15} aria-hidden /> },
] as const;

export function ColorSchemeChoice() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [isKnown, setKnown] = useState(false);
  // The choice is kept in the browser: the server cannot mark it.
  useEffect(() => setKnown(true), []);
  return (
    <Segments
      legend="Colour scheme"
      choices={SCHEMES}
      value={isKnown ? colorScheme : null}
      onChange={setColorScheme}
    />
  );
}
