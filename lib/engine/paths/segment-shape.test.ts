import { describe, expect, it } from 'vitest';
import { SHAPE, segmentShape } from './segment-shape';

function shapeOf(segment: string): string | undefined {
  const bytes = new TextEncoder().encode(`/${segment}/`);
  const code = segmentShape(bytes, 1, bytes.length - 1);
  return Object.keys(SHAPE).find((name) => SHAPE[name as keyof typeof SHAPE] === code);
}

describe('segmentShape', () => {
  it.each([
    ['0', 'integer'],
    ['42', 'integer'],
    ['-7', 'integer'],
    ['+4915112345678', 'integer'],
    ['12345678901234567890', 'integer'],
    ['3.14159', 'number'],
    ['-0.5', 'number'],
    ['129.99', 'number'],
    ['true', 'boolean'],
    ['FALSE', 'boolean'],
    ['550e8400-e29b-41d4-a716-446655440000', 'uuid'],
    ['550E8400-E29B-41D4-A716-446655440000', 'uuid'],
    ['2024-01-31', 'date'],
    ['2024-01-31T10:00:00Z', 'dateTime'],
    ['2024-01-31T10%3A00%3A00%2B02%3A00', 'dateTime'],
    ['ada.lovelace%40example.com', 'email'],
    ['ada@example.com', 'email'],
    ['5f43ab12', 'hex'],
    ['DEADBEEF42', 'hex'],
    ['0123456789abcdef01234567', 'hex'],
    ['da39a3ee5e6b4b0d3255bfef95601890afd80709', 'hex'],
    ['cus_9s6XKzkNRiz8i3', 'token'],
    ['dQw4w9WgXcQ', 'token'],
    ['01ARZ3NDEKTSV4RRFFQ69G5FAV', 'token'],
    ['QwErTyUiOpAs', 'token'],
    ['192.168.17.204', 'token'],
    ['52.5200,13.4050', 'token'],
    ['sk_live_ELENpiQqAtorcXcyzbMzfjvS', 'token'],
    ['berlin,paris', 'token'],
    ['name=ada', 'token'],
    ['(name=ada)', 'token'],
    ['name%3Dada', 'token'],
    [';name', 'token'],
    ["Users('ada')", 'token'],
    ['Users(5)', 'token'],
    ['x'.repeat(121), 'text'],
    ['k\u00e4se', 'text'],
    ['a\u0000b', 'text'],
  ])('sees at once that %s is a value: %s', (segment, shape) => {
    expect(shapeOf(segment)).toBe(shape);
  });

  it.each([
    '',
    'users',
    'user-groups',
    'user_groups',
    'getUserById',
    'getUserById2',
    'v1',
    'v2.1',
    '1.0',
    '1.0.0',
    'oauth2',
    'md5sum',
    'sha256',
    'EC2Instance',
    'listS3Buckets',
    'Microsoft.Network',
    'security.txt',
    'favicon.ico',
    'x86_64',
    'utf8mb4',
    'base64url',
    '3d-models',
    'h264encoder',
    'i18n',
    'deadbeef',
    'facade',
    '@ada',
    'a@b',
    '%',
    '%zz',
    '%E4%BD%A0',
    'a b',
    'AWSElasticBeanstalkV2',
    'web3',
    'user2fa',
    ':cancel',
    '{id}',
    'delta()',
    '~ada',
    '2024-13-45',
    'k%C3%A4se',
    'batchGetEffectiveIamPolicies',
    'ISO-8859-1',
  ])('leaves %s to its surroundings', (segment) => {
    expect(shapeOf(segment)).toBe(segment === '2024-13-45' ? 'token' : 'word');
  });
});
