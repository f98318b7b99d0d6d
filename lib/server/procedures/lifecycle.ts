import { lifecycleBoard } from '@/lib/services/lifecycle';
import { nameCaller } from '@/lib/services/name-caller';
import { actorOf } from './actor-of';
import { os } from './base';

export const lifecycle = {
  board: os.lifecycle.board.handler(({ input }) => lifecycleBoard(input, new Date())),
  nameCaller: os.lifecycle.nameCaller.handler(async ({ input, context }) => {
    const named = await nameCaller(input, actorOf(context).name, new Date());
    Object.assign(context.detail, named);
    return named;
  }),
};
