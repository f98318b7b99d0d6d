import { formatCount, formatQuantity } from '@/components/ui/format';
import type { TemplateChange } from '@/lib/contracts/template-change';
import classes from './change-preview.module.css';
import { PathTemplate } from './path-template';

/** The endpoints that would go and come; the place keeps its height while the answer is on the way. */
export function ChangePreview({ change, isPending }: { change: TemplateChange | null; isPending: boolean }) {
  return (
    <div className={classes.preview} aria-live="polite" aria-busy={isPending}>
      {isPending && <p>Working out what would change…</p>}
      {change && (
        <>
          <EndpointGroup title="Would go" sign="−" endpoints={change.removed} />
          <EndpointGroup title="Would come" sign="+" endpoints={change.added} />
          <p className={classes.kept}>
            {formatQuantity(change.kept, 'other endpoint')} of this API would stay.
          </p>
        </>
      )}
    </div>
  );
}

interface EndpointGroupProps {
  title: string;
  sign: string;
  endpoints: TemplateChange['added'];
}

function EndpointGroup({ title, sign, endpoints }: EndpointGroupProps) {
  return (
    <section>
      <h3>
        {title} ({endpoints.length})
      </h3>
      {endpoints.length === 0 ? (
        <p className={classes.kept}>None.</p>
      ) : (
        <ul className={classes.endpoints}>
          {endpoints.map(({ endpoint, requests }) => {
            const [method = '', path = ''] = endpoint.split(' ', 2);
            return (
              <li key={endpoint} data-sign={sign}>
                <code>{method}</code> <PathTemplate path={path} />
                <span className={classes.requests}>{formatCount(requests)} requests</span>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
