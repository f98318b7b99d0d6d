import { z } from 'zod';
import { AuditEvent, AuditQuery, AuditVerdict } from '../audit';
import { base } from './base';

const tags = ['Audit'];

export const audit = {
  list: base
    .route({ method: 'GET', path: '/audit', tags, summary: 'List what was done, newest first' })
    .input(AuditQuery)
    .output(z.object({ events: z.array(AuditEvent), nextCursor: z.string().nullable() })),
  verify: base
    .route({
      method: 'GET',
      path: '/audit/verdict',
      tags,
      summary: 'Walk the whole audit log and tell whether a row was changed, taken out, put in or moved',
    })
    .input(z.object({}))
    .output(AuditVerdict),
};
