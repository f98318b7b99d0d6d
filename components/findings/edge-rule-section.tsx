'use client';

import { useLocalStorage } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { PanelSection } from '@/components/endpoint/panel-section';
import { CopyButton } from '@/components/ui/copy-button';
import { Segments } from '@/components/ui/segments';
import { findingEdgeRules } from '@/lib/client/finding-queries';
import type { Gateway } from '@/lib/contracts/edge-rule';
import classes from './edge-rule-section.module.css';

const GATEWAYS: readonly { value: Gateway; shown: string }[] = [
  { value: 'nginx', shown: 'nginx' },
  { value: 'envoy', shown: 'Envoy' },
  { value: 'kong', shown: 'Kong' },
  { value: 'modsecurity', shown: 'ModSecurity' },
];

/** What gateways can do until the service is fixed; nothing where none can help. The gateway is remembered. */
export function EdgeRuleSection({ id }: { id: number }) {
  const { data } = useQuery(findingEdgeRules(id));
  const [gateway, setGateway] = useLocalStorage<Gateway>({ key: 'gnomon-gateway', defaultValue: 'nginx' });
  if (!data || data.says === null) return null;
  const offered = GATEWAYS.filter(({ value }) => data.rules.some((rule) => rule.gateway === value));
  const shown = offered.find(({ value }) => value === gateway) ?? offered[0];
  const text = data.rules.find((rule) => rule.gateway === shown?.value)?.text ?? '';
  if (!shown) return null;
  return (
    <PanelSection title="Until it is fixed: at the gateway">
      <div className={classes.body}>
        <p className={classes.says}>{data.says}</p>
        <Segments legend="Gateway" choices={offered} value={shown.value} onChange={setGateway} />
        <div className={classes.text}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
          <pre tabIndex={0}>{text}</pre>
          <CopyButton text={text} what="configuration" />
        </div>
      </div>
    </PanelSection>
  );
}
