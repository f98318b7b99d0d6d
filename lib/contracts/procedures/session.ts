import { z } from 'zod';
import { Email, Me, Password, PersonName, Session } from '../account';
import { base } from './base';

const Secret = z.string().min(20).max(200);

export const session = {
  options: base
    .route({
      method: 'GET',
      path: '/session/sign-in',
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
      path: '/session/sign-up',
      tags: ['Session'],
      summary: 'Sign up as the first administrator, while there is nobody',
      successStatus: 201,
    })
    .input(z.strictObject({ name: PersonName, email: Email, password: Password }))
    .output(z.object({ email: z.string() })),
  join: base
    .route({
      method: 'POST',
      path: '/session/register',
      tags: ['Session'],
      summary: 'Use an invitation: make the account that it is for',
      successStatus: 201,
    })
    .input(z.strictObject({ secret: Secret, name: PersonName, password: Password }))
    .output(z.object({ email: z.string() })),
  resetPassword: base
    .route({
      method: 'POST',
      path: '/session/reset-password',
      tags: ['Session'],
      summary: 'Use a password link: set a new password',
    })
    .input(z.strictObject({ secret: Secret, password: Password }))
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
