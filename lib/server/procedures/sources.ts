import { listSources } from '@/lib/services/list-sources';
import { os } from './base';

export const sources = {
  list: os.sources.list.handler(async () => ({ sources: await listSources(new Date()) })),
};
