'use client';

import { useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { formatCount, formatQuantity } from '@/components/ui/format';
import { EmptyNotice } from '@/components/ui/notice';
import { RelativeTime } from '@/components/ui/relative-time';
import { apiRevisions, revisionDiff } from '@/lib/client/api-queries';
import type { RevisionDiff, RevisionRow } from '@/lib/contracts/revision';
import { ApiSection, Awaited } from './api-section';
import tableClasses from './api-tables.module.css';
import { apiParsers } from './api-url';
import { RevisionChoice } from './revision-choice';
import classes from './revisions-view.module.css';
import { SpecChanges } from './spec-changes';

/** The revisions of an API's documents, and what changed between two of them. */
export function RevisionsView({ id }: { id: number }) {
  const [{ before, after }, setState] = useQueryStates(apiParsers);
  const revisions = useQuery(apiRevisions(id));
  const diff = useQuery(revisionDiff(id, { before, after }));
  if (revisions.data?.revisions.length === 0)
    return (
      <EmptyNotice title="No document declares this API">
        <p>
          It is known from traffic only. Import a spec on the Sources page, or begin with the overlay of this
          page.
        </p>
      </EmptyNotice>
    );
  return (
    <>
      <ApiSection title="What changed">
        {revisions.data && (
          <RevisionChoice
            revisions={revisions.data.revisions}
            before={before ?? diff.data?.before?.id ?? null}
            after={after ?? diff.data?.after?.id ?? revisions.data.revisions[0]?.id ?? null}
            onChange={(choice) => void setState(choice, { history: 'push' })}
          />
        )}
        {diff.data ? (
          <div className={classes.difference} aria-busy={diff.isPlaceholderData}>
            <Difference diff={diff.data} />
          </div>
        ) : (
          <Awaited what="changes" query={diff} height={320} />
        )}
      </ApiSection>
      <ApiSection title="Revisions" note="Newest first">
        {revisions.data ? (
          <RevisionTable revisions={revisions.data.revisions} hasMore={revisions.data.nextCursor !== null} />
        ) : (
          <Awaited what="revisions" query={revisions} height={200} />
        )}
      </ApiSection>
    </>
  );
}

function Difference({ diff }: { diff: RevisionDiff }) {
  if (diff.before === null || diff.after === null)
    return (
      <p className={tableClasses.none}>
        There is one revision. When another is imported, what changed stands here: what breaks clients, what
        loosens security, what is deprecated.
      </p>
    );
  return <SpecChanges diff={diff} />;
}

function RevisionTable({ revisions, hasMore }: { revisions: readonly RevisionRow[]; hasMore: boolean }) {
  return (
    <>
      <table className={tableClasses.table}>
        <thead>
          <tr>
            <th scope="col">Document</th>
            <th scope="col" className={tableClasses.number}>
              Revision
            </th>
            <th scope="col">File</th>
            <th scope="col">Imported</th>
            <th scope="col" className={tableClasses.number}>
              Operations
            </th>
            <th scope="col">Read</th>
          </tr>
        </thead>
        <tbody>
          {revisions.map(
            ({ id, title, version, number, isCurrent, format, file, importedAt, operations, noteCount }) => (
              <tr key={id}>
                <th scope="row">
                  {title} {version} <span className={tableClasses.soft}>{format}</span>
                </th>
                <td className={tableClasses.number} data-label="revision">
                  {number}
                  {isCurrent && <span className={tableClasses.soft}> current</span>}
                </td>
                <td>{file}</td>
                <td>
                  <RelativeTime iso={importedAt} />
                </td>
                <td className={tableClasses.number} data-label="operations">
                  {formatCount(operations)}
                </td>
                <td>{noteCount === 0 ? 'whole' : `with ${formatQuantity(noteCount, 'note')}`}</td>
              </tr>
            ),
          )}
        </tbody>
      </table>
      {hasMore && <p className={tableClasses.after}>Older revisions are in the HTTP API.</p>}
    </>
  );
}
