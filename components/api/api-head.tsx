'use client';

import Link from 'next/link';
import { useMay } from '@/components/account/me-provider';
import { LinkedCoverageStrip } from '@/components/coverage/coverage-strip';
import { EXPOSURE_WORDS } from '@/components/endpoint/words';
import { inventoryHref } from '@/components/inventory/inventory-url';
import { ScoreMark } from '@/components/score/score-mark';
import { ScoreTrend } from '@/components/score/score-trend';
import { formatCount, formatQuantity } from '@/components/ui/format';
import type { ApiProfile } from '@/lib/contracts/api-posture';
import { ApiActions } from './api-actions';
import classes from './api-head.module.css';
import { apiHref } from './api-url';
import { StewardshipChoice } from './stewardship-choice';

const HOSTS_SHOWN = 4;
const DOCUMENTS_SHOWN = 4;

/** The name of an API, where it is, what declares it, and how it stands. */
export function ApiHead({ api }: { api: ApiProfile }) {
  const { id, name, score, grade, evidenceCoverage, trend, team, exposure, endpoints, requests } = api;
  const mayChange = useMay('apis.setStewardship');
  return (
    <section className={classes.head} aria-labelledby="api-name">
      <div className={classes.about}>
        <h1 id="api-name" className={classes.name}>
          {name}
        </h1>
        <ApiActions api={api} />
        <dl className={classes.facts}>
          <div>
            <dt>Hosts</dt>
            <dd>
              <Hosts api={api} />
            </dd>
          </div>
          <div>
            <dt>Documents</dt>
            <dd>
              <Documents api={api} />
            </dd>
          </div>
          {mayChange ? (
            <StewardshipChoice id={id} stewardship={{ team, exposure }} />
          ) : (
            <>
              <div>
                <dt>Owner</dt>
                <dd>{team?.name ?? 'No team yet'}</dd>
              </div>
              <div>
                <dt>Exposure</dt>
                <dd>{exposure ? EXPOSURE_WORDS[exposure] : 'Nobody has said'}</dd>
              </div>
            </>
          )}
        </dl>
      </div>
      <div className={classes.standing}>
        <p className={classes.mark}>
          {trend.length === 0 && api.isBeingJudged ? (
            <span className={classes.pending}>Being judged</span>
          ) : (
            <ScoreMark score={score} grade={grade} size="large" />
          )}
        </p>
        <p className={classes.evidence}>
          Evidence covers <strong>{(evidenceCoverage * 100).toFixed(1)} %</strong> of its endpoints
        </p>
        {api.isBeingJudged && trend.length > 0 && (
          <p className={classes.evidence}>Something changed: it is being judged again.</p>
        )}
      </div>
      <ScoreTrend trend={trend} />
      <div className={classes.coverage}>
        <p>
          <Link href={inventoryHref({ api: [name] })} className={classes.quiet}>
            {formatQuantity(endpoints, 'endpoint')}
          </Link>{' '}
          · {formatQuantity(requests, 'request')}
          {api.unmatched > 0 && ` · ${formatCount(api.unmatched)} more proved no endpoint`}
        </p>
        <LinkedCoverageStrip api={api} />
      </div>
    </section>
  );
}

function Hosts({ api: { hosts, specs } }: { api: ApiProfile }) {
  const names = [...new Set(hosts.map(({ host, basePath }) => host && `${host}${basePath}`))].filter(Boolean);
  if (names.length === 0) return specs === 0 ? 'The log shows none' : 'Its documents name none';
  return (
    <>
      {names.slice(0, HOSTS_SHOWN).map((name) => (
        <span key={name} className={classes.item}>
          {name}
        </span>
      ))}
      {names.length > HOSTS_SHOWN && <span>and {formatQuantity(names.length - HOSTS_SHOWN, 'other')}</span>}
    </>
  );
}

function Documents({ api: { id, documents } }: { api: ApiProfile }) {
  if (documents.length === 0) return 'None: it is known from traffic only';
  return (
    <>
      {documents.slice(0, DOCUMENTS_SHOWN).map(({ title, format, version, revision }, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: documents of one API may share title and version
        <span key={position} className={classes.item}>
          {title} {version} <span className={classes.soft}>{format}</span>{' '}
          <Link href={apiHref(id, { view: 'revisions' })}>revision {revision}</Link>
        </span>
      ))}
      {documents.length > DOCUMENTS_SHOWN && (
        <span>and {formatQuantity(documents.length - DOCUMENTS_SHOWN, 'other')}</span>
      )}
    </>
  );
}
