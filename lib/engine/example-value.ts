import type { SensitiveClass } from '@/lib/contracts/endpoint';

interface Shape {
  /** JSON types, with the format after a colon where it is known; or the type of a path parameter. */
  types: readonly string[];
  classes: readonly SensitiveClass[];
}

/** By format, or by type where no format is known. */
const VALUES: Record<string, string | number | boolean | null> = {
  uuid: '00000000-0000-4000-8000-000000000000',
  date: '2026-01-31',
  'date-time': '2026-01-31T12:00:00Z',
  time: '12:00:00',
  email: 'name@example.com',
  uri: 'https://example.com/',
  url: 'https://example.com/',
  hostname: 'example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  byte: 'AA==',
  hex: '0a1b2c3d',
  token: '<token>',
  password: '<password>',
  string: 'text',
  integer: 1,
  number: 1.5,
  boolean: true,
  null: null,
};

/** A value of this shape, surely made up; what is sensitive is named instead. */
export function exampleValue({ types, classes }: Shape): string | number | boolean | null {
  const [sensitive] = classes;
  if (sensitive !== undefined) return `<${sensitive}>`;
  const type = types.find((name) => name !== 'null') ?? types[0] ?? 'string';
  const [plain = 'string', format = ''] = type.split(':');
  return VALUES[format] ?? VALUES[plain] ?? (plain in VALUES ? null : 'text');
}

/** The same where only text can stand: in a path, a query, a header. */
export function exampleText(shape: Shape): string {
  return String(exampleValue(shape));
}
