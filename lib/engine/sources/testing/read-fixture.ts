import { readFileSync } from 'node:fs';

/** The bytes of a file in fixtures/traffic. */
export function readFixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../../../../fixtures/traffic/${name}`, import.meta.url)));
}

const OTHER_NAMES: Record<string, string> = {
  har: 'browser.har',
  ndjson: 'exchanges.ndjson',
  'ecs-json': 'ecs.log',
  'otlp-json': 'otlp.json',
  'otlp-protobuf': 'otlp.pb',
};

/** The name of a format's file in fixtures/traffic. */
export function fixtureOf(formatId: string): string {
  return OTHER_NAMES[formatId] ?? `${formatId}.log`;
}
