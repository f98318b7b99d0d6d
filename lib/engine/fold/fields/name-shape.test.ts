import { describe, expect, it } from 'vitest';
import { isValueShaped } from '@/lib/engine/fold/fields/name-shape';

const encoder = new TextEncoder();

function judge(name: string): boolean {
  const bytes = encoder.encode(name);
  return isValueShaped(bytes, 0, bytes.length);
}

describe('isValueShaped', () => {
  it.each([
    'id',
    'userId',
    'created_at',
    'address1',
    'line2',
    'sha256',
    'oauth2',
    'iso3166',
    'customfield_10010',
    'x-amz-date',
    '@type',
    '$ref',
    '@odata.nextLink',
    'i18n',
    'k8s',
    '2fa',
    '3d_model',
    'mp3Url',
    'ipv4',
    'p95',
    'filter[status]',
    'items[0][name]',
    'ids[]',
    'xml:lang',
    'First Name',
    'größe',
    '名前',
    'isOnAirTvId',
    'HTTPResponseCode',
    'internationalization',
    'shippingAddressSameAsBillingAddress',
    'SCREAMING_SNAKE_CASE_NAME',
    'utm_source',
    'password',
    'email',
    'lastModifiedDateTimeUtc',
  ])('takes %s for a name', (name) => {
    expect(judge(name)).toBe(false);
  });

  it.each([
    '',
    '1',
    '42',
    '2024-01-31',
    '2024-01-31T10:00:00Z',
    'f47ac10b-58cc-4372-a567-0e02b2c3d479',
    'd41d8cd98f00b204e9800998ecf8427e',
    'deadbeef12',
    'ann@example.com',
    '4111111111111111',
    '4111 1111 1111 1111',
    '+491711234567',
    '10.0.0.1',
    '/pets/{id}',
    'application/json',
    'a=b',
    's3cr3t-T0ken',
    'sk_live_51H8xYzAbCdEfGhIjKlMn',
    'AKIAIOSFODNN7EXAMPLE',
    'Zx9Qw7Er5Ty3Ui1OpAsDf',
    'QmFzZTY0VGV4dElzSGVyZQ',
    'filter[ann@example.com]',
    'user:4111111111111111',
    'bcdfghjklmnp',
    'hethjytkfyilkhgjn',
    'correcthorsebatterystaple',
    'the quick brown fox jumps',
    'x'.repeat(65),
    'ORD-2024-000123',
    '12ab',
  ])('takes %s for a value', (name) => {
    expect(judge(name)).toBe(true);
  });
});
