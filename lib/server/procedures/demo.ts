import { fillDemo } from '@/lib/services/fill-demo';
import { os } from './base';

export const demo = {
  fill: os.demo.fill.handler(async () => ({ receipts: (await fillDemo(new Date())).receipts })),
};
