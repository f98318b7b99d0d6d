import { rmSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '../lib/server/migrations/migrate';
import { type Cluster, startCluster } from '../lib/server/postgres/cluster';
import { makeTemporaryFolder } from './temporary-folder';

export const TEMPLATE_DATABASE = 'template_gnomon';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Superuser URL of the test cluster's `postgres` database. */
    postgresUrl: string;
  }
}

/** One Postgres for the run, in memory speed: its files need not survive. Test files copy the migrated template. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = makeTemporaryFolder('test');
  const cluster = await startCluster({
    dataFolder: path.join(folder, 'data'),
    settings: ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'],
    say: () => {},
  });
  const tearDown = async () => {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await makeTemplate(cluster);
  } catch (error) {
    await tearDown();
    throw error;
  }
  project.provide('postgresUrl', cluster.urlOf('postgres'));
  return tearDown;
}

async function makeTemplate(cluster: Cluster): Promise<void> {
  const client = new pg.Client(cluster.urlOf('postgres'));
  await client.connect();
  await client.query(`CREATE DATABASE ${TEMPLATE_DATABASE}`);
  await client.end();
  await migrate({ databaseUrl: cluster.urlOf(TEMPLATE_DATABASE), root: process.cwd() });
}
