import { z } from 'zod';
import { ApiToken, NewApiToken } from '../account';
import { base, Id } from './base';

export const tokens = {
  list: base
    .route({
      method: 'GET',
      path: '/tokens',
      tags: ['Tokens'],
      summary: 'List tokens: own ones; all, to an administrator',
    })
    .input(z.object({}))
    .output(z.object({ tokens: z.array(ApiToken) })),
  create: base
    .route({
      method: 'POST',
      path: '/tokens',
      tags: ['Tokens'],
      summary: 'Make a token; its secret is shown this once',
      successStatus: 201,
    })
    .input(NewApiToken)
    .output(z.object({ token: ApiToken, secret: z.string() })),
  revoke: base
    .route({ method: 'DELETE', path: '/tokens/{id}', tags: ['Tokens'], summary: 'Revoke a token' })
    .input(z.object({ id: Id }))
    .output(z.object({})),
};
