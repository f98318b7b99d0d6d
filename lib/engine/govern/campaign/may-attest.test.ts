import { describe, expect, it } from 'vitest';
import type { Role } from '@/lib/contracts/roles';
import { type ItemReviewers, mayAttest, waitsFor } from './may-attest';

const who = (role: Role, teams: number[] = []) => ({ id: 'me', role, teams });
const item = (over: Partial<ItemReviewers> = {}): ItemReviewers => ({
  apiTeamId: null,
  teamId: null,
  personId: null,
  ...over,
});

describe('who may review', () => {
  it('is every steward', () => {
    for (const role of ['analyst', 'governance', 'admin'] as const)
      expect(mayAttest(who(role), item())).toBe(true);
  });

  it('is a developer of the API’s team, of the team it is assigned to, and the one named', () => {
    expect(mayAttest(who('developer', [7]), item({ apiTeamId: 7 }))).toBe(true);
    expect(mayAttest(who('developer', [7]), item({ apiTeamId: 1, teamId: 7 }))).toBe(true);
    expect(mayAttest(who('developer'), item({ personId: 'me' }))).toBe(true);
  });

  it('is no other developer, and never a viewer', () => {
    expect(mayAttest(who('developer', [7]), item({ apiTeamId: 1, personId: 'other' }))).toBe(false);
    expect(mayAttest(who('developer', [7]), item())).toBe(false);
    expect(mayAttest(who('viewer', [7]), item({ apiTeamId: 7, personId: 'me' }))).toBe(false);
  });
});

describe('whom it waits for', () => {
  it('is the person named, before any team', () => {
    expect(waitsFor(who('developer'), item({ personId: 'me' }))).toBe(true);
    expect(waitsFor(who('developer', [7]), item({ personId: 'other', apiTeamId: 7 }))).toBe(false);
  });

  it('is the team it is assigned to, before the one of the API', () => {
    expect(waitsFor(who('developer', [7]), item({ teamId: 7, apiTeamId: 1 }))).toBe(true);
    expect(waitsFor(who('developer', [1]), item({ teamId: 7, apiTeamId: 1 }))).toBe(false);
    expect(waitsFor(who('developer', [1]), item({ apiTeamId: 1 }))).toBe(true);
  });

  it('is nobody where nobody owns it', () => {
    expect(waitsFor(who('admin'), item())).toBe(false);
  });
});
