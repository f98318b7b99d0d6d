import { admin } from './apis/admin';
import { analytics } from './apis/analytics';
import { identity } from './apis/identity';
import { legacy } from './apis/legacy';
import { notifications } from './apis/notifications';
import { orders } from './apis/orders';
import { partner } from './apis/partner';
import { payments } from './apis/payments';
import { returns } from './apis/returns';
import { shipping } from './apis/shipping';
import { stock } from './apis/stock';
import { storefront } from './apis/storefront';
import type { DemoApi } from './demo-api';

/** Halden & Roe: an invented company that sells outdoor goods and carries parcels. */
export const ESTATE: readonly DemoApi[] = [
  storefront,
  orders,
  payments,
  identity,
  shipping,
  stock,
  partner,
  notifications,
  analytics,
  admin,
  legacy,
  returns,
];
