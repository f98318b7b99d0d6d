'use client';

import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { setNonce } from 'get-nonce';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { type ReactNode, useState } from 'react';
import { NowProvider } from '@/components/ui/now';
import { theme } from '@/components/ui/theme';
import { ToastHost } from '@/components/ui/toast-host';
import { makeQueryClient } from '@/lib/client/query-client';

interface ProvidersProps {
  nonce: string | undefined;
  /** The server's clock, for the first rendering of relative times. */
  startMs: number;
  children: ReactNode;
}

export function Providers({ nonce, startMs, children }: ProvidersProps) {
  if (nonce && typeof window !== 'undefined') setNonce(nonce);
  const [queryClient] = useState(makeQueryClient);
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={() => nonce ?? ''}>
      <ToastHost />
      <QueryClientProvider client={queryClient}>
        <NuqsAdapter>
          <NowProvider startMs={startMs}>{children}</NowProvider>
        </NuqsAdapter>
      </QueryClientProvider>
    </MantineProvider>
  );
}
