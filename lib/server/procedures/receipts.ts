import { browseReceipts, getReceipt } from '@/lib/services/browse-receipts';
import { os } from './base';

export const receipts = {
  list: os.receipts.list.handler(({ input }) => browseReceipts(input)),
  get: os.receipts.get.handler(({ input }) => getReceipt(input.id)),
};
