import Link from 'next/link';
import { Method } from '@/components/endpoint/method';
import { ElidedPath } from '@/components/endpoint/path-template';
import { StateMark } from '@/components/endpoint/state-mark';
import { inventoryHref } from '@/components/inventory/inventory-url';
import { formatCount, formatQuantity } from '@/components/ui/format';
import { RelativeTime } from '@/components/ui/relative-time';
import type { AppearedInApi, EstateOverview } from '@/lib/contracts/estate';
import type { EndpointRow } from '@/lib/contracts/inventory';
import classes from './appeared-list.module.css';

const NEWEST = { appeared: ['week' as const], sort: 'firstSeen' as const, order: 'desc' as const };

/** What traffic first showed in the last 7 days, by API. */
export function AppearedList({ appeared }: Pick<EstateOverview, 'appeared'>) {
  const { endpoints, apis, byApi } = appeared;
  return (
    <section aria-labelledby="appeared-title">
      <header className={classes.head}>
        <h2 id="appeared-title">New this week</h2>
        {endpoints > 0 && (
          <Link href={inventoryHref(NEWEST)}>
            All {formatQuantity(endpoints, 'endpoint')} of {formatQuantity(apis, 'API')}
          </Link>
        )}
      </header>
      {endpoints === 0 ? (
        <p className={classes.none}>Traffic showed no endpoint for the first time in the last 7 days.</p>
      ) : (
        <ul className={classes.apis}>
          {byApi.map((api) => (
            <AppearedApi key={api.apiId} appeared={api} />
          ))}
        </ul>
      )}
    </section>
  );
}

function AppearedApi({ appeared: { apiId, api, count, endpoints } }: { appeared: AppearedInApi }) {
  const others = count - endpoints.length;
  return (
    <li className={classes.api}>
      <h3 className={classes.name}>
        <Link href={`/apis/${apiId}`}>{api}</Link>
        <span className={classes.count}>{formatCount(count)}</span>
      </h3>
      <ul className={classes.endpoints}>
        {endpoints.map((endpoint) => (
          <AppearedEndpoint key={endpoint.id} endpoint={endpoint} />
        ))}
      </ul>
      {others > 0 && (
        <Link href={inventoryHref({ api: [api], ...NEWEST })} className={classes.more}>
          {formatCount(others)} more
          <span className={classes.unseen}> new endpoints of {api}</span>
        </Link>
      )}
    </li>
  );
}

function AppearedEndpoint({ endpoint: { id, method, path, names, firstSeen } }: { endpoint: EndpointRow }) {
  return (
    <li>
      <Link href={`/endpoints/${id}`} className={classes.endpoint}>
        <Method method={method} />
        <ElidedPath path={path} />
        <span className={classes.marks}>
          {names.map((name) => (
            <StateMark key={name} axis="name" value={name} />
          ))}
        </span>
        <span className={classes.when}>{firstSeen && <RelativeTime iso={firstSeen} />}</span>
      </Link>
    </li>
  );
}
