import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { recogniseFormat } from '@/lib/engine/sources/formats';
import { collectExchanges } from '@/lib/engine/sources/testing/collect-exchanges';

const DATA = process.env.GNOMON_SAMPLES ?? path.resolve(import.meta.dirname, '../../../../shared/data');

const FILES = [
  { file: 'juice-shop/juice-shop.har.gz', format: 'har', records: 696, counted: 696 },
  { file: 'petstore/petstore.swagger.io.har', format: 'har', records: 9, counted: 9 },
  { file: 'logs/apache_combined.log.gz', format: 'combined', records: 10_000, counted: 10_000 },
];

describe('real traffic', () => {
  it.for(FILES)('accounts for every record of $file', ({ file, format, records, counted }, { skip }) => {
    const place = path.join(DATA, file);
    if (!existsSync(place)) skip(`${file} is not here: set GNOMON_SAMPLES to the folder that holds it`);
    const raw = readFileSync(place);
    const bytes = new Uint8Array(file.endsWith('.gz') ? gunzipSync(raw) : raw);
    expect(recogniseFormat(bytes.subarray(0, 65_536))?.id).toBe(format);
    const { exchanges, skips } = collectExchanges(format, bytes, { chunkBytes: 10_007 });
    expect(exchanges.length + skips.length).toBe(records);
    expect(exchanges.length).toBe(counted);
  });

  it.for([
    'crapi/openapi.json',
    'crapi/postman_collection.json',
    'petstore/openapi.json',
    'vampi/openapi3.yml',
  ])('does not take the spec %s for traffic', (file, { skip }) => {
    const place = path.join(DATA, file);
    if (!existsSync(place)) skip(`${file} is not here: set GNOMON_SAMPLES to the folder that holds it`);
    expect(recogniseFormat(new Uint8Array(readFileSync(place)).subarray(0, 65_536))).toBeNull();
  });
});
