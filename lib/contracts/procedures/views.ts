import { z } from 'zod';
import { NewView, SavedView, ViewPage } from '../view';
import { base, Id } from './base';

export const views = {
  list: base
    .route({
      method: 'GET',
      path: '/views',
      tags: ['Views'],
      summary: 'List kept views of a page: own ones, and those that others share',
    })
    .input(z.object({ page: ViewPage }))
    .output(z.object({ views: z.array(SavedView) })),
  keep: base
    .route({
      method: 'POST',
      path: '/views',
      tags: ['Views'],
      summary: 'Keep the state of a page under a name, in place of an own view of that name',
      successStatus: 201,
    })
    .input(NewView)
    .output(SavedView),
  remove: base
    .route({
      method: 'DELETE',
      path: '/views/{id}',
      tags: ['Views'],
      summary: 'Remove an own view; an administrator may remove any shared one',
    })
    .input(z.object({ id: Id }))
    .output(z.object({})),
};
