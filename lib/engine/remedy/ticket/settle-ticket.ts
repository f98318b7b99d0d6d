import type { FindingStatus } from '@/lib/contracts/finding';

/** What a tracker is to be told because a finding changed. */
export interface TicketStep {
  /** `null`: the ticket stays as it is. */
  move: 'open' | 'closed' | null;
  says: string;
}

const WORDS: Partial<Record<FindingStatus, string>> = {
  'risk-accepted': 'In Gnomon the risk was accepted.',
  'false-positive': 'In Gnomon this was called a false positive.',
  duplicate: 'In Gnomon this was called a duplicate of another finding.',
};

/**
 * What follows for a ticket from a finding's status, when that is another than the tracker was told last; `null`: nothing
 * to say. Traffic alone closes: a claim that is made in Gnomon is not told, and one that fails opens the ticket again.
 */
export function settleTicket(
  { told, isOpen }: { told: FindingStatus; isOpen: boolean },
  status: FindingStatus,
): TicketStep | null {
  if (status === told) return null;
  if (status === 'resolved')
    return {
      move: isOpen ? 'closed' : null,
      says: 'Traffic shows that it is fixed: Gnomon resolved the finding.',
    };
  const words = WORDS[status];
  if (words !== undefined) return { move: null, says: words };
  const wasClosed = told === 'resolved' || told === 'fix-claimed';
  if (wasClosed && status !== 'fix-claimed' && !isOpen)
    return { move: 'open', says: 'It shows again: Gnomon has the finding open.' };
  return null;
}

/** What a person's closing or reopening of a ticket means for its finding; `null`: nothing. */
export function stepOfMove(isOpen: boolean, status: FindingStatus): 'claim' | 'reopen' | null {
  if (!isOpen) return status === 'open' || status === 'triaged' || status === 'in-progress' ? 'claim' : null;
  return status === 'fix-claimed' ? 'reopen' : null;
}
