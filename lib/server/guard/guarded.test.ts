import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { guarded } from './guarded';

describe('guarded', () => {
  const handler = guarded('health', () => new Response('served'));

  it('serves its own pages', async () => {
    const response = await handler(
      new Request('http://localhost/api/x', { headers: { host: 'localhost:3000' } }),
      {},
    );
    expect(await response.text()).toBe('served');
  });

  it('answers a foreign request with a problem', async () => {
    const response = await handler(
      new Request('http://localhost/api/x', { headers: { host: 'evil.example' } }),
      {},
    );
    expect(response.status).toBe(421);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ status: 421, title: 'Unknown host name' });
  });
});

describe('every handler is guarded', () => {
  it.each(globSync('app/**/route.ts'))('%s', (file) => {
    const source = readFileSync(file, 'utf8');
    expect(source).toContain("from '@/lib/server/guard/guarded'");
    expect(source).not.toMatch(/export (?:async )?function (?:GET|POST|PUT|PATCH|DELETE)/);
  });
});
