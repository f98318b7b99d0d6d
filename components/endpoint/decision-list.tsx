'use client';

import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { RelativeTime } from '@/components/ui/relative-time';
import { templateDecisions } from '@/lib/client/api-queries';
import type { StoredOverride, TemplateChange } from '@/lib/contracts/template-change';
import classes from './decision-list.module.css';
import { useDecisions } from './use-decisions';

interface DecisionListProps {
  apiId: number;
  /** Whether the viewer may take them back. */
  mayDecide: boolean;
  onChange: (change: TemplateChange) => void;
}

/** People's template decisions on an API, each of which can be taken back. */
export function DecisionList({ apiId, mayDecide, onChange }: DecisionListProps) {
  const { data } = useQuery(templateDecisions(apiId));
  const { takeBack, isTakingBack } = useDecisions(apiId, onChange);
  const [asked, setAsked] = useState<number | null>(null);
  if (!data || data.overrides.length === 0) return null;
  return (
    <div className={classes.decisions}>
      <h4>Decided by people in this API</h4>
      <ul>
        {data.overrides.map((decision) => (
          <li key={decision.id}>
            <span>
              {decisionInWords(decision)}, <RelativeTime iso={decision.createdAt} />
            </span>
            {mayDecide && asked === decision.id && (
              <Button size="compact-xs" loading={isTakingBack} onClick={() => takeBack(decision)} autoFocus>
                Yes, take this {decision.kind} back
              </Button>
            )}
            {mayDecide && asked !== decision.id && (
              <Button size="compact-xs" variant="default" onClick={() => setAsked(decision.id)}>
                Take back
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function decisionInWords({ kind, prefix, words }: StoredOverride): string {
  const place = prefix === '' ? 'the root' : prefix;
  return kind === 'merge' ? `Below ${place}, one parameter` : `Below ${place}, literals ${words.join(', ')}`;
}
