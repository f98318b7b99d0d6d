import { reportApi, reportEstate } from '@/lib/services/posture-report';
import { os } from './base';

export const reports = {
  estate: os.reports.estate.handler(() => reportEstate(new Date())),
  api: os.reports.api.handler(({ input }) => reportApi(input.id, new Date())),
};
