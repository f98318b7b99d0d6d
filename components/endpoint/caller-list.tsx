import { formatCount, formatQuantity, formatShare } from '@/components/ui/format';
import { RelativeTime } from '@/components/ui/relative-time';
import type { ObservedSide } from '@/lib/contracts/inventory';
import { PanelSection } from './panel-section';
import classes from './panel-table.module.css';

/** Who calls an endpoint: keyed fingerprints, from which no address can be had. */
export function CallerList({ observed }: { observed: ObservedSide }) {
  const { callers, callerList, requests } = observed;
  if (callers === null)
    return (
      <PanelSection title="Callers">
        <p className={classes.soft}>No source shows clients: access logs and exchanges with a client do.</p>
      </PanelSection>
    );
  return (
    <PanelSection title="Callers" note={`about ${formatQuantity(callers, 'client')}`}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Fingerprint</th>
            <th scope="col" className={classes.number}>
              Requests
            </th>
            <th scope="col" className={classes.number}>
              Share
            </th>
            <th scope="col" className={classes.number}>
              Last seen
            </th>
          </tr>
        </thead>
        <tbody>
          {callerList.map((caller) => (
            <tr key={caller.fingerprint}>
              <td>
                <code>{caller.fingerprint}</code>
              </td>
              <td className={classes.number}>{formatCount(caller.requests)}</td>
              <td className={classes.number}>{formatShare(caller.requests, requests)}</td>
              <td className={classes.number}>
                <RelativeTime iso={caller.lastSeen} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {callerList.length < callers && (
        <p className={classes.soft}>
          The busiest {callerList.length} of those that are kept: a random choice where there are many.
        </p>
      )}
    </PanelSection>
  );
}
