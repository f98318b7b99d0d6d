import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '@/components/ui/tokens.css';
import '@/components/ui/base.css';
import { ColorSchemeScript, mantineHtmlProps } from '@mantine/core';
import type { Metadata, Viewport } from 'next';
import localFont from 'next/font/local';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { MeProvider } from '@/components/account/me-provider';
import { SiteHeader } from '@/components/shell/site-header';
import { admitToPage } from '@/lib/server/page-queries';
import { Providers } from './providers';

const inter = localFont({
  src: '../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  variable: '--font-inter',
  weight: '100 900',
});

const jetbrains = localFont({
  src: '../node_modules/@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2',
  variable: '--font-jetbrains',
  weight: '100 800',
  adjustFontFallback: false,
});

export const metadata: Metadata = {
  title: { default: 'Gnomon', template: '%s · Gnomon' },
  description: 'An inventory of APIs, declared and observed, and of their posture.',
};

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fdfcf9' },
    { media: '(prefers-color-scheme: dark)', color: '#1b1916' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const actor = await admitToPage();
  const viewer = actor && { id: actor.id, name: actor.name, role: actor.role, teams: actor.teams };
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    <html lang="en" className={`${inter.variable} ${jetbrains.variable}`} {...mantineHtmlProps}>
      <head>
        <ColorSchemeScript nonce={nonce} defaultColorScheme="auto" />
      </head>
      <body>
        <Providers nonce={nonce} startMs={Date.now()}>
          <MeProvider viewer={viewer}>
            <SiteHeader viewer={viewer} />
            <main id="main" tabIndex={-1}>
              {children}
            </main>
          </MeProvider>
        </Providers>
      </body>
    </html>
  );
}
