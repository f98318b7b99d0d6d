import { readOverview } from '@/lib/services/estate-overview';
import { tellEstateVersion } from '@/lib/services/estate-version';
import { os } from './base';

export const estate = {
  version: os.estate.version.handler(() => tellEstateVersion()),
  overview: os.estate.overview.handler(() => readOverview(new Date())),
};
