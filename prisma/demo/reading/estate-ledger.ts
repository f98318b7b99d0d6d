import { type DemoUpload, demoUploads } from '../demo-uploads';
import { OperationFinder } from './operation-finder';
import { type ReadOperation, type ReadRevision, readDocument, readRevision } from './read-revision';
import { type ReadExchange, readTraffic } from './read-traffic';

const CREDENTIAL_HEADERS = ['authorization', 'x-api-key', 'x-service-key', 'x-write-key', 'cookie'];

export function hasCredentials({ requestHeaders, query, authentication }: ReadExchange): boolean {
  const isSent = CREDENTIAL_HEADERS.some((name) => requestHeaders[name] !== undefined);
  return isSent || authentication === 'present' || /(^|&)(api_key|access_token)=/.test(query);
}

export const isSuccess = ({ status }: ReadExchange): boolean => status < 300;

/** The whole estate, read back: documents by API and revision, exchanges by operation and host. */
export class EstateLedger {
  readonly exchanges: readonly ReadExchange[];
  private readonly byOperation = new Map<string, ReadExchange[]>();
  private readonly byHost = new Map<string, ReadExchange[]>();
  private readonly specs = new Map<string, DemoUpload[]>();

  constructor(seed: number, now: Date) {
    const uploads = [...demoUploads({ seed, now })];
    for (const upload of uploads.filter(({ api }) => api !== undefined)) {
      const key = upload.name.split('/')[0] as string;
      this.specs.set(key, [...(this.specs.get(key) ?? []), upload]);
    }
    this.exchanges = uploads.filter(({ api }) => api === undefined).flatMap(readTraffic);
    const finder = new OperationFinder();
    for (const exchange of this.exchanges) {
      append(this.byHost, exchange.host, exchange);
      const key = finder.find(exchange);
      if (key !== undefined) append(this.byOperation, key, exchange);
    }
  }

  /** Exchanges of `api METHOD /template`. */
  of(operation: string): readonly ReadExchange[] {
    return this.byOperation.get(operation) ?? [];
  }

  onHost(host: string): readonly ReadExchange[] {
    return this.byHost.get(host) ?? [];
  }

  /** Operations of an API that were seen. */
  operationsSeen(api: string): string[] {
    return [...this.byOperation.keys()].filter((key) => key.startsWith(`${api} `));
  }

  revisions(api: string): ReadRevision[] {
    return (this.specs.get(api) ?? []).map(readRevision);
  }

  latestDocument(api: string): Record<string, unknown> {
    const upload = this.specs.get(api)?.at(-1);
    return upload ? readDocument(upload) : {};
  }

  /** What each revision of its API says of `api METHOD /template`, oldest first. */
  declared(operation: string): (ReadOperation | undefined)[] {
    const [api = '', ...key] = operation.split(' ');
    return this.revisions(api).map((revision) => revision.get(key.join(' ')));
  }
}

function append<T>(map: Map<string, T[]>, key: string, value: T): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
