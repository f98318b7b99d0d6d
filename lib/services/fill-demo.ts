import type { Receipt } from '@/lib/contracts/receipt';
import { addTeam, listTeams } from '@/lib/data/accounts/teams';
import { findApiId } from '@/lib/data/apis';
import { database } from '@/lib/data/client';
import { countEndpoints } from '@/lib/data/endpoints';
import { openApiDocument } from '@/lib/server/document/openapi-document';
import { log } from '@/lib/server/log';
import { demoUploads } from '@/prisma/demo/demo-uploads';
import { DEMO_STEWARDS } from '@/prisma/demo/stewards';
import { ConflictError } from './errors';
import { deploymentAddress } from './outbound/deployment-address';
import { receiveUpload } from './receive-upload';
import { setStewardship } from './stewardship';

/** The demo is the same every time. */
const SEED = 1;

let filling: Promise<void> | null = null;

/**
 * Begins to take the demo estate in, through the door that every file uses. Only into an empty inventory, so that made-up
 * endpoints never mix with real ones. `receipts` are the ids to watch; `done` resolves when all is in.
 */
export async function fillDemo(now: Date): Promise<{ receipts: string[]; done: Promise<void> }> {
  if (filling) throw new ConflictError('The demo estate is being taken in already.');
  if ((await countEndpoints(database())) > 0) {
    throw new ConflictError(
      'The inventory is not empty. The demo estate only fills an empty one, so that nothing made up mixes with what is real.',
    );
  }
  const ownSpec = JSON.stringify(await openApiDocument(`${deploymentAddress()}/api/v1`));
  const uploads = [...demoUploads({ seed: SEED, now, ownSpec })].map((upload) => ({
    ...upload,
    id: `demo:${upload.name}`,
  }));
  filling = takeIn(uploads)
    .then(nameStewards)
    .finally(() => {
      filling = null;
    });
  filling.catch((error) => log.error('the demo estate broke off', { error }));
  return { receipts: uploads.map(({ id }) => id), done: filling };
}

async function takeIn(uploads: readonly DemoUpload[]): Promise<void> {
  for (const { id, name, api, format, bytes } of uploads) {
    const chunks = bytes instanceof Uint8Array ? [bytes] : bytes;
    const receipt: Receipt = await receiveUpload(
      { id, source: 'demo', file: name, api, format, bytesTotal: null, body: stream(chunks) },
      new Date(),
    );
    if (receipt.status === 'failed') throw new Error(`${name}: ${receipt.problems[0]?.message}`);
  }
}

/** Teams and exposures, as people would have said them. */
async function nameStewards(): Promise<void> {
  const db = database();
  const teams = new Map((await listTeams(db)).map(({ id, name }) => [name, id]));
  for (const { api, team, exposure } of DEMO_STEWARDS) {
    const id = await findApiId(db, api);
    if (id === null) continue;
    const teamId = teams.get(team) ?? (await addTeam(db, team));
    teams.set(team, teamId);
    await setStewardship(id, { team: teamId, exposure });
  }
}

type DemoUpload = ReturnType<typeof demoUploads> extends Generator<infer U> ? U & { id: string } : never;

async function* stream(chunks: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* chunks;
}
