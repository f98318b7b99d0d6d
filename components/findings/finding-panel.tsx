'use client';

import { Button } from '@mantine/core';
import { ORPCError } from '@orpc/client';
import { useQuery } from '@tanstack/react-query';
import { useMay } from '@/components/account/me-provider';
import { PanelSkeleton } from '@/components/list/panel-skeleton';
import { EmptyNotice, ErrorNotice } from '@/components/ui/notice';
import { describeFailure } from '@/lib/client/failure';
import { findingDetail } from '@/lib/client/finding-queries';
import { ActBar } from './act-bar';
import classes from './act-bar.module.css';
import { EdgeRuleSection } from './edge-rule-section';
import { EvidenceList } from './evidence-list';
import { ExplanationSection } from './explanation-section';
import { FindingHeading } from './finding-heading';
import { FindingHistory } from './finding-history';
import { FindingRemedy } from './finding-remedy';
import { SpecPatchSection } from './spec-patch-section';
import { TicketSection } from './ticket-section';
import { WaitingRequestNote } from './waiting-request';

interface FindingPanelProps {
  id: number;
  /** Asked when a finding has come: whether its heading should take the focus. */
  takeFocus: () => boolean;
  onClose: () => void;
}

/** One finding beside the list: what was seen first, then why it matters, then the fix, then its history. */
export function FindingPanel({ id, takeFocus, onClose }: FindingPanelProps) {
  const query = useQuery(findingDetail(id));
  const finding = query.data;
  const mayAct = useMay('findings.act', finding?.owner);
  if (finding) {
    return (
      <>
        <FindingHeading key={id} finding={finding} takeFocus={takeFocus} onClose={onClose} />
        {mayAct && (
          <div className={classes.actions}>
            <ActBar findings={[finding]} steps={finding.steps} assignee={finding.assignee} />
          </div>
        )}
        <WaitingRequestNote finding={finding} />
        <EvidenceList evidence={finding.evidence} />
        <ExplanationSection explanation={finding.explanation} />
        <SpecPatchSection id={finding.id} rule={finding.rule} />
        <EdgeRuleSection id={finding.id} />
        <TicketSection id={finding.id} mayOpen={mayAct} />
        <FindingRemedy finding={finding} />
        <FindingHistory finding={finding} mayComment={mayAct} />
      </>
    );
  }
  if (!query.isError) return <PanelSkeleton what="finding" onClose={onClose} />;
  if (!(query.error instanceof ORPCError) || query.error.status !== 404) {
    return (
      <ErrorNotice
        title="The finding could not be read."
        {...describeFailure(query.error)}
        onRetry={() => void query.refetch()}
      />
    );
  }
  return (
    <EmptyNotice title="There is no such finding">
      <p>
        Its API may have been joined to another one, and what was found there is judged anew: look in the
        list.
      </p>
      <Button size="xs" variant="default" onClick={onClose}>
        Close
      </Button>
    </EmptyNotice>
  );
}
