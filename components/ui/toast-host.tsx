'use client';

import dynamic from 'next/dynamic';
import { useSyncExternalStore } from 'react';
import { areToastsWanted, subscribeToToasts } from './toast';

const Notifications = dynamic(() => import('@mantine/notifications').then((module) => module.Notifications), {
  ssr: false,
});

/** The corner in which toasts appear, from the first one on. */
export function ToastHost() {
  const isWanted = useSyncExternalStore(subscribeToToasts, areToastsWanted, () => false);
  return isWanted && <Notifications position="bottom-right" />;
}
