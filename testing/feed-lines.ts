import type { ExchangeSink } from '@/lib/contracts/intake';
import { formatById } from '@/lib/engine/sources/formats';
import { intakeLimits } from '@/lib/services/limits';
import { NOW } from './exchange-lines';

/** Reads NDJSON lines into a sink. */
export function feedLines(sink: ExchangeSink, lines: readonly string[], now = NOW): void {
  const parser = formatById('ndjson')?.open(sink, intakeLimits(now));
  if (!parser) throw new Error('There is no format ndjson');
  for (const line of lines) parser.push(new TextEncoder().encode(`${line}\n`));
  parser.end();
}
