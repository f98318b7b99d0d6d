import { SMTPServer } from 'smtp-server';
import { afterAll, beforeEach } from 'vitest';

export interface ReceivedMail {
  to: string[];
  /** As it came: headers and body. */
  source: string;
}

export interface TestMailServer {
  readonly port: number;
  readonly received: ReceivedMail[];
  /** What it says to recipients from now on in the test: an SMTP reply code, or 250. */
  answer(code: number): void;
  /** Runs when a message is there and before the server has said so. */
  onMessage(then: () => Promise<void>): void;
}

/** Call at the top of an integration test file: a real SMTP server on loopback that lets in `gnomon` with `hunter2`. */
export async function startMailServer(): Promise<TestMailServer> {
  const received: ReceivedMail[] = [];
  let code = 250;
  let then = async () => {};
  const refusal = () => Object.assign(new Error('not now'), { responseCode: code });
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) =>
      username === 'gnomon' && password === 'hunter2'
        ? done(null, { user: username })
        : done(new Error('who are you?')),
    onRcptTo: (_address, _session, done) => (code === 250 ? done() : done(refusal())),
    onData: async (stream, session, done) => {
      const source = Buffer.concat(await Array.fromAsync(stream as AsyncIterable<Buffer>)).toString();
      received.push({ to: session.envelope.rcptTo.map(({ address }) => address), source });
      await then();
      done();
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  beforeEach(() => {
    received.length = 0;
    code = 250;
    then = async () => {};
  });
  afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return {
    port,
    received,
    answer: (given) => {
      code = given;
    },
    onMessage: (given) => {
      then = given;
    },
  };
}
