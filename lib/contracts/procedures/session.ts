import { z } from 'zod';
import { Email, Me, Password, PersonName, Session } from '../account';
import { base } from './base';

const Secret = z.string().min(20).max(200);

export const session = {
  options: base
    .route({
      method: 'GET',
      path: '/session/options',
      tags: ['Session'],
      summary: 'Say how people can sign in here',
    })
    .input(z.object({}))
    .output(
      z.object({
        /** Nobody can sign in yet: the first administrator has to be made. */
        needsSetUp: z.boolean(),
        /** Name of the provider of single sign-on, where one is configured. */
        provider: z.string().nullable(),
      }),
    ),
  setUp: base
    .route({
      method: 'POST',
      path: '/session/set-up',
      tags: ['Session'],
      summary: 'Make the first administrator, while there is nobody',
      successStatus: 201,
    })
    .input(z.object({ name: PersonName, email: Email, password: Password }))
    .output(z.object({ email: z.string() })),
  redeem: base
    .route({
      method: 'POST',
      path: '/session/redeem',
      tags: ['Session'],
      summary: 'Use an invitation, or a link for a new password',
    })
    .input(z.object({ secret: Secret, name: PersonName.optional(), password: Password }))
    .output(z.object({ email: z.string() })),
  me: base
    .route({ method: 'GET', path: '/session/me', tags: ['Session'], summary: 'Say who is asking' })
    .input(z.object({}))
    .output(Me),
  list: base
    .route({ method: 'GET', path: '/session/sessions', tags: ['Session'], summary: 'List own sessions' })
    .input(z.object({}))
    .output(z.object({ sessions: z.array(Session) })),
  revoke: base
    .route({
      method: 'DELETE',
      path: '/session/sessions/{id}',
      tags: ['Session'],
      summary: 'End one of the own sessions',
    })
    .input(z.object({ id: z.string().max(100) }))
    .output(z.object({})),
};
