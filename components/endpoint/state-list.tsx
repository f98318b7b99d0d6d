import type { EndpointDetail } from '@/lib/contracts/inventory';
import classes from './state-list.module.css';
import { StateMark } from './state-mark';

/** The state on each axis, with the sentence that explains it. */
export function StateList({ endpoint }: { endpoint: EndpointDetail }) {
  const { because } = endpoint;
  return (
    <dl className={classes.states}>
      <dt>Documentation</dt>
      <dd>
        <StateMark axis="documentation" value={endpoint.documentation} />
        <p>{because.documentation}</p>
      </dd>
      <dt>Traffic</dt>
      <dd>
        <StateMark axis="traffic" value={endpoint.traffic} />
        <p>{because.traffic}</p>
      </dd>
      <dt>Lifecycle</dt>
      <dd>
        <StateMark axis="lifecycle" value={endpoint.lifecycle} />
        <p>{because.lifecycle}</p>
      </dd>
      <dt>Authentication declared</dt>
      <dd>
        <StateMark axis="declared" value={endpoint.declared} />
        <p>{because.declared}</p>
      </dd>
      <dt>Authentication observed</dt>
      <dd>
        <StateMark axis="observed" value={endpoint.observed} />
        <p>{because.observed}</p>
      </dd>
    </dl>
  );
}
