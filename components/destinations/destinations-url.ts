import { parseAsInteger, parseAsStringLiteral } from 'nuqs/server';
import type { DeliveryStatus } from '@/lib/contracts/destination';
import { DELIVERY_WORDS } from './words';

/** Whose deliveries are shown, and which of them. */
export const destinationsParsers = {
  destination: parseAsInteger,
  status: parseAsStringLiteral(Object.keys(DELIVERY_WORDS) as DeliveryStatus[]),
};
