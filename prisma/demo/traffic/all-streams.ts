import type { DemoApi } from '../demo-api';
import { abuseStreams } from './abuse-streams';
import { apiStreams } from './api-streams';
import { attackStreams } from './attack-streams';
import { browserStream } from './browser-stream';
import type { Calendar } from './calendar';
import { placeStreams } from './place-streams';
import { scannerStreams } from './scanner-streams';
import type { Stream } from './wire-exchange';

/** All traffic of the estate: what is usual, and what was planted. */
export function allStreams(estate: readonly DemoApi[], calendar: Calendar): Stream[] {
  const apis: Readonly<Record<string, DemoApi>> = Object.fromEntries(estate.map((api) => [api.key, api]));
  const { admin } = apis;
  return [
    ...estate.flatMap((api) => apiStreams(api, calendar)),
    ...placeStreams(apis, calendar),
    ...abuseStreams(apis, calendar),
    ...scannerStreams(apis, calendar),
    ...attackStreams(apis, calendar),
    ...(admin ? [browserStream(admin, calendar)] : []),
  ];
}
