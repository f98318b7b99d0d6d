import * as identifiers from './identifiers';
import type { Kind, ValueContext } from './value-context';
import { pooled } from './value-context';
import { CARRIERS, CATEGORIES, COLOURS, PRODUCT_ADJECTIVES, PRODUCT_NOUNS, WAREHOUSES } from './words';

const words = (options: readonly string[]): Kind => ({
  schema: { type: 'string', enum: options },
  make: ({ random }) => random.pick(options),
});

const text = (make: (context: ValueContext) => string): Kind => ({ schema: { type: 'string' }, make });

const slugOf = (context: ValueContext) =>
  pooled(
    context,
    'product',
    110,
    (random) => `${random.pick(PRODUCT_ADJECTIVES)}-${random.pick(PRODUCT_NOUNS)}`,
  );

/** What a shop that also moves parcels talks about. */
export const CATALOGUE_KINDS = {
  sku: text((context) =>
    pooled(context, 'sku', 240, (random) => {
      const noun = random.pick(PRODUCT_NOUNS).slice(0, 4).toUpperCase().replace('-', '');
      return `${noun}-${identifiers.digits(random, 4)}-${random.pick(COLOURS).slice(0, 3).toUpperCase()}`;
    }),
  ),
  productSlug: text(slugOf),
  productName: text((context) =>
    slugOf(context).replace(
      /(^|-)(\w)/g,
      (_, dash: string, letter: string) => (dash ? ' ' : '') + letter.toUpperCase(),
    ),
  ),
  categorySlug: words(CATEGORIES),
  colour: words(COLOURS),
  size: words(['XS', 'S', 'M', 'L', 'XL']),
  price: {
    schema: { type: 'number', minimum: 0 },
    make: ({ random }) => random.integer(49, 8999) + random.pick([0, 0.5, 0.95]),
  },
  cents: { schema: { type: 'integer', minimum: 0 }, make: ({ random }) => random.integer(900, 899_900) },
  quantity: {
    schema: { type: 'integer', minimum: 1, maximum: 99 },
    make: ({ random }) => random.pick([1, 1, 1, 2, 2, 3, 4, 6]),
  },
  stockLevel: { schema: { type: 'integer' }, make: ({ random }) => random.integer(0, 480) },
  orderNumber: text((context) =>
    pooled(context, 'orderNumber', 3000, (random) => `HR-${identifiers.digits(random, 8)}`),
  ),
  orderStatus: words(['placed', 'paid', 'picking', 'shipped', 'delivered', 'returned']),
  paymentStatus: words(['requires_action', 'authorised', 'captured', 'refunded', 'failed']),
  paymentMethod: words(['card', 'invoice', 'klarna', 'gift-card']),
  cardBrand: words(['visa', 'mastercard', 'amex']),
  lastFour: {
    schema: { type: 'string', pattern: '^\\d{4}$' },
    make: ({ random }) => random.pick(['4242', '4444', '0005', '1117']),
  },
  paymentId: text((context) =>
    pooled(context, 'payment', 2500, (random) => `pay_${identifiers.alphanumeric(random, 18)}`),
  ),
  refundId: text((context) =>
    pooled(context, 'refund', 400, (random) => `rfd_${identifiers.alphanumeric(random, 18)}`),
  ),
  merchantId: text((context) =>
    pooled(context, 'merchant', 14, (random) => `mer_${identifiers.alphanumeric(random, 12)}`),
  ),
  trackingNumber: text((context) => pooled(context, 'tracking', 3000, identifiers.trackingNumber)),
  shipmentStatus: words([
    'label_created',
    'collected',
    'in_transit',
    'out_for_delivery',
    'delivered',
    'failed',
  ]),
  carrier: words(CARRIERS),
  warehouse: words(WAREHOUSES),
  zone: text(({ random }) => `${random.pick(['A', 'B', 'C', 'D'])}-${random.integer(1, 24)}`),
  bin: text((context) =>
    pooled(
      context,
      'bin',
      600,
      (random) =>
        `${random.pick(['A', 'B', 'C'])}${identifiers.digits(random, 2)}-${identifiers.digits(random, 3)}`,
    ),
  ),
  partnerSlug: words(['fjell-sport', 'nordic-outfitters', 'bergwerk', 'trailhead-uk', 'vandra']),
  couponCode: text(({ random }) => `${random.pick(['RIDGE', 'SNOW', 'CAMP'])}${random.integer(10, 40)}`),
  templateName: words([
    'order-confirmed',
    'parcel-on-its-way',
    'password-reset',
    'review-request',
    'back-in-stock',
  ]),
  channel: words(['email', 'sms', 'push']),
  eventName: words(['page_view', 'add_to_cart', 'checkout_started', 'purchase', 'search', 'scan']),
  role: words(['customer', 'support', 'buyer', 'warehouse', 'admin']),
  scope: words(['orders:read', 'orders:write', 'catalogue:read', 'labels:write']),
  reportName: words(['daily-revenue', 'stock-turn', 'late-parcels', 'returns-by-reason']),
  featureFlag: words(['new-checkout', 'same-day', 'ar-preview', 'wallet']),
  reason: words(['too_small', 'damaged', 'changed_mind', 'late', 'wrong_item']),
  imageUrl: {
    schema: { type: 'string', format: 'uri' },
    make: (context) => `https://img.halden-roe.example/p/${slugOf(context)}.webp`,
  },
  callbackUrl: {
    schema: { type: 'string', format: 'uri' },
    make: ({ random }) =>
      `https://hooks.${random.pick(['fjell-sport', 'bergwerk'])}.example/halden/${identifiers.alphanumeric(random, 6)}`,
  },
  insideUrl: {
    schema: { type: 'string', format: 'uri' },
    make: ({ random }) =>
      random.pick([
        'http://169.254.169.254/latest/meta-data/',
        'http://10.20.4.11:8500/v1/kv/',
        'http://localhost:9200/_cat/indices',
      ]),
  },
} as const satisfies Readonly<Record<string, Kind>>;
