import { readOverview } from '@/lib/services/estate-overview';
import { os } from './base';

export const estate = {
  overview: os.estate.overview.handler(() => readOverview(new Date())),
};
