import Link from 'next/link';
import tableClasses from '@/components/api/api-tables.module.css';
import { Method } from '@/components/endpoint/method';
import { PathTemplate } from '@/components/endpoint/path-template';
import { placeInWords } from '@/components/findings/finding-place';
import { findingsHref } from '@/components/findings/findings-url';
import { SEVERITY_WORDS, STATUS_WORDS } from '@/components/findings/words';
import { RelativeTime } from '@/components/ui/relative-time';
import type { ExceptionState, FindingException } from '@/lib/contracts/exception';

const STATE_WORDS: Record<ExceptionState, string> = {
  waiting: 'Waits',
  'in-force': 'In force',
  ended: 'Ended',
  refused: 'Refused',
};

/** One exception a row, the finding it is of first. */
export function ExceptionTable({ exceptions }: { exceptions: readonly FindingException[] }) {
  return (
    <table className={tableClasses.table}>
      <thead>
        <tr>
          <th scope="col">Finding</th>
          <th scope="col">As</th>
          <th scope="col">State</th>
          <th scope="col">Until</th>
          <th scope="col">Asked by</th>
          <th scope="col">Decided by</th>
          <th scope="col">Reason</th>
        </tr>
      </thead>
      <tbody>
        {exceptions.map((exception) => (
          <ExceptionRow key={exception.id} exception={exception} />
        ))}
      </tbody>
    </table>
  );
}

function ExceptionRow({ exception }: { exception: FindingException }) {
  const { finding, rule, title, severity, api, method, path, kind, state, reason } = exception;
  const { requester, requestedAt, approver, decidedAt, until } = exception;
  return (
    <tr>
      <th scope="row">
        <Link href={findingsHref({ finding })} prefetch={false} className={tableClasses.place}>
          <b>{title}</b>
        </Link>{' '}
        <span className={tableClasses.soft}>
          {rule}, {SEVERITY_WORDS[severity].toLowerCase()}, {api}
        </span>
        <br />
        {method !== null && path !== null ? (
          <>
            <Method method={method} /> <PathTemplate path={path} />
          </>
        ) : (
          placeInWords(exception)
        )}
      </th>
      <td>{STATUS_WORDS[kind]}</td>
      <td>{STATE_WORDS[state]}</td>
      <td data-label="until">{until === null ? 'It shows worse' : until.slice(0, 10)}</td>
      <td data-label="asked by">
        {requester}, <RelativeTime iso={requestedAt} />
      </td>
      <td data-label="decided by">
        {approver === null ? 'Nobody yet' : approver}
        {decidedAt !== null && (
          <>
            , <RelativeTime iso={decidedAt} />
          </>
        )}
      </td>
      <td>{reason}</td>
    </tr>
  );
}
