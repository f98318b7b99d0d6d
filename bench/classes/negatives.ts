import type { Sample } from './positives';
import { ALPHANUMERIC, HEX, LOWER, type Random, UPPER } from './random';

type Make = (random: Random) => { name: string; value: string; kind?: 'number' };

const WORDS = [
  'shipped',
  'pending',
  'large',
  'blue cotton shirt',
  'en-US',
  'Europe/Berlin',
  'application/json',
  'The quick brown fox',
  'n/a',
  'true',
  'ACTIVE',
  'Order placed',
  'v2',
  'USD',
];
const NEUTRAL = ['value', 'content', 'text', 'data', 'result', 'label', 'description'];

function uuid(r: Random): string {
  return [8, 4, 4, 4, 12].map((length) => r.text(HEX, length)).join('-');
}

function isoTime(r: Random): string {
  return new Date(Date.UTC(2015, 0, 1) + r.int(0, 4_000_000) * 100_000 + r.int(0, 99_999)).toISOString();
}

/** What a sensitive value is mistaken for, each under names that it really has. */
export const NEGATIVES: Readonly<Record<string, Make>> = {
  uuid: (r) => ({
    name: r.pick(['id', 'requestId', 'user_uuid', ...NEUTRAL]),
    value: r.pick([uuid(r), uuid(r).toUpperCase(), uuid(r).replaceAll('-', '')]),
  }),
  commit: (r) => ({
    name: r.pick(['commit', 'sha', 'revision', ...NEUTRAL]),
    value: r.text(HEX, r.pick([7, 8, 40, 64])),
  }),
  hash: (r) => ({
    name: r.pick(['md5', 'checksum', 'etag', 'digest', ...NEUTRAL]),
    value: r.pick([r.text(HEX, 32), `sha256:${r.text(HEX, 64)}`, `"${r.text(HEX, 16)}"`]),
  }),
  timestamp: (r) => ({
    name: r.pick(['createdAt', 'timestamp', 'updated', ...NEUTRAL]),
    value: r.pick([
      isoTime(r),
      isoTime(r).replace('Z', '+02:00'),
      isoTime(r).slice(0, 10),
      isoTime(r).slice(0, 19).replace('T', ' '),
      isoTime(r).replace(/\D/g, '').slice(0, 14),
      isoTime(r).slice(11, 19),
    ]),
  }),
  epoch: (r) => ({
    name: r.pick(['ts', 'expiresAt', 'time', ...NEUTRAL]),
    value: r.pick([`1${r.digits(9)}`, `1${r.digits(12)}`, `1${r.digits(15)}`]),
    kind: r.next() < 0.5 ? 'number' : undefined,
  }),
  order: (r) => ({
    name: r.pick(['orderNumber', 'order_id', 'invoiceNo', 'reference', 'orderId', 'trackingNumber']),
    value: r.pick([
      `ORD-${r.digits(8)}`,
      r.digits(10),
      r.digits(12),
      r.digits(13),
      r.digits(16),
      `4${r.digits(15)}`,
      `5${r.int(1, 5)}${r.digits(14)}`,
      `INV/2024/${r.digits(5)}`,
      `1Z${r.text(UPPER, 3)}${r.digits(13)}`,
      `${r.digits(3)}-${r.digits(7)}-${r.digits(7)}`,
    ]),
  }),
  numericId: (r) => ({
    name: r.pick(['id', 'userId', 'account_id', 'snowflake', 'messageId']),
    value: r.pick([
      r.digits(4),
      r.digits(9),
      r.digits(11),
      r.digits(14),
      r.digits(15),
      r.digits(17),
      r.digits(18),
      r.digits(19),
    ]),
    kind: r.next() < 0.5 ? 'number' : undefined,
  }),
  bareNumber: (r) => ({
    name: r.pick(NEUTRAL),
    value: `${r.int(1, 9)}${r.digits(r.pick([3, 5, 7, 8, 9, 10, 11, 12, 16, 19]))}`,
    kind: 'number',
  }),
  bareDigits: (r) => ({
    name: r.pick(NEUTRAL),
    value: `${r.int(1, 9)}${r.digits(r.pick([3, 5, 7, 8, 9, 10, 11, 12]))}`,
  }),
  price: (r) => ({
    name: r.pick(['price', 'total', 'amount', ...NEUTRAL]),
    value: r.pick([
      `${r.int(0, 9999)}.${r.digits(2)}`,
      `${r.int(1, 999)},${r.digits(3)}.${r.digits(2)}`,
      `$${r.int(1, 999)}.${r.digits(2)}`,
      `${r.int(1, 99)}.${r.digits(3)},${r.digits(2)} €`,
      `-${r.int(1, 99)}.${r.digits(2)}`,
    ]),
  }),
  sku: (r) => ({
    name: r.pick(['sku', 'productCode', 'articleNo', ...NEUTRAL]),
    value: r.pick([
      `${r.text(UPPER, 2)}-${r.digits(4)}-${r.text(UPPER, 2)}`,
      `${r.text(UPPER, 3)}${r.digits(6)}`,
      `${r.digits(3)}.${r.digits(3)}.${r.digits(2)}`,
      `${r.text(UPPER, 2)}${r.digits(2)} ${r.text(UPPER, 4)} ${r.digits(8)}`,
    ]),
  }),
  barcode: (r) => ({
    name: r.pick(['ean', 'gtin', 'barcode', 'upc', ...NEUTRAL]),
    value: r.pick([
      `4${r.digits(12)}`,
      `0${r.digits(11)}`,
      `97${r.digits(11)}`,
      `${r.int(1, 3)}${r.digits(12)}`,
    ]),
  }),
  base64: (r) => ({
    name: r.pick(['data', 'blob', 'cursor', 'pageToken', ...NEUTRAL]),
    value: r.pick([
      Buffer.from(r.text(ALPHANUMERIC, r.int(10, 90))).toString('base64'),
      Buffer.from(`{"id":${r.digits(6)},"dir":"next"}`).toString('base64url'),
      `${r.text(`${ALPHANUMERIC}+/`, r.int(20, 88))}==`,
    ]),
  }),
  version: (r) => ({
    name: r.pick(['version', 'appVersion', 'buildVersion', 'firmware_version']),
    value: r.pick([
      `${r.int(0, 99)}.${r.int(0, 99)}.${r.int(0, 99)}`,
      `${r.int(0, 99)}.${r.int(0, 99)}.${r.int(0, 99)}.${r.int(0, 99)}`,
      `v${r.int(0, 9)}.${r.int(0, 9)}`,
      `${r.int(80, 130)}.0.${r.int(1000, 7000)}.${r.int(1, 200)}`,
    ]),
  }),
  url: (r) => ({
    name: r.pick(['url', 'avatar', 'href', ...NEUTRAL]),
    value: r.pick([
      `https://example.com/a/${r.digits(8)}`,
      `/api/v1/users/${r.digits(5)}`,
      `s3://bucket/${r.text(HEX, 12)}`,
      `git@github.com:org/${r.text(LOWER, 6)}.git`,
      `icon-${r.digits(2)}@2x.png`,
      `pkg@${r.int(0, 9)}.${r.int(0, 9)}.${r.int(0, 9)}`,
    ]),
  }),
  mac: (r) => ({
    name: r.pick(['mac', 'deviceAddress', ...NEUTRAL]),
    value: Array.from({ length: 6 }, () => r.text(HEX, 2)).join(r.pick([':', '-'])),
  }),
  objectId: (r) => ({
    name: r.pick(['_id', 'oid', ...NEUTRAL]),
    value: r.pick([
      r.text(HEX, 24),
      `cus_${r.text(ALPHANUMERIC, 14)}`,
      `pi_${r.text(ALPHANUMERIC, 24)}`,
      `01${r.text('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 24)}`,
      `pk_live_${r.text(ALPHANUMERIC, 24)}`,
    ]),
  }),
  words: (r) => ({
    name: r.pick(['status', 'title', 'type', 'currency', 'name', ...NEUTRAL]),
    value: r.pick(WORDS),
  }),
  aboutPasswords: (r) => ({
    name: r.pick([
      'passwordResetUrl',
      'passwordChangedAt',
      'hasPassword',
      'passwordPolicy',
      'forgotPasswordEnabled',
    ]),
    value: r.pick([isoTime(r), 'true', 'min 8', `https://example.com/reset/${r.digits(6)}`]),
  }),
  nearNames: (r) => ({
    name: r.pick([
      'firstNameVisible',
      'emailVerified',
      'phoneVerifiedAt',
      'addressCount',
      'birthdayReminder',
      'cardType',
      'ibanRequired',
      'latency',
      'longest',
      'iconHash',
      'healthCheck',
      'filename',
      'hostname',
      'productName',
      'displayOrder',
    ]),
    value: r.pick([
      'true',
      'false',
      isoTime(r),
      r.digits(2),
      'visa',
      'a.txt',
      `${r.int(1, 99)}.${r.digits(2)}`,
    ]),
  }),
  masked: (r) => ({
    name: r.pick(['password', 'cardNumber', 'ssn', 'apiKey']),
    value: r.pick(['********', '************', 'xxxxxxxxxxxx', '••••••••', '[REDACTED]']),
  }),
  percent: (r) => ({
    name: r.pick(['lat_percent', 'progress', 'ratio', 'longAvg', ...NEUTRAL]),
    value: `${r.int(0, 100)}.${r.digits(2)}`,
    kind: 'number',
  }),
  imei: (r) => ({ name: r.pick(['imei', 'deviceSerial', 'serialNumber']), value: `35${r.digits(13)}` }),
};

export function negative(make: Make, random: Random): Sample {
  const made = make(random);
  return { name: made.name, value: made.value, kind: made.kind ?? 'string', label: null };
}
