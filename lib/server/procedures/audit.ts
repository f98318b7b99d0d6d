import { browseAudit } from '@/lib/services/accounts/audit';
import { os } from './base';

export const audit = { list: os.audit.list.handler(({ input }) => browseAudit(input)) };
