/** The program of the thread that runs the jobs of a web process, so that its pages and its intake never wait for them. */
import { parentPort } from 'node:worker_threads';
import { readEnv } from '@/lib/server/env';
import { runBackground, type Want } from './background';

const port = parentPort;
const { databaseUrl } = readEnv();
if (!port || databaseUrl === undefined) throw new Error('The background is a thread of a web process.');
const background = runBackground(databaseUrl);

port.on('message', async (want: Want | 'stop') => {
  if (want !== 'stop') return (await background).ask(want);
  await (await background).stop();
  // Ends this thread, and with it its connections.
  process.exit();
});
