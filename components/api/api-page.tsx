'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useQueryStates } from 'nuqs';
import { LifecycleView } from '@/components/lifecycle/lifecycle-view';
import { ErrorNotice } from '@/components/ui/notice';
import { apiProfile } from '@/lib/client/api-queries';
import { describeFailure } from '@/lib/client/failure';
import { ApiHead } from './api-head';
import classes from './api-page.module.css';
import { API_VIEWS, type ApiView, apiHref, apiParsers } from './api-url';
import { CallersView } from './callers-view';
import { OverlayView } from './overlay-view';
import { PostureView } from './posture-view';
import { RevisionsView } from './revisions-view';
import { useVerdict } from './use-verdict';

const VIEW_WORDS: Record<ApiView, string> = {
  posture: 'Posture',
  revisions: 'Revisions',
  callers: 'Callers',
  overlay: 'Overlay',
  lifecycle: 'Lifecycle',
};

/** One API: how it stands and why, how its documents changed, who calls it, and what would document the rest. */
export function ApiPage({ id }: { id: number }) {
  const [{ view }] = useQueryStates(apiParsers);
  const { data: api, error, isPending, refetch } = useQuery(apiProfile(id));
  useVerdict(api);
  return (
    <div className={classes.page}>
      <p className={classes.crumb}>
        <Link href="/apis">APIs</Link>
      </p>
      {api ? (
        <ApiHead api={api} />
      ) : isPending ? (
        <div role="status" aria-label="Loading the API" className={classes.head} />
      ) : (
        <ErrorNotice
          title="The API could not be read."
          {...describeFailure(error)}
          onRetry={() => void refetch()}
        />
      )}
      {api && (
        <>
          <nav className={classes.views} aria-label="Views of the API">
            {API_VIEWS.map((name) => (
              <Link
                key={name}
                href={apiHref(id, { view: name })}
                scroll={false}
                aria-current={name === view ? 'page' : undefined}
              >
                {VIEW_WORDS[name]}
              </Link>
            ))}
          </nav>
          {view === 'posture' && <PostureView api={api} />}
          {view === 'revisions' && <RevisionsView key={id} id={id} />}
          {view === 'callers' && <CallersView api={api} />}
          {view === 'overlay' && <OverlayView api={api} />}
          {view === 'lifecycle' && <LifecycleView api={api} />}
        </>
      )}
    </div>
  );
}
