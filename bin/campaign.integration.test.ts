import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { SnapshotFile } from '@/lib/contracts/campaign-snapshot';
import { closeCampaign } from '@/lib/services/campaigns/close-campaign';
import { answer, dayAfter, run } from '@/testing/campaigns';
import { makeLine, NOW } from '@/testing/exchange-lines';
import { givePerson } from '@/testing/people';
import { deliver, TEST_KEY, withServices } from '@/testing/services';

const ROOT = path.resolve(import.meta.dirname, '..');
const HOST = 'orders.example.com';

describe('gnomon campaign', () => {
  const services = withServices();
  const folder = mkdtempSync(path.join(tmpdir(), 'gnomon-campaign-'));
  const at = (name: string): string => path.join(folder, name);
  afterAll(() => rmSync(folder, { recursive: true }));

  function gnomon(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
    const isOffline = args[0] === 'verify';
    const url = isOffline ? 'postgres://nobody@127.0.0.1:1/none' : services.url;
    const env = { ...process.env, DATABASE_URL: url, GNOMON_KEY: TEST_KEY, GNOMON_DATA: at('data') };
    return new Promise((resolve) => {
      execFile(
        process.execPath,
        ['scripts/run.ts', 'gnomon', 'campaign', ...args],
        { cwd: ROOT, env },
        (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
      );
    });
  }
  const see = (url: string) => deliver([makeLine({ url })]);

  it('lists, exports, verifies offline and compares', async () => {
    await see(`https://${HOST}/v1/orders`);
    const lead = await givePerson('governance');
    const first = await run(lead, { title: 'Spring' });
    await answer(first.id, HOST, lead);
    const { publicKey } = await closeCampaign(first.id, lead, NOW);
    await see(`https://${HOST}/v1/refunds`);
    const second = await run(lead, { title: 'Autumn' }, dayAfter(1));
    await closeCampaign(second.id, lead, dayAfter(2));

    expect((await gnomon('list')).stdout).toMatch(/closed +1 of 1 done {2}Spring \(due /);
    expect(JSON.parse((await gnomon('list', '--json')).stdout.split('\n')[0] as string).title).toBe('Autumn');
    for (const [id, name] of [
      [first.id, 'old.json'],
      [second.id, 'new.json'],
    ] as const)
      expect((await gnomon('export', String(id), '--out', at(name))).code).toBe(0);

    const verified = await gnomon('verify', at('old.json'), '--key', publicKey);
    expect(verified).toMatchObject({ code: 0, stderr: '' });
    expect(verified.stdout).toContain('The snapshot holds');
    expect(verified.stdout).toContain('"Spring", closed by The governance');
    expect((await gnomon('verify', at('old.json'))).stderr).toContain('give the key that you trust');

    const file = JSON.parse(readFileSync(at('old.json'), 'utf8')) as SnapshotFile;
    if (file.content.items[0]?.attestation) file.content.items[0].attestation.answer = 'retire';
    writeFileSync(at('forged.json'), JSON.stringify(file));
    const refused = await gnomon('verify', at('forged.json'));
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain(`The entry of the API "${HOST}" was changed or put in.`);
    const { holds, problems } = JSON.parse((await gnomon('verify', at('forged.json'), '--json')).stdout);
    expect({ holds, count: problems.length }).toEqual({ holds: false, count: 2 });

    const compared = await gnomon('compare', at('old.json'), String(second.id));
    expect(compared.stdout).toContain('attestation: correct → not reviewed');
    expect(compared.stdout).toContain('+ GET /v1/refunds');
    expect((await gnomon('compare', at('forged.json'), at('new.json'))).code).toBe(2);
  }, 120_000);

  it('says which argument does not fit', async () => {
    expect((await gnomon('export', 'x')).code).toBe(2);
    expect((await gnomon('export', '999999')).stderr).toContain('There is no campaign 999999.');
    expect(await gnomon('verify', at('nowhere.json'))).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('nowhere.json'),
    });
  }, 60_000);
});
