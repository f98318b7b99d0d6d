import Link from 'next/link';
import { apiHref } from '@/components/api/api-url';
import { formatQuantity } from '@/components/ui/format';
import type { Departure } from '@/lib/contracts/lifecycle';
import classes from './departure-list.module.css';
import { SunsetRail } from './sunset-rail';
import { VerdictMark } from './verdict-mark';
import { callersInWords, daysInWords } from './words';

/** What leaves: until when, who still calls, and whether it can be switched off. */
export function DepartureList({ departures, more }: { departures: readonly Departure[]; more: number }) {
  if (departures.length === 0)
    return (
      <p className={classes.none}>
        Nothing is on its way out. An endpoint is once its document says <code>deprecated: true</code> or{' '}
        <code>x-sunset</code>, once it answers with a <code>Deprecation</code> header, or once somebody
        deprecates its API here.
      </p>
    );
  return (
    <>
      <ul className={classes.list}>
        {departures.map((departure) => (
          <DepartureRow key={departure.api.id} departure={departure} />
        ))}
      </ul>
      {more > 0 && <p className={classes.none}>and {formatQuantity(more, 'more API')} later.</p>}
    </>
  );
}

function DepartureRow({ departure }: { departure: Departure }) {
  const { api, isWhole, endpoints, active, sunsetOn, daysLeft, plan } = departure;
  return (
    <li className={classes.row}>
      <div className={classes.what}>
        <Link href={apiHref(api.id, { view: 'lifecycle' })} prefetch={false} className={classes.name}>
          {api.name}
        </Link>
        <span className={classes.soft}>
          {isWhole ? 'All of it' : 'A part'}: {formatQuantity(endpoints, 'endpoint')}
          {active > 0 && `, ${active} in use`} · {api.team ?? 'no team'}
        </span>
      </div>
      <div className={classes.when}>
        {sunsetOn === null || daysLeft === null ? (
          <span className={classes.soft}>No last day yet</span>
        ) : (
          <>
            <span>
              <time dateTime={sunsetOn}>{sunsetOn}</time>{' '}
              <b className={classes.days} data-past={daysLeft < 0 || undefined}>
                {daysInWords(daysLeft)}
              </b>
            </span>
            <SunsetRail daysLeft={daysLeft} />
          </>
        )}
      </div>
      <div className={classes.who}>{callersInWords(departure)}</div>
      <div className={classes.plan}>
        <VerdictMark verdict={plan.verdict} />
        <span className={classes.soft}>
          {plan.verdict !== 'safe' && plan.safeFrom !== null
            ? `At the earliest on ${plan.safeFrom}`
            : plan.because}
        </span>
      </div>
    </li>
  );
}
