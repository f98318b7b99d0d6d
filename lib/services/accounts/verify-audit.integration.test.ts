import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { AuditFilter } from '@/lib/contracts/audit';
import { NOW } from '@/testing/exchange-lines';
import { withServices } from '@/testing/services';
import { auditAct, browseAudit } from './audit';
import { exportAudit } from './audit-chain';
import { verifyAudit } from './verify-audit';
import { verifyAuditFile } from './verify-audit-file';

const services = withServices();

async function fill(count: number): Promise<string[]> {
  for (let i = 0; i < count; i++) {
    const detail = { zone: i, a: { z: [1, 2.5, 'é'], b: null }, name: `act ${i}` };
    await auditAct(
      { actor: { id: '1', name: 'Ada' }, via: 'session', action: 'rules.set', target: '7', detail },
      NOW,
    );
  }
  const rows = await services.query<{ id: string }>('SELECT "id" FROM "AuditEvent" ORDER BY "id"');
  return rows.map(({ id }) => id);
}

describe('the audit log', () => {
  it('holds when nobody touched it, whatever order the database gives names in', async () => {
    expect(await verifyAudit()).toEqual({ events: 0, head: '', broken: null, hasHead: null });
    await fill(5);
    expect(await verifyAudit()).toMatchObject({ events: 5, broken: null });
  });

  it.each([
    ['a changed actor', `UPDATE "AuditEvent" SET "actor" = 'Eve' WHERE "id" = $1`, 2],
    ['a changed detail', `UPDATE "AuditEvent" SET "detail" = '{}' WHERE "id" = $1`, 2],
    ['a changed time', `UPDATE "AuditEvent" SET "at" = "at" + interval '1 hour' WHERE "id" = $1`, 2],
    ['a removed row', 'DELETE FROM "AuditEvent" WHERE "id" = $1', 3],
    [
      'a row put in again',
      `INSERT INTO "AuditEvent" ("at", "actor", "via", "action", "target", "detail", "previousHash", "hash")
       SELECT "at", "actor", "via", "action", "target", "detail", "previousHash", "hash" FROM "AuditEvent" WHERE "id" = $1`,
      5,
    ],
  ])('shows %s at the row where it breaks', async (_, statement, position) => {
    const ids = await fill(5);
    await services.query(statement, [ids[2]]);
    const { events, broken } = await verifyAudit();
    expect(broken).not.toBeNull();
    expect(events).toBe(position === 5 ? 5 : 2);
    if (position < 5) expect(broken?.id).toBe(ids[position]);
  });

  it('shows an end that was cut off to who noted the head', async () => {
    const ids = await fill(4);
    const { head } = await verifyAudit();
    expect(await verifyAudit(head)).toMatchObject({ broken: null, hasHead: true });
    await fill(1);
    expect(await verifyAudit(head)).toMatchObject({ events: 5, hasHead: true });
    await services.query('DELETE FROM "AuditEvent" WHERE "id" >= $1', [ids[3]]);
    expect(await verifyAudit(head)).toMatchObject({ events: 3, broken: null, hasHead: false });
  });

  describe('taken away as a file', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'gnomon-audit-'));
    afterAll(() => rmSync(folder, { recursive: true }));

    /** The file of what a filter keeps, after `change` had its lines. */
    async function file(change: (lines: string[]) => string[] = (lines) => lines, filter: AuditFilter = {}) {
      const lines: string[] = [];
      for await (const row of exportAudit(filter)) lines.push(JSON.stringify(row));
      const at = path.join(folder, 'audit.ndjson');
      writeFileSync(at, change(lines).join('\n'));
      return at;
    }

    it('holds without a database, whole or from any row on', async () => {
      await fill(4);
      const { head } = await verifyAudit();
      expect(await verifyAuditFile(await file(), head)).toEqual({
        events: 4,
        head,
        broken: null,
        hasHead: true,
        follows: '',
      });
      const part = await verifyAuditFile(await file((lines) => lines.slice(2)), head);
      expect(part).toMatchObject({ events: 2, broken: null, hasHead: true });
      expect(part.follows).toMatch(/^[0-9a-f]{64}$/);
      expect(await verifyAuditFile(await file((lines) => lines.slice(0, 3)), head)).toMatchObject({
        events: 3,
        hasHead: false,
      });
    });

    it('shows a line that was changed or taken out', async () => {
      const ids = await fill(4);
      const changed = await file((lines) => lines.map((line) => line.replace('act 2', 'act 9')));
      expect((await verifyAuditFile(changed)).broken).toMatchObject({ id: ids[2] });
      const gap = await file((lines) => lines.filter((_, at) => at !== 1));
      expect((await verifyAuditFile(gap)).broken).toMatchObject({ id: ids[2] });
    });

    it.each([
      ['no JSON', () => ['nothing'], ':1: not a line of JSON'],
      ['another file', () => ['{"id": "1"}'], ':1: not a row of an audit log: at'],
    ])('says where it is %s', async (_, change, says) => {
      await expect(verifyAuditFile(await file(change))).rejects.toThrow(says);
      await expect(verifyAuditFile(path.join(folder, 'none'))).rejects.toThrow('no such file');
    });
  });

  it('is searched by who, what kind and when', async () => {
    const day = (text: string) => new Date(`${text}T23:30:00Z`);
    const act = (name: string, action: string, at: Date) =>
      auditAct({ actor: { id: name, name }, via: 'session', action, target: '7', detail: { a: 1 } }, at);
    await act('Ada', 'rules.set', day('2026-03-01'));
    await act('Ada', 'findings.act', day('2026-03-02'));
    await act('Grace', 'findings.undo', day('2026-03-03'));
    const found = async (filter: AuditFilter) =>
      (await browseAudit({ ...filter, limit: 10 })).events.map(({ action }) => action);
    expect(await found({ who: 'ada' })).toEqual(['findings.act', 'rules.set']);
    expect(await found({ action: 'findings' })).toEqual(['findings.undo', 'findings.act']);
    expect(await found({ action: 'findings.undo' })).toEqual(['findings.undo']);
    expect(await found({ action: 'find' })).toEqual([]);
    expect(await found({ from: '2026-03-02', to: '2026-03-02' })).toEqual(['findings.act']);
    expect(await found({ q: 'grace', action: 'rules' })).toEqual([]);
    const exported = await Array.fromAsync(exportAudit({ who: 'Ada' }));
    expect(exported.map(({ action }) => action)).toEqual(['rules.set', 'findings.act']);
  });
});
