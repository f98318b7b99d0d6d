import type { ReactNode } from 'react';
import {
  formatBytes,
  formatCount,
  formatMilliseconds,
  formatQuantity,
  formatShare,
} from '@/components/ui/format';
import { RelativeTime } from '@/components/ui/relative-time';
import type { DeclaredSide, EndpointDetail, ObservedSide } from '@/lib/contracts/inventory';
import { PanelSection } from './panel-section';
import { alternativesInWords, credentialWord } from './security-words';
import classes from './spec-beside-traffic.module.css';

/** What a spec declares, row by row beside what traffic shows. */
export function SpecBesideTraffic({ endpoint }: { endpoint: EndpointDetail }) {
  const { declaredSide: declared, observedSide: observed } = endpoint;
  return (
    <PanelSection title="Spec beside traffic">
      <table className={classes.table}>
        <thead>
          <tr>
            <td />
            <th scope="col">Declared</th>
            <th scope="col">Observed</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">Where</th>
            <td>{declared ? <SpecPlace declared={declared} /> : 'In no spec'}</td>
            <td>{observed ? <Hosts observed={observed} /> : 'In no traffic'}</td>
          </tr>
          <tr>
            <th scope="row">When</th>
            <td>{declared ? <Lifespan declared={declared} /> : '–'}</td>
            <td>
              <SeenSpan endpoint={endpoint} />
            </td>
          </tr>
          <tr>
            <th scope="row">Authentication</th>
            <td>{declared ? <DeclaredSecurity declared={declared} /> : '–'}</td>
            <td>{observed ? <Credentials credentials={observed.credentials} /> : '–'}</td>
          </tr>
          {observed && <ObservedRow word="Callers">{callersInWords(observed.callers)}</ObservedRow>}
          {observed && (
            <ObservedRow word="Latency">{quantiles(observed.latencyMs, formatMilliseconds)}</ObservedRow>
          )}
          {observed && (
            <ObservedRow word="Size">{quantiles(observed.responseBytes, formatBytes)}</ObservedRow>
          )}
        </tbody>
      </table>
    </PanelSection>
  );
}

/** What no spec can declare. */
function ObservedRow({ word, children }: { word: string; children: ReactNode }) {
  return (
    <tr>
      <th scope="row">{word}</th>
      <td>–</td>
      <td>{children}</td>
    </tr>
  );
}

function SpecPlace({ declared }: { declared: DeclaredSide }) {
  return (
    <>
      <div>
        {declared.spec}, revision {declared.revision}
        {!declared.isCurrent && ' (an older one)'}
      </div>
      {declared.operationId && <code>{declared.operationId}</code>}
      {declared.file && (
        <div className={classes.soft}>
          <code>
            {declared.file}:{declared.line}
          </code>
        </div>
      )}
    </>
  );
}

function Hosts({ observed }: { observed: ObservedSide }) {
  return (
    <ul className={classes.list}>
      {observed.hosts.map(({ host, count }) => (
        <li key={host}>
          {host} <span className={classes.soft}>{formatCount(count)}</span>
        </li>
      ))}
    </ul>
  );
}

function Lifespan({ declared }: { declared: DeclaredSide }) {
  const words = [
    declared.isDeprecated && 'Deprecated',
    declared.sunset && `Sunset ${declared.sunset.slice(0, 10)}`,
    declared.isInternal && 'Internal',
  ].filter(Boolean);
  return words.length > 0 ? words.join(' · ') : 'Current';
}

function SeenSpan({ endpoint }: { endpoint: EndpointDetail }) {
  if (!endpoint.firstSeen || !endpoint.lastSeen) return 'Never';
  return (
    <>
      First <RelativeTime iso={endpoint.firstSeen} />, last <RelativeTime iso={endpoint.lastSeen} />
    </>
  );
}

function DeclaredSecurity({ declared }: { declared: DeclaredSide }) {
  const alternatives = alternativesInWords(declared.security);
  if (alternatives.length === 0) return 'None';
  return (
    <ul className={classes.list}>
      {alternatives.map((words, position) => (
        <li key={words}>
          {position > 0 && <span className={classes.soft}>or </span>}
          {words}
        </li>
      ))}
    </ul>
  );
}

function Credentials({ credentials }: { credentials: ObservedSide['credentials'] }) {
  const { present, absent, unobservable, kinds } = credentials;
  const total = present + absent + unobservable;
  const shares = [
    ['With credentials', present],
    ['Without', absent],
    ['Cannot tell', unobservable],
  ] as const;
  return (
    <ul className={classes.list}>
      {shares.map(([words, count]) => (
        <li key={words} className={classes.share}>
          {words} <span title={formatQuantity(count, 'request')}>{formatShare(count, total)}</span>
        </li>
      ))}
      {kinds.map(({ kind, count }) => (
        <li key={kind} className={classes.kind}>
          {credentialWord(kind)} <span>{formatShare(count, present)}</span>
        </li>
      ))}
    </ul>
  );
}

function callersInWords(callers: number | null): string {
  return callers === null ? 'No source shows them' : `About ${formatQuantity(callers, 'client')}`;
}

function quantiles(values: { p50: number; p95: number } | null, format: (value: number) => string): string {
  return values ? `median ${format(values.p50)}, p95 ${format(values.p95)}` : 'No source shows it';
}
