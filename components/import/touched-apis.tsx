'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { HostSuggestion } from '@/components/api/host-suggestion';
import { CoverageStrip } from '@/components/coverage/coverage-strip';
import { inventoryHref } from '@/components/inventory/inventory-url';
import { apiCoverage } from '@/lib/client/api-queries';
import classes from './touched-apis.module.css';

const SHOWN = 12;

/** The APIs that an import touched, each a link to its endpoints. */
export function TouchedApis({ names }: { names: readonly string[] }) {
  const { data } = useQuery(apiCoverage());
  const summaries = new Map(data?.apis.map((api) => [api.name, api]));
  const others = names.slice(SHOWN);
  return (
    <section>
      <h4>APIs</h4>
      <ul className={classes.apis}>
        {names.slice(0, SHOWN).map((name) => {
          const summary = summaries.get(name);
          return (
            <li key={name}>
              <Link href={inventoryHref({ api: [name] })}>{name}</Link>
              <span className={classes.strip}>{summary && <CoverageStrip api={summary} />}</span>
            </li>
          );
        })}
        {others.length > 0 && <li title={others.join(', ')}>and {others.length} others</li>}
      </ul>
      {names.slice(0, SHOWN).map((name) => {
        const summary = summaries.get(name);
        return summary && <HostSuggestion key={name} api={summary} />;
      })}
    </section>
  );
}
