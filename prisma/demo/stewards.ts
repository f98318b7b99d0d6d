import type { StatedExposure } from '@/lib/contracts/stewardship';

/** What people said of an API: it is in no upload. */
interface DemoSteward {
  api: string;
  team: string;
  exposure: StatedExposure;
}

/** Of the rest, the old shop and what nobody documented among it, nobody has said it yet. */
export const DEMO_STEWARDS: readonly DemoSteward[] = [
  { api: 'Storefront API', team: 'Storefront', exposure: 'open' },
  { api: 'Orders API', team: 'Checkout', exposure: 'open' },
  { api: 'Payments API', team: 'Checkout', exposure: 'open' },
  { api: 'Returns API', team: 'Checkout', exposure: 'open' },
  { api: 'Identity API', team: 'Platform', exposure: 'open' },
  { api: 'Notifications API', team: 'Platform', exposure: 'internal' },
  { api: 'Shipping API', team: 'Logistics', exposure: 'partner' },
  { api: 'Stock API', team: 'Logistics', exposure: 'internal' },
  { api: 'Partner API', team: 'Logistics', exposure: 'partner' },
  { api: 'Back Office API', team: 'Back Office', exposure: 'internal' },
];
