import { describe, expect, it } from 'vitest';
import { NOW } from '@/testing/exchange-lines';
import { withServices } from '@/testing/services';
import { auditAct } from './audit';
import { verifyAudit } from './verify-audit';

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
});
