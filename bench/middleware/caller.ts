import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/**
 * Asks the same over and over, each connection as soon as its last answer is there. By bare sockets: a client of node:http
 * would be slower than the server, and measure itself.
 */
export class Caller {
  private readonly sockets: Socket[] = [];
  private readonly question: Buffer;

  /** `answerBytes` is the size of every answer. */
  private readonly answerBytes: number;

  private constructor(question: Buffer, answerBytes: number) {
    this.question = question;
    this.answerBytes = answerBytes;
  }

  static async connect(port: number, question: Buffer, connections: number): Promise<Caller> {
    const scout = connect(port, '127.0.0.1');
    scout.write(question);
    const [answer] = (await once(scout, 'data')) as [Buffer];
    scout.destroy();
    const caller = new Caller(question, answer.length);
    for (let i = 0; i < connections; i++) {
      const socket = connect(port, '127.0.0.1').setNoDelay();
      await once(socket, 'connect');
      caller.sockets.push(socket);
    }
    return caller;
  }

  /** Milliseconds to each answer. */
  async ask(ms: number): Promise<number[]> {
    const times: number[] = [];
    const endMs = performance.now() + ms;
    await Promise.all(this.sockets.map((socket) => this.askAt(socket, endMs, times)));
    return times;
  }

  close(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  private askAt(socket: Socket, endMs: number, times: number[]): Promise<void> {
    return new Promise((resolve) => {
      let startMs = performance.now();
      let missing = this.answerBytes;
      const take = (chunk: Buffer) => {
        missing -= chunk.length;
        if (missing > 0) return;
        const nowMs = performance.now();
        times.push(nowMs - startMs);
        startMs = nowMs;
        missing = this.answerBytes;
        if (nowMs < endMs) socket.write(this.question);
        else {
          socket.off('data', take);
          resolve();
        }
      };
      socket.on('data', take);
      socket.write(this.question);
    });
  }
}
