import { describe, expect, it } from 'vitest';
import { isApproval, outboundKindOf, type ToldChange } from './outbound-kind';

type Row = [ToldChange['kind'], ToldChange['previousStatus'], ToldChange['status'], string | null];

describe('outboundKindOf', () => {
  it.each<Row>([
    ['opened', null, 'open', 'finding.opened'],
    ['reopened', 'resolved', 'open', 'finding.reopened'],
    ['resolved', 'fix-claimed', 'resolved', 'finding.resolved'],
    ['resolved', 'risk-accepted', 'resolved', 'finding.resolved'],
    ['assigned', null, 'open', 'finding.assigned'],
    ['commented', null, 'open', 'finding.commented'],
    ['moved', null, 'open', null],
    ['warned', null, 'risk-accepted', 'exception.ending'],
    ['requested', null, 'triaged', 'exception.requested'],
    ['rejected', null, 'triaged', 'exception.decided'],
    ['stepped', 'open', 'risk-accepted', 'exception.decided'],
    ['stepped', 'triaged', 'false-positive', 'exception.decided'],
    ['stepped', 'risk-accepted', 'open', 'exception.ended'],
    ['stepped', 'false-positive', 'open', 'exception.ended'],
    ['undone', 'false-positive', 'open', 'exception.ended'],
    ['stepped', 'open', 'triaged', 'finding.status-changed'],
    ['stepped', 'open', 'duplicate', 'finding.status-changed'],
    ['stepped', null, 'fix-claimed', 'finding.status-changed'],
    ['undone', 'triaged', 'open', 'finding.status-changed'],
    ['undone', null, 'open', 'finding.undone'],
  ])('takes %s from %s to %s for %s', (kind, previousStatus, status, told) => {
    expect(outboundKindOf({ kind, previousStatus, status })).toBe(told);
  });

  it('knows an approval from what is not one', () => {
    const approved: ToldChange = { kind: 'stepped', previousStatus: 'open', status: 'risk-accepted' };
    expect(isApproval('exception.decided', approved)).toBe(true);
    expect(isApproval('exception.decided', { ...approved, kind: 'rejected' })).toBe(false);
    expect(isApproval('finding.opened', { ...approved, kind: 'opened' })).toBeNull();
  });
});
