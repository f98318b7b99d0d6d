import { requestJudging } from '@/lib/jobs/background-link';
import { browseTeams, changeTeam, createTeam, deleteTeam } from '@/lib/services/accounts/teams';
import { os } from './base';

export const teams = {
  list: os.teams.list.handler(async () => ({ teams: await browseTeams() })),
  create: os.teams.create.handler(async ({ input }) => {
    const team = await createTeam(input.name);
    await requestJudging();
    return team;
  }),
  change: os.teams.change.handler(({ input }) => changeTeam(input.id, input.name)),
  remove: os.teams.remove.handler(async ({ input }) => {
    await deleteTeam(input.id);
    await requestJudging();
    return {};
  }),
};
