import { Button } from '@mantine/core';
import Link from 'next/link';
import tableClasses from '@/components/api/api-tables.module.css';
import { apiHref } from '@/components/api/api-url';
import { Method } from '@/components/endpoint/method';
import { PathTemplate } from '@/components/endpoint/path-template';
import { inventoryHref } from '@/components/inventory/inventory-url';
import type { PolicyMiss } from '@/lib/contracts/policy';

interface MissTableProps {
  misses: readonly PolicyMiss[];
  /** Asks that one be let off. */
  onAsk?: (miss: PolicyMiss) => void;
}

/** What does not pass a policy, each with its page and why. */
export function MissTable({ misses, onAsk }: MissTableProps) {
  return (
    <table className={tableClasses.table}>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Why</th>
          {onAsk && <th scope="col">Exception</th>}
        </tr>
      </thead>
      <tbody>
        {misses.map((miss) => (
          <tr key={`${miss.api} ${miss.endpoint ?? ''}`}>
            <th scope="row">
              <Place miss={miss} />
            </th>
            <td>{miss.because}</td>
            {onAsk && (
              <td>
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={`Ask to let off ${miss.endpoint ?? miss.api}`}
                  onClick={() => onAsk(miss)}
                >
                  Ask
                </Button>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Place({ miss: { api, endpoint, id } }: { miss: PolicyMiss }) {
  if (endpoint === null)
    return id === null ? (
      api
    ) : (
      <Link href={apiHref(id)} prefetch={false} className={tableClasses.place}>
        <b>{api}</b>
      </Link>
    );
  const at = endpoint.indexOf(' ');
  const shown = (
    <>
      <Method method={endpoint.slice(0, at)} /> <PathTemplate path={endpoint.slice(at + 1)} />
    </>
  );
  return (
    <>
      {id === null ? (
        shown
      ) : (
        <Link
          href={inventoryHref({ api: [api], endpoint: id })}
          prefetch={false}
          className={tableClasses.place}
        >
          {shown}
        </Link>
      )}{' '}
      <span className={tableClasses.soft}>{api}</span>
    </>
  );
}
