'use client';

import { Button } from '@mantine/core';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useMay } from '@/components/account/me-provider';
import type { SegmentReason } from '@/lib/contracts/endpoint';
import type { EndpointDetail } from '@/lib/contracts/inventory';
import type { TemplateChange } from '@/lib/contracts/template-change';
import { ContributionList } from './contribution-list';
import type { PlannedDecision } from './decision-dialog';
import { DecisionList } from './decision-list';
import { PanelSection } from './panel-section';
import { PathTemplate } from './path-template';
import classes from './template-reasons.module.css';
import { oddsInWords, type TemplateSegment, templateSegments } from './template-segments';

const DecisionDialog = dynamic(() => import('./decision-dialog').then((module) => module.DecisionDialog), {
  ssr: false,
});

interface TemplateReasonsProps {
  endpoint: EndpointDetail;
  /** A decision moved the endpoint's requests elsewhere. */
  onGone: () => void;
}

/** Why each segment of the path is a literal or a parameter, and the means to decide otherwise. */
export function TemplateReasons({ endpoint, onGone }: TemplateReasonsProps) {
  const mayDecide = useMay('apis.addOverride', endpoint.team?.id);
  const [planned, setPlanned] = useState<PlannedDecision | null>(null);
  const onChange = (change: TemplateChange) => {
    const self = `${endpoint.method} ${endpoint.path}`;
    if (change.removed.some((removed) => removed.endpoint === self)) onGone();
  };
  const types = new Map(endpoint.parameters.map(({ position, type }) => [position, type]));
  return (
    <PanelSection title="Why this template">
      <ol className={classes.segments}>
        {templateSegments(endpoint.path, endpoint.reasons).map((segment) => (
          <li key={segment.position} className={classes.segment}>
            <PathTemplate path={segment.text.startsWith(':') ? segment.text : `/${segment.text}`} />
            <div className={classes.why}>
              <div className={classes.first}>
                <p>
                  {segment.reason
                    ? reasonInWords(segment.reason, types.get(segment.position))
                    : 'No reason is kept.'}
                </p>
                {mayDecide && <SegmentAction segment={segment} onPlan={setPlanned} />}
              </div>
              {segment.reason?.groups && <ContributionList groups={segment.reason.groups} />}
              {segment.reason?.siblings && segment.reason.siblings.length > 0 && (
                <p className={classes.siblings}>
                  Literals beside it: <code>{segment.reason.siblings.join(', ')}</code>
                </p>
              )}
            </div>
          </li>
        ))}
      </ol>
      <DecisionList apiId={endpoint.apiId} mayDecide={mayDecide} onChange={onChange} />
      {planned && (
        <DecisionDialog
          apiId={endpoint.apiId}
          planned={planned}
          onChange={onChange}
          onClose={() => setPlanned(null)}
        />
      )}
    </PanelSection>
  );
}

function SegmentAction({
  segment,
  onPlan,
}: {
  segment: TemplateSegment;
  onPlan: (planned: PlannedDecision) => void;
}) {
  const { reason, prefix, text } = segment;
  if (!reason || reason.source === 'spec' || text.startsWith(':')) return null;
  const kind = reason.decision === 'parameter' ? 'split' : 'merge';
  const suggestions = reason.siblings ?? [];
  return (
    <Button
      size="compact-xs"
      variant="default"
      onClick={() => onPlan({ kind, prefix, segment: text, suggestions })}
      aria-label={kind === 'split' ? `Split literals out of ${text}` : `Merge ${text} into a parameter`}
    >
      {kind === 'split' ? 'Split…' : 'Merge…'}
    </Button>
  );
}

function reasonInWords({ source, decision, logOdds }: SegmentReason, type: string | undefined): string {
  const what = decision === 'parameter' ? 'a parameter' : 'a literal';
  switch (source) {
    case 'spec':
      return `The spec declares it as ${what}.`;
    case 'person':
      return `A person decided that it is ${what}.`;
    case 'route':
      return `The framework’s or gateway’s own route names it as ${what}.`;
    case 'shape':
      return decision === 'parameter'
        ? `Its values have the shape of ${type ?? 'an identifier'}.`
        : 'Its shape is that of a word.';
    case 'statistics':
      return `Judged from traffic: ${logOdds === undefined ? '' : `${oddsInWords(logOdds)} `}for ${what}.`;
  }
}
