import { CopyButton } from '@/components/ui/copy-button';
import type { EndpointDetail } from '@/lib/contracts/inventory';
import classes from './example-section.module.css';
import { PanelSection } from './panel-section';

/** A request and a response of this shape, made up. */
export function ExampleSection({ example }: Pick<EndpointDetail, 'example'>) {
  const { request, response } = example;
  return (
    <PanelSection title="Example" note="made up from names and types: no value is kept">
      <Sample title="Request" text={request} />
      {response !== null && <Sample title="Response body" text={response} />}
    </PanelSection>
  );
}

function Sample({ title, text }: { title: string; text: string }) {
  return (
    <figure className={classes.sample}>
      <figcaption>
        {title}
        <CopyButton text={text} what={title.toLowerCase()} />
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long sample scrolls, by keyboard too */}
      <pre tabIndex={0}>{text}</pre>
    </figure>
  );
}
