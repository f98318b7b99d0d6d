import type { DemoApi } from '../demo-api';
import { act, create, list, read, remove } from '../operations';

const anonymous = { observed: { credentials: 0 } };
const analyst = { observed: { callers: 'staff', rhythm: 'office' } } as const;

/** Nobody wrote a spec: all that is known of it is what traffic shows. Its records carry no trace. */
export const analytics: DemoApi = {
  key: 'analytics',
  title: 'Analytics API',
  description: 'Takes events of shop and apps, and draws the dashboards.',
  host: 'events.halden-roe.example',
  basePath: '',
  scheme: 'https',
  schemes: { writeKey: { kind: 'apiKey', in: 'header', name: 'X-Write-Key' } },
  security: ['writeKey'],
  revisions: [],
  traffic: {
    source: 'gateway',
    requests: 6_000,
    rhythm: 'shoppers',
    callers: 'people',
    latencyMs: 14,
    server: 'openresty/1.15.8.1',
    bodies: 0.3,
  },
  models: {
    Event: { name: 'eventName', at: 'time', path: 'productSlug', device: 'device' },
    Identify: { anonymousId: 'uuid', email: 'email', 'phone?': 'phone', locale: 'locale' },
    Accepted: { accepted: 'count' },
    Dashboard: { id: 'shortId', title: 'title', updatedAt: 'time' },
    DashboardDraft: { title: 'title' },
    Series: { interval: 'interval', values: 'count[]' },
    Funnel: { id: 'number', title: 'title', ratio: 'ratio' },
    Report: { name: 'reportName', day: 'date', rows: 'count' },
    Visitor: {
      id: 'uuid',
      email: 'email',
      ipAddress: 'ipAddress',
      latitude: 'latitude',
      longitude: 'longitude',
    },
  },
  operations: [
    create('/collect', 'Event', 'Accepted', { weight: 300, ...anonymous, success: 202 }),
    create('/collect/batch', 'Event', 'Accepted', { weight: 90, ...anonymous, success: 202 }),
    act('/identify', 'Identify', 'Accepted', { weight: 70, ...anonymous }),
    read('/pixel.gif', 'Accepted', { weight: 60, ...anonymous }),
    list('/dashboards', 'Dashboard', { weight: 8, ...analyst }),
    create('/dashboards', 'DashboardDraft', 'Dashboard', { weight: 2, ...analyst }),
    read('/dashboards/{dashboardId:shortId}', 'Dashboard', { weight: 14, ...analyst }),
    remove('/dashboards/{dashboardId:shortId}', { weight: 1, ...analyst }),
    read('/dashboards/{dashboardId:shortId}/series?interval:interval', 'Series', { weight: 30, ...analyst }),
    list('/funnels', 'Funnel', { weight: 5, ...analyst }),
    read('/funnels/{funnelId:number}', 'Funnel', { weight: 9, ...analyst }),
    read('/reports/{report:reportName}', 'Report', { weight: 12, ...analyst }),
    read('/reports/{report:reportName}/days/{day:date}', 'Report', { weight: 12, ...analyst }),
    read('/visitors/{visitorId:uuid}', 'Visitor', {
      observed: { requests: 180, credentials: 0, hasBodies: true },
    }),
    list('/visitors/{visitorId:uuid}/events', 'Event', { weight: 10, ...analyst }),
    read('/experiments/{flag:featureFlag}/result', 'Funnel', { weight: 8, ...analyst }),
  ],
};
