import { describe, expect, it } from 'vitest';
import { FindingStatus } from '@/lib/contracts/finding';
import { settleTicket, stepOfMove } from './settle-ticket';

describe('what a tracker is told', () => {
  it.each<[FindingStatus, boolean, FindingStatus, 'open' | 'closed' | null | 'nothing']>([
    ['open', true, 'resolved', 'closed'],
    ['fix-claimed', false, 'resolved', null],
    ['resolved', false, 'open', 'open'],
    ['resolved', true, 'open', 'nothing'],
    ['fix-claimed', false, 'in-progress', 'open'],
    ['fix-claimed', false, 'open', 'open'],
    ['open', true, 'fix-claimed', 'nothing'],
    ['open', false, 'triaged', 'nothing'],
    ['open', true, 'triaged', 'nothing'],
    ['open', true, 'risk-accepted', null],
    ['open', true, 'false-positive', null],
    ['open', true, 'duplicate', null],
  ])('when it knew %s (open there: %s) and it is %s: %s', (told, isOpen, status, move) => {
    const step = settleTicket({ told, isOpen }, status);
    expect(step === null ? 'nothing' : step.move).toBe(move);
  });

  it.each(FindingStatus.options)('is nothing while it is %s as before', (status) => {
    for (const isOpen of [true, false]) expect(settleTicket({ told: status, isOpen }, status)).toBeNull();
  });
});

describe('what a person’s move means', () => {
  it.each<[FindingStatus, 'claim' | 'nothing', 'reopen' | 'nothing']>([
    ['open', 'claim', 'nothing'],
    ['triaged', 'claim', 'nothing'],
    ['in-progress', 'claim', 'nothing'],
    ['fix-claimed', 'nothing', 'reopen'],
    ['resolved', 'nothing', 'nothing'],
    ['risk-accepted', 'nothing', 'nothing'],
    ['false-positive', 'nothing', 'nothing'],
    ['duplicate', 'nothing', 'nothing'],
  ])('with %s: closed %s, opened %s', (status, closed, opened) => {
    expect(stepOfMove(false, status) ?? 'nothing').toBe(closed);
    expect(stepOfMove(true, status) ?? 'nothing').toBe(opened);
  });
});
