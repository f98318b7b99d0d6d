import { browseAudit } from '@/lib/services/accounts/audit';
import { verifyAudit } from '@/lib/services/accounts/verify-audit';
import { os } from './base';

export const audit = {
  list: os.audit.list.handler(({ input }) => browseAudit(input)),
  verify: os.audit.verify.handler(async () => {
    const { events, head, broken } = await verifyAudit();
    return { events, head, broken };
  }),
};
