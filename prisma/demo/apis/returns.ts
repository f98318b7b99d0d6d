import type { DemoApi } from '../demo-api';
import { act, create, list, read, resource } from '../operations';

/** Designed, reviewed, published: and no source covers it. */
export const returns: DemoApi = {
  key: 'returns',
  title: 'Returns API',
  description: 'Returns and exchanges, planned for the spring.',
  host: 'returns.halden-roe.example',
  basePath: '/v1',
  scheme: 'https',
  isStrict: true,
  schemes: { openId: { kind: 'openIdConnect' } },
  security: ['openId'],
  revisions: [
    { version: '0.1.0', daysAgo: 26, format: 'openapi-3.1-yaml' },
    { version: '0.2.0', daysAgo: 3, format: 'openapi-3.1-yaml' },
  ],
  models: {
    Return: { id: 'ulid', orderNumber: 'orderNumber', reason: 'reason', state: 'state', createdAt: 'time' },
    ReturnDraft: { orderNumber: 'orderNumber', reason: 'reason', 'note?': 'sentence' },
    Label: { id: 'shortId', trackingNumber: 'trackingNumber' },
    Inspection: { id: 'number', grade: 'rating', note: 'sentence' },
    InspectionDraft: { grade: 'rating', note: 'sentence' },
    Exchange: { id: 'ulid', sku: 'sku', state: 'state' },
    ExchangeDraft: { sku: 'sku' },
    Reason: { code: 'reason', title: 'title' },
    Refund: { cents: 'cents', currency: 'currency', state: 'state' },
  },
  operations: [
    ...resource('/returns?state:state', '{returnId:ulid}', 'Return', 'ReturnDraft'),
    act('/returns/{returnId:ulid}/approve', undefined, 'Return'),
    act('/returns/{returnId:ulid}/reject', undefined, 'Return'),
    create('/returns/{returnId:ulid}/label', 'ReturnDraft', 'Label'),
    read('/returns/{returnId:ulid}/label', 'Label'),
    read('/returns/{returnId:ulid}/refund', 'Refund'),
    list('/returns/{returnId:ulid}/inspections', 'Inspection'),
    create('/returns/{returnId:ulid}/inspections', 'InspectionDraft', 'Inspection'),
    ...resource('/exchanges', '{exchangeId:ulid}', 'Exchange', 'ExchangeDraft', { since: 2 }),
    list('/reasons?language:language', 'Reason'),
  ],
};
