import { z } from 'zod';
import { Team } from '../account';
import { Text } from '../text';
import { base, Id } from './base';

const TeamName = Text.trim().min(1).max(100);

export const teams = {
  list: base
    .route({ method: 'GET', path: '/teams', tags: ['Teams'], summary: 'List teams' })
    .input(z.object({}))
    .output(z.object({ teams: z.array(Team) })),
  create: base
    .route({ method: 'POST', path: '/teams', tags: ['Teams'], summary: 'Make a team', successStatus: 201 })
    .input(z.strictObject({ name: TeamName }))
    .output(Team),
  change: base
    .route({ method: 'PATCH', path: '/teams/{id}', tags: ['Teams'], summary: 'Rename a team' })
    .input(z.strictObject({ id: Id, name: TeamName }))
    .output(Team),
  remove: base
    .route({
      method: 'DELETE',
      path: '/teams/{id}',
      tags: ['Teams'],
      summary: 'Remove a team; its APIs have no owner then',
    })
    .input(z.object({ id: Id }))
    .output(z.object({})),
};
