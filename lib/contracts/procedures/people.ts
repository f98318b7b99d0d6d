import { z } from 'zod';
import { Email, OneTimeLink, Person, RoleName } from '../account';
import { base, Id } from './base';

const PersonId = z.string().max(100);
const TeamIds = z.array(z.number().int().positive()).max(100);
const Made = z.object({ link: OneTimeLink, secret: z.string() });

export const people = {
  list: base
    .route({ method: 'GET', path: '/people', tags: ['People'], summary: 'List people' })
    .input(z.object({}))
    .output(z.object({ people: z.array(Person) })),
  names: base
    .route({
      method: 'GET',
      path: '/people/names',
      tags: ['People'],
      summary: 'Name the people to whom work can be assigned',
    })
    .input(z.object({}))
    .output(z.object({ people: z.array(Person.pick({ id: true, name: true })) })),
  invite: base
    .route({
      method: 'POST',
      path: '/people/invitations',
      tags: ['People'],
      summary: 'Invite somebody; the secret of the link is shown this once',
      successStatus: 201,
    })
    .input(z.strictObject({ email: Email, role: RoleName, teams: TeamIds.default([]) }))
    .output(Made),
  links: base
    .route({
      method: 'GET',
      path: '/people/links',
      tags: ['People'],
      summary: 'List invitations and password links that still work',
    })
    .input(z.object({}))
    .output(z.object({ links: z.array(OneTimeLink) })),
  withdraw: base
    .route({
      method: 'DELETE',
      path: '/people/links/{id}',
      tags: ['People'],
      summary: 'Withdraw an invitation or a password link',
    })
    .input(z.object({ id: Id }))
    .output(z.object({})),
  change: base
    .route({
      method: 'PATCH',
      path: '/people/{id}',
      tags: ['People'],
      summary: 'Change the role or teams of somebody, or let them in no more',
    })
    .input(
      z.strictObject({
        id: PersonId,
        role: RoleName.optional(),
        teams: TeamIds.optional(),
        isDisabled: z.boolean().optional(),
      }),
    )
    .output(Person),
  resetPassword: base
    .route({
      method: 'POST',
      path: '/people/{id}/password-link',
      tags: ['People'],
      summary: 'Make a link with which somebody sets a new password',
      successStatus: 201,
    })
    .input(z.strictObject({ id: PersonId }))
    .output(Made),
};
